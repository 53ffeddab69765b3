using RewardLang.Training.Policies;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// Prompts with 40 answers each, of some helpfulness and verbosity: most are middling. A policy is told a direction, or not, and learns
/// from the best of 16 of its own answers, round by round.
/// </summary>
internal sealed class DirectedAnswers
{
    private const int Prompts = 8, Answers = 40, Draws = 16, Repeats = 24;
    private const int Steps = 60;
    private const double Rate = 2;

    private static readonly double[] s_angles = [-Math.PI / 4, -Math.PI / 8, 0, Math.PI / 8, Math.PI / 4];

    private readonly float[,] scores = new float[Prompts * Answers, 2];
    private readonly Random random;
    private readonly bool isTold;
    private TabularPolicy policy;
    // Made once: a gradient's kernel takes longer to make than many steps of a training.
    private static readonly KeptAnswers s_tuning = new();

    /// <summary>Makes the answers and a policy that knows nothing of them.</summary>
    /// <param name="isTold">Whether the policy is told the direction.</param>
    /// <param name="seed">Of the answers and the draws.</param>
    public DirectedAnswers(bool isTold, int seed)
    {
        this.isTold = isTold;
        random = new Random(seed);
        policy = new TabularPolicy(Prompts * s_angles.Length, Answers);
        for (var answer = 0; answer < Prompts * Answers; answer++)
            for (var part = 0; part < 2; part++) scores[answer, part] = (float)Math.Clamp(Normal.Draw(random, 50.0, 15), 0, 100);
    }

    /// <summary>One round: draw answers for directions, keep the best of each group, learn from them.</summary>
    /// <param name="preference">Says which answers are kept.</param>
    /// <param name="onlyHelpfulness">Whether answers are kept by helpfulness alone, whatever the direction.</param>
    public void Round(DirectedPreference preference, bool onlyHelpfulness)
    {
        var groups = Prompts * s_angles.Length * Repeats;
        var (states, drawn) = (new int[groups], new int[groups * Draws]);
        var (rows, angles) = (new float[groups * Draws, 2], new float[groups * Draws]);
        for (var group = 0; group < groups; group++)
        {
            var (prompt, angle) = (group % Prompts, group / Prompts % s_angles.Length);
            states[group] = StateOf(prompt, angle);
            for (var i = group * Draws; i < (group + 1) * Draws; i++)
            {
                drawn[i] = policy.Sample(random, states[group]);
                (rows[i, 0], rows[i, 1]) = (scores[prompt * Answers + drawn[i], 0], scores[prompt * Answers + drawn[i], 1]);
                angles[i] = onlyHelpfulness ? 0 : (float)s_angles[angle];
            }
        }
        using var scope = NewDisposeScope();
        using var result = preference.Step(tensor(rows), tensor(angles));
        var kept = result.Kept.data<bool>().ToArray();
        Learn([.. Enumerable.Range(0, kept.Length).Select(i => (states[i / Draws], drawn[i]))], kept);
    }

    /// <summary>What the policy gives on average for each direction: helpfulness and verbosity.</summary>
    public (double Helpfulness, double Verbosity)[] Front() => [.. Enumerable.Range(0, s_angles.Length).Select(angle =>
    {
        var (helpfulness, verbosity) = (0.0, 0.0);
        for (var prompt = 0; prompt < Prompts; prompt++)
        {
            var chances = policy.Chances(StateOf(prompt, angle));
            for (var answer = 0; answer < Answers; answer++)
            {
                helpfulness += chances[answer] * scores[prompt * Answers + answer, 0] / Prompts;
                verbosity += chances[answer] * scores[prompt * Answers + answer, 1] / Prompts;
            }
        }
        return (helpfulness, verbosity);
    })];

    /// <summary>
    /// The share of the square of scores that a front dominates, once with verbosity as good and once with its lack, the mean of both.
    /// </summary>
    public static double Hypervolume(IReadOnlyList<(double Helpfulness, double Verbosity)> front) =>
        (Dominated(front) + Dominated([.. front.Select(point => (point.Helpfulness, 100 - point.Verbosity))])) / 2;

    /// <summary>How much the directions get of what they ask for, on average.</summary>
    public static double Directed(IReadOnlyList<(double Helpfulness, double Verbosity)> front) =>
        front.Select((point, i) => Math.Cos(s_angles[i]) * point.Helpfulness + Math.Sin(s_angles[i]) * point.Verbosity).Average();

    private static double Dominated(IReadOnlyList<(double Helpfulness, double Verbosity)> front)
    {
        var (area, height) = (0.0, 0.0);
        foreach (var (helpfulness, verbosity) in front.OrderByDescending(point => point.Helpfulness))
        {
            area += helpfulness * Math.Max(verbosity - height, 0);
            height = Math.Max(height, verbosity);
        }
        return area / 1e4;
    }

    private int StateOf(int prompt, int angle) => isTold ? prompt * s_angles.Length + angle : prompt * s_angles.Length;

    // Supervised fine-tuning, by descent of its loss from the policy that drew the answers; each state by the mean over its own.
    private void Learn(IReadOnlyList<(int State, int Answer)> all, bool[] kept)
    {
        var sizes = all.Where((_, i) => kept[i]).CountBy(pair => pair.State).ToDictionary();
        policy = policy.Copy();
        using var isKept = tensor(kept);
        for (var step = 0; step < Steps; step++)
        {
            using var scope = NewDisposeScope();
            var chances = sizes.Keys.ToDictionary(state => state, state => policy.Chances(state).ToArray());
            var logs = tensor(all.Select(pair => (float)Math.Log(chances[pair.State][pair.Answer])).ToArray());
            var inputs = new Dictionary<string, Tensor> { ["log_probability"] = logs, ["kept"] = isKept };
            var gradient = MeanLoss.Of(s_tuning.Program, inputs, false, "log_probability").Gradients[0];
            for (var i = 0; i < all.Count; i++)
                if (kept[i]) policy.Reinforce(all[i].State, all[i].Answer, -gradient[i] * all.Count / sizes[all[i].State]);
            policy.Step(Rate);
        }
    }
}

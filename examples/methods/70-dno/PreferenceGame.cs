using RewardLang.Training.Methods;
using RewardLang.Training.Policies;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// Prompts with forty answers each. A judge prefers the better one, and in part goes in circles, so that no score of answers says it all.
/// The first policy seldom gives good answers.
/// </summary>
internal sealed class PreferenceGame
{
    private const int Prompts = 6, Answers = 40, Groups = 8, Samples = 6, Steps = 20;
    private const double Circle = 1.5;

    private readonly Random random;
    private readonly double[,,] chances = new double[Prompts, Answers, Answers];
    private readonly TabularPolicy first = new(Prompts, Answers);
    // Made once: a gradient's kernel takes longer to make than many steps of a training.
    private static readonly DnoGroup s_group = new();
    private static readonly DnoPrct s_loss = new();

    /// <summary>Draws a game.</summary>
    public PreferenceGame(int seed)
    {
        random = new Random(seed);
        for (var prompt = 0; prompt < Prompts; prompt++)
        {
            var quality = Normal.DrawMany(random, Answers, 0, 1.5);
            var angle = Enumerable.Range(0, Answers).Select(_ => random.NextDouble() * 2 * Math.PI).ToArray();
            for (var a = 0; a < Answers; a++)
            {
                first.Logits[prompt * Answers + a] = -quality[a];
                for (var b = 0; b < Answers; b++)
                    chances[prompt, a, b] = 1 / (1 + Math.Exp(-(quality[a] - quality[b] + Circle * Math.Sin(angle[a] - angle[b]))));
            }
        }
    }

    /// <summary>Trains a policy on pairs of answers; its chance of being preferred to the first policy after each round.</summary>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="isOnPolicy">True to sample from, and measure ratios to, the policy of the round; false for the first policy.</param>
    /// <param name="beta">Of the loss.</param>
    /// <param name="rate">How far a step moves the policy.</param>
    public double[] Train(int rounds, bool isOnPolicy, double beta, double rate)
    {
        s_loss.Beta = beta;
        var policy = first.Copy();
        var wins = new double[rounds];
        List<(int Prompt, int Better, int Worse)> seen = [];
        for (var round = 0; round < rounds; round++)
        {
            var reference = isOnPolicy ? policy.Copy() : first;
            // A pair is only worth something against the policy that it came from; offline all pairs come from the same.
            if (isOnPolicy) seen.Clear();
            seen.AddRange(Pairs(reference));
            for (var step = 0; step < Steps; step++) Fit(policy, reference, seen, rate);
            wins[round] = Preferred(policy, first);
        }
        return wins;
    }

    /// <summary>The chance that an answer of one policy is preferred to one of another.</summary>
    private double Preferred(TabularPolicy one, TabularPolicy other)
    {
        var sum = 0.0;
        for (var prompt = 0; prompt < Prompts; prompt++)
        {
            double[] p = [.. one.Chances(prompt)], q = [.. other.Chances(prompt)];
            for (var a = 0; a < Answers; a++)
                for (var b = 0; b < Answers; b++) sum += p[a] * q[b] * chances[prompt, a, b] / Prompts;
        }
        return sum;
    }

    /// <summary>The best and the worst of each group of answers, by their shares of wins.</summary>
    private List<(int Prompt, int Better, int Worse)> Pairs(TabularPolicy policy)
    {
        const int rows = Prompts * Groups;
        var answers = Enumerable.Range(0, rows)
            .Select(row => Enumerable.Range(0, Samples).Select(_ => policy.Sample(random, row / Groups)).ToArray()).ToArray();
        var wins = new float[rows, Samples, Samples];
        for (var row = 0; row < rows; row++)
            for (var a = 0; a < Samples; a++)
                for (var b = 0; b < a; b++)
                {
                    // One judgement for each pair of answers.
                    wins[row, a, b] = answers[row][a] == answers[row][b] ? .5f
                        : random.NextDouble() < chances[row / Groups, answers[row][a], answers[row][b]] ? 1 : 0;
                    wins[row, b, a] = 1 - wins[row, a, b];
                }
        for (var row = 0; row < rows; row++)
            for (var a = 0; a < Samples; a++) wins[row, a, a] = .5f;
        using var scope = NewDisposeScope();
        var none = zeros(rows, Samples, dtype: ScalarType.Bool);
        using var result = s_group.Step(tensor(wins), zeros(rows, Samples), none, none);
        var shares = MethodRun.Numbers(result.Share);
        return [.. Enumerable.Range(0, rows).Select(row =>
        {
            var places = Enumerable.Range(0, Samples).ToList();
            var (best, worst) = (places.MaxBy(i => shares[row * Samples + i]), places.MinBy(i => shares[row * Samples + i]));
            return (row / Groups, answers[row][best], answers[row][worst]);
        })];
    }

    private static void Fit(TabularPolicy policy, TabularPolicy reference, List<(int Prompt, int Better, int Worse)> pairs, double rate)
    {
        using var scope = NewDisposeScope();
        var ratios = new double[Prompts, Answers];
        for (var prompt = 0; prompt < Prompts; prompt++)
        {
            double[] now = Logs(policy, prompt), before = Logs(reference, prompt);
            for (var a = 0; a < Answers; a++) ratios[prompt, a] = now[a] - before[a];
        }
        Tensor Ratios(Func<(int Prompt, int Better, int Worse), int> answer) =>
            tensor(pairs.Select(pair => (float)ratios[pair.Prompt, answer(pair)]).ToArray());
        var inputs = new Dictionary<string, Tensor> { ["preferred_log_ratio"] = Ratios(p => p.Better), ["other_log_ratio"] = Ratios(p => p.Worse) };
        var gradients = MeanLoss.Of(s_loss.Program, inputs, false, "preferred_log_ratio", "other_log_ratio").Gradients;
        for (var i = 0; i < pairs.Count; i++)
        {
            policy.Reinforce(pairs[i].Prompt, pairs[i].Better, -gradients[0][i]);
            policy.Reinforce(pairs[i].Prompt, pairs[i].Worse, -gradients[1][i]);
        }
        policy.Step(rate);
    }

    /// <summary>Logarithms of the chances, from the logits: a chance may be too small for a number, its logarithm is not.</summary>
    private static double[] Logs(TabularPolicy policy, int prompt)
    {
        var logits = policy.Logits[(prompt * Answers)..((prompt + 1) * Answers)];
        var largest = logits.Max();
        var whole = largest + Math.Log(logits.Sum(logit => Math.Exp(logit - largest)));
        return [.. logits.Select(logit => logit - whole)];
    }
}

using RewardLang.Training.Policies;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A stand-in for a language model: answers of eight tokens out of six, of which one is right at each place. Only the whole answer is
/// scored, by the share of right tokens. PPO with a value for each place, as in the paper.
/// </summary>
internal sealed class TokenTask(int seed)
{
    public const int Length = 8, Tokens = 6;
    private const int Answers = 32, Inner = 2;
    private const double ValueRate = 0.3, PreferenceRate = 300;

    private readonly Random random = new(seed);
    private readonly int[] right = [.. Enumerable.Range(0, Length).Select(place => new Random(seed * 31 + place).Next(Tokens))];
    private readonly TabularPolicy reference = new(Length, Tokens);
    // Made once: a gradient's kernel takes longer to make than many steps of a training.
    private static readonly RtoPolicy s_policyLoss = new();
    private static readonly RtoValue s_valueLoss = new();
    private static readonly RtoPreference s_preferenceLoss = new();

    /// <summary>A policy from pairs of the reference's answers, preferred by the chances of Bradley and Terry.</summary>
    /// <param name="number">How many pairs.</param>
    /// <param name="iterations">How many gradient steps.</param>
    public TabularPolicy Prefer(int number, int iterations)
    {
        List<(int[] Better, int[] Worse)> pairs = [.. Enumerable.Range(0, number).Select(_ =>
        {
            var (first, second) = (Answer(reference), Answer(reference));
            var chance = 1 / (1 + Math.Exp(-Length * (Score(first) - Score(second))));
            return random.NextDouble() < chance ? (first, second) : (second, first);
        })];
        var policy = new TabularPolicy(Length, Tokens);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            using var scope = NewDisposeScope();
            var inputs = new Dictionary<string, Tensor>
            {
                ["preferred"] = Matrix(pairs.Count, (row, place) => policy.LogChance(place, pairs[row].Better[place]) + Math.Log(Tokens)),
                ["other"] = Matrix(pairs.Count, (row, place) => policy.LogChance(place, pairs[row].Worse[place]) + Math.Log(Tokens)),
            };
            var gradients = MeanLoss.Of(s_preferenceLoss.Program, inputs, true, "preferred", "other").Gradients;
            for (var row = 0; row < pairs.Count; row++)
                for (var place = 0; place < Length; place++)
                {
                    policy.Reinforce(place, pairs[row].Better[place], -gradients[0][row * Length + place]);
                    policy.Reinforce(place, pairs[row].Worse[place], -gradients[1][row * Length + place]);
                }
            policy.Step(PreferenceRate / Length);
        }
        return policy;
    }

    /// <summary>Trains a policy from the reference; the share of right tokens that it expects to write, at each iteration.</summary>
    public double[] Train(Rto reward, TabularPolicy preferred, int iterations, double rate)
    {
        var policy = reference.Copy();
        var values = new double[Length];
        var shares = new double[iterations];
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            shares[iteration] = Share(policy);
            using var scope = NewDisposeScope();
            var answers = Enumerable.Range(0, Answers).Select(_ => Answer(policy)).ToList();
            var old = Matrix(Answers, (row, place) => policy.LogChance(place, answers[row][place]));
            var before = Matrix(Answers, (_, place) => values[place]);
            using var result = reward.Evaluate(
                Matrix(Answers, (row, place) => preferred.LogChance(place, answers[row][place])),
                Matrix(Answers, (row, place) => reference.LogChance(place, answers[row][place])), old,
                tensor(answers.Select(answer => (float)Score(answer)).ToArray()), before);
            var learned = new Dictionary<string, Tensor> { ["old"] = old, ["advantage"] = result.Advantage };
            var valued = new Dictionary<string, Tensor> { ["old"] = before, ["target"] = result.Target };
            for (var inner = 0; inner < Inner; inner++)
            {
                learned["log_probability"] = Matrix(Answers, (row, place) => policy.LogChance(place, answers[row][place]));
                valued["value"] = Matrix(Answers, (_, place) => values[place]);
                var gradient = MeanLoss.Of(s_policyLoss.Program, learned, true, "log_probability").Gradients[0];
                var slope = MeanLoss.Of(s_valueLoss.Program, valued, true, "value").Gradients[0];
                for (var row = 0; row < Answers; row++)
                    for (var place = 0; place < Length; place++)
                    {
                        policy.Reinforce(place, answers[row][place], -gradient[row * Length + place]);
                        values[place] -= ValueRate * Length * slope[row * Length + place];
                    }
                policy.Step(rate);
            }
        }
        return shares;
    }

    /// <summary>The share of right tokens that a policy expects to write.</summary>
    public double Share(TabularPolicy policy) => Enumerable.Range(0, Length).Average(place => policy.Chances(place)[right[place]]);

    private int[] Answer(TabularPolicy policy) => [.. Enumerable.Range(0, Length).Select(place => policy.Sample(random, place))];

    private double Score(int[] answer) => answer.Zip(right).Count(pair => pair.First == pair.Second) / (double)Length;

    private static Tensor Matrix(int rows, Func<int, int, double> number)
    {
        var numbers = new float[rows, Length];
        for (var row = 0; row < rows; row++)
            for (var place = 0; place < Length; place++) numbers[row, place] = (float)number(row, place);
        return tensor(numbers);
    }
}

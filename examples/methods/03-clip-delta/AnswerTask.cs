using RewardLang.Runtime;
using RewardLang.Training.Policies;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A stand-in for reasoning: an answer of at most 20 steps, each progress (score 0.8), filler (0.95) or the end (0.7). It is right with
/// three steps of progress before the end. Filler is what a process reward model likes best and what solves nothing.
/// </summary>
internal static class AnswerTask
{
    private const int Horizon = 20;
    private const int Needed = 3;
    private const int Answers = 64;
    private const double Rate = 0.5;
    private const int Filler = 1, End = 2;

    private static readonly float[] s_scores = [.8f, .95f, .7f];

    /// <summary>How a policy came out.</summary>
    /// <param name="Success">Share of right answers over the last tenth of the training.</param>
    /// <param name="Length">Steps of an answer there.</param>
    /// <param name="Lengths">Mean steps of an answer at each iteration.</param>
    internal sealed record Outcome(double Success, double Length, double[] Lengths);

    /// <summary>Trains a policy by its own credit: the program's output <c>credit</c>, less its mean over the batch.</summary>
    /// <param name="reward">A program with the inputs score and solved, or one of them.</param>
    /// <param name="iterations">How many batches.</param>
    /// <param name="seed">Of the answers.</param>
    public static Outcome Train(RewardProgram reward, int iterations, int seed)
    {
        var random = new Random(seed);
        var policy = new TabularPolicy(Needed + 1, s_scores.Length);
        var (successes, lengths) = (new double[iterations], new double[iterations]);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var answers = Enumerable.Range(0, Answers).Select(_ => Answer(policy, random)).ToList();
            var credit = CreditOf(reward, answers);
            var baseline = credit.Zip(answers, (row, answer) => row[..answer.Steps.Count].Sum()).Sum() / answers.Sum(a => a.Steps.Count);
            for (var row = 0; row < Answers; row++)
                foreach (var (step, i) in answers[row].Steps.Select((step, i) => (step, i)))
                    policy.Reinforce(step.Progress, step.Action, (credit[row][i] - baseline) / Answers);
            policy.Step(Rate);
            (successes[iteration], lengths[iteration]) = (answers.Average(a => a.Solved ? 1 : 0), answers.Average(a => a.Steps.Count));
        }

        var tail = Math.Max(1, iterations / 10);
        return new Outcome(successes[^tail..].Average(), lengths[^tail..].Average(), lengths);
    }

    private static (List<(int Progress, int Action)> Steps, bool Solved) Answer(TabularPolicy policy, Random random)
    {
        var steps = new List<(int Progress, int Action)>();
        var progress = 0;
        while (steps.Count < Horizon)
        {
            var action = policy.Sample(random, progress);
            steps.Add((progress, action));
            if (action == End) return (steps, progress == Needed);
            if (action != Filler) progress = Math.Min(progress + 1, Needed);
        }
        return (steps, false);
    }

    private static List<float[]> CreditOf(RewardProgram reward, List<(List<(int Progress, int Action)> Steps, bool Solved)> answers)
    {
        using var scope = NewDisposeScope();
        var scores = new float[Answers, Horizon];
        for (var row = 0; row < Answers; row++)
            for (var i = 0; i < answers[row].Steps.Count; i++) scores[row, i] = s_scores[answers[row].Steps[i].Action];
        var inputs = new Dictionary<string, Tensor>
        {
            ["score"] = tensor(scores),
            ["solved"] = tensor(answers.Select(a => a.Solved).ToArray()),
        };
        using var result = reward.Evaluate(inputs, tensor(answers.Select(a => (long)a.Steps.Count).ToArray()));
        var credit = result.Output("credit").data<float>().ToArray();
        var width = (int)result.Steps;
        return [.. Enumerable.Range(0, Answers).Select(row => credit[(row * width)..((row + 1) * width)])];
    }
}

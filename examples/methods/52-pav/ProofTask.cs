using RewardLang.Training.Policies;

namespace RewardLang.Methods;

/// <summary>
/// A stand-in for proofs: answers of at most 20 tokens out of six. Seven of them must come in a planted order, whatever lies between, and then
/// the token that ends the answer. What is known of a prefix is how far it has come; chances of success are computed exactly.
/// </summary>
internal sealed class ProofTask
{
    public const int Horizon = 20, Needed = 7, Tokens = 6, End = Tokens - 1;

    private readonly int[] planted;

    /// <summary>Plants an order.</summary>
    public ProofTask(int seed)
    {
        var random = new Random(seed);
        planted = [.. Enumerable.Range(0, Needed).Select(_ => random.Next(End))];
    }

    /// <summary>An answer: where it was before each token, and the tokens.</summary>
    internal sealed record Answer(List<(int Progress, int Token)> Steps, bool IsSolved);

    /// <summary>How far a prefix is after a token.</summary>
    public int After(int progress, int token) => progress < Needed && token == planted[progress] ? progress + 1 : progress;

    /// <summary>Draws an answer.</summary>
    public Answer Draw(TabularPolicy policy, Random random)
    {
        var steps = new List<(int, int)>();
        var progress = 0;
        while (steps.Count < Horizon)
        {
            var token = policy.Sample(random, progress);
            steps.Add((progress, token));
            if (token == End) return new Answer(steps, progress == Needed);
            progress = After(progress, token);
        }
        return new Answer(steps, false);
    }

    /// <summary>A policy's chance of success by the number of tokens that a prefix has, and how far it has come.</summary>
    public double[,] Values(TabularPolicy policy)
    {
        var values = new double[Horizon + 1, Needed + 1];
        for (var count = Horizon - 1; count >= 0; count--)
            for (var progress = 0; progress <= Needed; progress++)
            {
                var chances = policy.Chances(progress);
                for (var token = 0; token < Tokens; token++)
                    values[count, progress] += chances[token] * (token == End ? (progress == Needed ? 1 : 0) : values[count + 1, After(progress, token)]);
            }
        return values;
    }

    /// <summary>The chance of success after a token.</summary>
    public double Value(double[,] values, int count, int progress, int token) =>
        token == End ? (progress == Needed ? 1 : 0) : values[count + 1, After(progress, token)];
}

using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Evolution;

/// <summary>What an environment shows a policy that acts at random.</summary>
internal static class RandomPlay
{
    private const int Rows = 64;
    private const ulong Seed = 20_261_129;
    private const double Smallest = 1e-3;

    /// <summary>The measures that change within an episode of random actions, with their mean magnitudes: of what no action moves no reward is made.</summary>
    public static IReadOnlyList<Measure> Measured(EnvironmentDescription kind, IReadOnlyList<Measure> measures)
    {
        using var program = new MeasureProgram(kind, measures);
        using var environment = kind.Create(Rows, Seed);
        using var random = new Generator(Seed);
        var sums = new double[measures.Count];
        var moves = new bool[measures.Count];
        IReadOnlyList<double[]>? before = null;
        environment.Reset();
        for (var step = 0; step < kind.EpisodeSteps; step++)
        {
            using var scope = NewDisposeScope();
            environment.Step(rand(Rows, kind.ActionSize, generator: random) * 2 - 1);
            var values = program.At(environment.Signals);
            for (var i = 0; i < measures.Count; i++)
            {
                sums[i] += values[i].Average(Math.Abs);
                moves[i] |= before is not null && !values[i].SequenceEqual(before[i]);
            }

            before = values;
        }

        return [.. measures.Select((m, i) => m with { Scale = Math.Max(sums[i] / kind.EpisodeSteps, Smallest) }).Where((_, i) => moves[i])];
    }
}

using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Evolution;

/// <summary>What an environment shows a policy that acts at random.</summary>
internal static class RandomPlay
{
    private const int Rows = 64;
    private const ulong Seed = 20_261_129;
    private const double Smallest = 1e-3;

    /// <summary>The measures with their mean magnitudes over an episode of random actions, each held for some steps.</summary>
    public static IReadOnlyList<Measure> Measured(EnvironmentDescription kind, IReadOnlyList<Measure> measures)
    {
        using var program = new MeasureProgram(kind, measures);
        using var environment = kind.Create(Rows, Seed);
        using var random = new Generator(Seed);
        var sums = new double[measures.Count];
        environment.Reset();
        for (var step = 0; step < kind.EpisodeSteps; step++)
        {
            using var scope = NewDisposeScope();
            environment.Step(rand(Rows, kind.ActionSize, generator: random) * 2 - 1);
            var values = program.At(environment.Signals);
            for (var i = 0; i < measures.Count; i++)
                sums[i] += values[i].Average(Math.Abs);
        }

        return [.. measures.Select((m, i) => m with { Scale = Math.Max(sums[i] / kind.EpisodeSteps, Smallest) })];
    }
}

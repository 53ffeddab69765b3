using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Evolution;

/// <summary>What an environment shows a policy that acts at random.</summary>
internal static class RandomPlay
{
    private const int Rows = 64;
    private const ulong Seed = 20_261_129;
    private const double Smallest = 1e-3;

    /// <summary>
    /// The measures that change within an episode of random actions, with their mean magnitudes until it fails and what they are in the first step: of what no action moves no reward is made.
    /// </summary>
    public static IReadOnlyList<Measure> Measured(EnvironmentDescription kind, IReadOnlyList<Measure> measures)
    {
        using var program = new MeasureProgram(kind, measures);
        using var environment = kind.Create(Rows, Seed);
        using var random = new Generator(Seed);
        var (sums, moves) = (new double[measures.Count], new bool[measures.Count]);
        (IReadOnlyList<double[]>? before, IReadOnlyList<double[]>? first) = (null, null);
        environment.Reset();
        var going = Enumerable.Range(0, Rows).ToList();
        var counted = 0;
        for (var step = 0; step < kind.EpisodeSteps && going.Count > 0; step++)
        {
            using var scope = NewDisposeScope();
            environment.Step(rand(Rows, kind.ActionSize, generator: random) * 2 - 1);
            var values = program.At(environment.Signals);
            for (var i = 0; i < measures.Count; i++)
            {
                sums[i] += going.Sum(row => Math.Abs(values[i][row]));
                moves[i] |= before is not null && going.Any(row => values[i][row] != before[i][row]);
            }

            first ??= values;
            (before, counted) = (values, counted + going.Count);
            var failed = environment.Failed().cpu().data<bool>().ToArray();
            going.RemoveAll(row => failed[row]);
        }

        return [.. measures.Select((m, i) => m with { Scale = Math.Max(sums[i] / counted, Smallest), AtStart = (first![i].Min(), first[i].Max()) }).Where((_, i) => moves[i])];
    }
}

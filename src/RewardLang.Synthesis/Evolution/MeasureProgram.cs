using RewardLang.Runtime;
using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Evolution;

/// <summary>The values of measures at the signals of some rows, as a program of the language gives them.</summary>
internal sealed class MeasureProgram : IDisposable
{
    private readonly RewardProgram _program;
    private readonly int _count;

    /// <param name="environment">Whose signals.</param>
    /// <param name="measures">What is measured.</param>
    public MeasureProgram(EnvironmentDescription environment, IReadOnlyList<Measure> measures)
    {
        var seed = Genome.TryParse(GenomeBuilder.Seed)!;
        var builder = new GenomeBuilder(environment, new Insight(measures), new Random(0));
        var genome = seed.With(
        [
            .. builder.Declaring(seed, measures.SelectMany(m => m.Signals)),
            .. measures.Select((m, i) => seed.Adding($"output m_{i} = {m.Expression}")),
        ])!;
        (_program, _count) = (RewardProgram.Compile(genome.Text), measures.Count);
    }

    /// <summary>The values: one array a measure, one number a row.</summary>
    /// <param name="signals">All signals of the environment, [rows, their axes].</param>
    public IReadOnlyList<double[]> At(IReadOnlyDictionary<string, Tensor> signals)
    {
        using var scope = NewDisposeScope();
        using var results = _program.Step(signals);
        return [.. Enumerable.Range(0, _count).Select(i => results.Output($"m_{i}").to_type(ScalarType.Float64).cpu().data<double>().ToArray())];
    }

    public void Dispose() => _program.Dispose();
}

using RewardLang.Analysis.Intervals;
using RewardLang.Backends.Reference;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>What each term adds to a total that is their sum, in a case that was run.</summary>
/// <param name="program">The program.</param>
/// <param name="run">The case, run.</param>
/// <param name="row">Its row.</param>
internal sealed class TotalParts(CompiledProgram program, ReferenceInterpreter run, int row)
{
    private const int MostTerms = 6;

    /// <summary>What rounding may make of a sum.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>The parts at a step, in words behind a case; empty where the total is no plain sum of a few.</summary>
    public string At(int step)
    {
        var terms = program.Graph.Results.Where(r => r.Kind == ResultKind.Contribution && r.Node.Axes.Count == 0).ToList();
        if (step < 0 || step >= run.Steps || terms.Count is < 2 or > MostTerms)
            return "";
        var total = run.Row(program.Graph.Results.First(r => r.Kind == ResultKind.Total).Node, row, step).First();
        var parts = terms.Select(t => (t.Name, Value: run.Row(t.Node, row, step).First())).ToList();
        if (!(Math.Abs(parts.Sum(p => p.Value) - total) <= Tolerance * (1 + Math.Abs(total))))
            return "";
        var said = parts.Select((p, i) => $"'{p.Name}' {(i == 0 ? "adds " : "")}{IntervalText.Number(p.Value)}").ToList();
        return $", where {string.Join(", ", said.Take(said.Count - 1))} and {said[said.Count - 1]}";
    }
}

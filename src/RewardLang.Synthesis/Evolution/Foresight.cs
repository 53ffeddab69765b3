using RewardLang.Syntax;
using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Evolution;

/// <summary>
/// What the owner's demands say of measures before anything is trained: of two cases of which one is to be worth more, in which of them is a measure larger?
/// </summary>
internal static class Foresight
{
    /// <summary>What the owner's cases leave out counts less.</summary>
    private const double LeftOut = 0.3;

    /// <summary>The measures with what the demands say of them; as they are where there are none.</summary>
    public static IReadOnlyList<Measure> Of(SynthesisTask task, IReadOnlyList<Measure> measures)
    {
        if (task.Demands is not { } demands || Comparisons(demands) is not { Count: > 0 } comparisons)
            return measures;
        using var scope = NewDisposeScope();
        using var program = new MeasureProgram(task.Environment, measures);
        var values = demands.Scenarios.ToDictionary(s => s.Name, s => s.Steps.Select(step => program.At(Signals(task, step))).ToList());
        var spokenOf = demands.Inputs.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<Measure> told =
        [
            .. measures.Select((m, i) =>
                Told(m, [.. comparisons.Select(c => Where(values[c.Better], values[c.Worse], i)).OfType<(double Better, double Worse)>()]) with
                {
                    Relevance = m.Relevance * (m.Signals.All(spokenOf.Contains) ? 1 : LeftOut),
                }),
        ];
        // Where a hand is better nearer to its target, it is not where the hand is that counts.
        var related = told.Where(m => m is { Evidence: not null, Signals.Count: > 1 } && m.Signals.All(spokenOf.Contains)).SelectMany(m => m.Signals).ToHashSet(StringComparer.Ordinal);
        return [.. told.Select(m => m.Signals is [var alone] && related.Contains(alone) ? m with { Evidence = null } : m)];
    }

    /// <summary>The pairs of cases of the checks that compare two.</summary>
    private static List<(string Better, string Worse)> Comparisons(CompiledProgram demands)
    {
        var names = demands.Scenarios.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var checks = Genome.TryParse(demands.Source.Text)?.Program.Members.OfType<CheckSyntax>() ?? [];
        return
        [
            .. from check in checks
               let left = CaseOf(check.Left)
               let right = CaseOf(check.Right)
               where left is not null && right is not null && names.Contains(left) && names.Contains(right)
               where check.Operator is TokenKind.Greater or TokenKind.GreaterOrEqual or TokenKind.Less or TokenKind.LessOrEqual
               select check.Operator is TokenKind.Greater or TokenKind.GreaterOrEqual ? (left, right) : (right, left),
        ];
    }

    /// <summary>The case of a side; null where it is no plain value of one.</summary>
    private static string? CaseOf(CheckTargetSyntax? target) => target is { Margin: null } ? target.Scenario?.Name ?? target.Quantity?.Name : null;

    /// <summary>A measure of two cases at the last step, counted from the end, in which they differ, both being finite; null where they do not.</summary>
    private static (double Better, double Worse)? Where(List<IReadOnlyList<double[]>> better, List<IReadOnlyList<double[]>> worse, int measure)
    {
        for (var back = 1; back <= Math.Min(better.Count, worse.Count); back++)
            if ((better[^back][measure][0], worse[^back][measure][0]) is var (high, low) && high != low && double.IsFinite(high - low))
                return (high, low);
        return null;
    }

    /// <summary>
    /// A measure with what its values in the better and the worse cases tell. A few cases prove nothing: as if there was half of one more, in which it is the same.
    /// </summary>
    private static Measure Told(Measure measure, IReadOnlyList<(double Better, double Worse)> differing)
    {
        // That 0.1 is better than 0.4 tells of the size, and only if it is better than -0.1 too of the sign.
        var pairs = differing.Where(p => measure.Kind != MeasureKind.Signed || p.Better * p.Worse < 0 || Math.Abs(p.Better) > Math.Abs(p.Worse)).ToList();
        var lead = pairs.Sum(p => Math.Sign(p.Better - p.Worse)) / (pairs.Count + 0.5);
        if (lead == 0)
            return measure;
        var telling = pairs.Where(p => Math.Sign(p.Better - p.Worse) == Math.Sign(lead)).ToList();
        return measure with { Evidence = new MeasureEvidence(lead, telling.Average(p => p.Better)), Scale = Math.Min(measure.Scale, telling.Average(p => Math.Abs(p.Better - p.Worse))) };
    }

    /// <summary>All signals at a step of a case; what the owner left open is 0.</summary>
    private static Dictionary<string, Tensor> Signals(SynthesisTask task, IReadOnlyDictionary<string, IReadOnlyList<double>> step) => task.Environment.Signals.ToDictionary(
        signal => signal.Name,
        signal => EpisodeReplay.Tensor(signal, step.GetValueOrDefault(signal.Name)?.Select(e => (float)e) ?? Enumerable.Repeat(0f, signal.Axes.Aggregate(1, (n, a) => n * a.Size)), 1));
}

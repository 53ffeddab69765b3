using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>Parameters without a range, of which a lint knows their defaults alone.</summary>
internal static class KeptDefaults
{
    /// <summary>That what is said of values rests on their defaults: <c>, while 'limit' keeps its default</c>.</summary>
    public static string Clause(LintContext context, IEnumerable<Node> values)
    {
        var names = Reach.From(values).Where(context.KeepsDefault).OrderBy(n => n.Slot).Select(n => $"'{context.Program.Params[n.Slot].Name}'").Distinct().ToList();
        return names.Count == 0 ? "" : $", while {string.Join(" and ", names)} {(names.Count == 1 ? "keeps its default" : "keep their defaults")}";
    }

    /// <summary>Whether such a parameter has a default that is written to switch something off: 0, -1, or a number beyond all that is met.</summary>
    public static bool MaySwitchOff(LintContext context, IEnumerable<Node> values) =>
        Reach.From(values).Where(context.KeepsDefault).Any(p => context.Program.Params[p.Slot].Default!.Any(d => d is 0 or -1 || !(Math.Abs(d) < FarBeyond)));

    private const double FarBeyond = 1e5;
}

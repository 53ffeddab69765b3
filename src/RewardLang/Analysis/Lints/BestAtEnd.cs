using RewardLang.Analysis.Ranges;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>Ends at which something that is paid is largest, or what is charged smallest: by that they are what the reward leads to, whatever they are called.</summary>
internal static class BestAtEnd
{
    /// <summary>What rounding may be off by, as a share of a range.</summary>
    private const double Slack = 1e-5;

    /// <summary>Whether each way to such an end is where the total, or a term in it, is at its best.</summary>
    public static bool IsAt(LintContext context, Node condition)
    {
        var paid = context.Terms.Where(context.IsAdded).Select(t => t.Contribution)
            .Concat(context.Program.Graph.Results.Where(r => r.Kind == ResultKind.Total).Select(r => r.Node)).Where(n => n.Axes.Count == 0).ToList();
        // A parameter's range is what may be tried; the limit of an end is one number.
        var scope = context.RangesByDefault.Scope;
        return EndConditions.Alternatives(condition).All(way => EndConditions.Parts(way).Any(part => paid.Any(p => IsBest(scope, p, part))));
    }

    /// <summary>Whether a value is nowhere else larger than where a condition holds.</summary>
    private static bool IsBest(RangeScope scope, Node value, Node condition)
    {
        if (scope.Assuming(condition, true)?.Of(value).Hull is not { HasNoNumber: false } inside || scope.Assuming(condition, false)?.Of(value).Hull is not { HasNoNumber: false } outside)
            return false;
        var slack = Slack * inside.Or(outside).Width;
        return inside.Lower >= outside.Upper - slack && outside.Lower < inside.Lower - slack;
    }
}

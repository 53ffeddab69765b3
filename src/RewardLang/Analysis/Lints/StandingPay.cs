using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Proofs;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// What is paid on while an agent waits: what does not look back, and what looks back for conditions alone that hold from some step on, as <c>ever</c>
/// says them. What is paid for a change, or once in an episode, is not.
/// </summary>
internal static class StandingPay
{
    /// <summary>The share of what a step pays with which a term is what pays for waiting.</summary>
    private const double Most = 0.9;

    /// <summary>Whether some part of a total is paid on; a bonus that was meant once is not, once it is paid once.</summary>
    public static bool Contains(LintContext context, Node part) => !LooksBack(part) || (Latch(context.Program.Graph, part) is not null || IsMostOfConditions(context.Program.Graph, part))
        && !context.Terms.Any(t => t.Contribution == part && context.IsReported(t.Syntax.Name.Span, DiagnosticCatalogue.RepeatedBonus));

    public static bool LooksBack(Node node) => Reach.From([node]).Any(n => n.Kind is NodeKind.StateRead or NodeKind.ReduceTime);

    /// <summary>The condition that holds from some step on, and for which a number is paid; null for what is paid otherwise. What ends an episode is not waited on.</summary>
    private static Node? Latch(RewardGraph graph, Node part)
    {
        if (PaidCondition.Of(part) is not { } condition)
            return null;
        var conditions = EndConditions.Parts(condition).Where(LooksBack).ToList();
        return conditions.All(c => Neighbour.BegunBy(graph, c) is { } begun && !LooksBack(begun) && !Ends(graph, begun)) ? conditions.FirstOrDefault() : null;
    }

    /// <summary>Whether a part is the largest so far of what a condition is as a number: <c>state best from 0 then max(best, if holds then 1 else 0)</c>.</summary>
    private static bool IsMostOfConditions(RewardGraph graph, Node part)
    {
        var level = Monomial.Of(part).Base;
        if (!graph.States.Any(s => s.Next == level && !s.IsBackward))
            return false;
        var later = level is { Kind: NodeKind.Select, Operands: [{ Kind: NodeKind.IsFirstStep }, _, { Kind: NodeKind.Binary } next] } ? next : level;
        return later.Kind == NodeKind.Binary && later.Binary == BinaryFunction.Maximum && later.Operands.Any(IsOwn)
            && later.Operands.Any(o => !LooksBack(o) && PaidCondition.Of(o) is { } condition && !Ends(graph, condition));

        bool IsOwn(Node node) => node.Kind == NodeKind.StateRead ? graph.States[node.Slot].Next == level : node is { Kind: NodeKind.Select, Operands: [{ Kind: NodeKind.IsFirstStep }, _, var own] } && own.Kind == NodeKind.StateRead && IsOwn(own);
    }

    private static bool Ends(RewardGraph graph, Node condition) => graph.Done is { } done && EndConditions.Alternatives(done).Any(end => EndConditions.Parts(end).All(EndConditions.Parts(condition).Contains));

    /// <summary>How the term is paid once that is nearly all that a step pays, and pays on from some step; null where there is none.</summary>
    /// <param name="context">The program.</param>
    /// <param name="end">The end that stops it.</param>
    /// <param name="step">What a step pays at most.</param>
    public static Suggestion? PaidOnce(LintContext context, string end, double step)
    {
        var graph = context.Program.Graph;
        if (context.Terms.FirstOrDefault(t => Latch(graph, t.Contribution) is not null && context.RangeOf(t.Contribution).Upper >= Most * step) is not { } term || Latch(graph, term.Contribution) is not { } latch)
            return null;
        var begun = context.NamedText(Neighbour.BegunBy(graph, latch)!);
        var written = WrittenParts.Of(context.Syntax).OfType<CallSyntax>().FirstOrDefault(c => c.Function.Name == "ever" && context.NodeOf(c) == latch);
        if (written is { Arguments: [{ Value: var condition }] })
            begun = context.TextOf(condition);
        var once = $"first({begun})";
        var isOwn = written is not null && term.Syntax.Value.Span.Start <= written.Span.Start && written.Span.End <= term.Syntax.Value.Span.End;
        return new Suggestion($"'{term.Name}' pays {IntervalText.About(context.RangeOf(term.Contribution).Upper)} at every step from '{begun}' on, and '{end}' ends that: write {once}{(written is null ? " of std.temporal" : "")}, which pays once.", isOwn ? once : null, isOwn ? written!.Span : null);
    }
}

using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// What a trajectory as a whole is worth, paid at each of its steps, in a program that pays something else at the last step alone: the return is that many
/// times as much.
/// </summary>
internal sealed class WholeAtEachStep : ILint
{
    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        if (LastStep(context) is not { } last)
        {
            Outcomes(context);
            return;
        }

        foreach (var term in context.Terms.Where(t => t.Syntax.Condition is null && context.IsAdded(t) && (t.Syntax.Weight is not { } weight || !IsShare(context, weight))))
            if (IsOfWhole(context, term.Syntax.Value, mustPay: true))
                context.Report(term.Syntax.Value.Span, DiagnosticCatalogue.WholeAtEachStep, term.Name,
                    new Suggestion($"To pay it once write '{context.TextOf(term.Syntax.Value)} when {context.TextOf(last)}'.", $" when {context.TextOf(last)}", new(term.Syntax.Value.Span.End, 0)));
        foreach (var part in context.Syntax.Members.OfType<TotalSyntax>().SelectMany(t => AddedToTotal.Summands(context, t.Value)))
            if (IsOfWhole(context, part, mustPay: false))
            {
                var instead = $"(if {context.TextOf(last)} then {context.TextOf(part)} else 0)";
                context.Report(part.Span, DiagnosticCatalogue.WholeAtEachStep, context.TextOf(part), new Suggestion($"To pay it once write {instead}.", instead));
            }
    }

    /// <summary>Words of what a trajectory comes to.</summary>
    private static readonly string[] s_outcomes = ["outcome", "solved", "correct", "success", "final", "answer", "win", "won", "verdict", "passed"];

    /// <summary>What a host gives once for a trajectory and is called its outcome, in a program that looks at other steps too.</summary>
    private static void Outcomes(LintContext context)
    {
        if (!context.Program.Inputs.Any(i => i is { IsEpisodic: false, IsShared: false }) || !context.Program.Graph.Nodes.Any(n => n.Kind is NodeKind.StateRead or NodeKind.IsLastStep or NodeKind.IsFirstStep))
            return;
        foreach (var term in context.Terms.Where(t => t.Syntax.Condition is null && context.IsAdded(t)))
            if (WrittenExpression.MeantUnscaled(context, term.Syntax.Value) is NameSyntax name && context.Syntax.Members.OfType<InputSyntax>().FirstOrDefault(i => i.Name.Name == name.Name) is { IsEpisodic: true } && NameParts.Of(term.Name).Concat(NameParts.Of(name.Name)).Any(s_outcomes.Contains)
                && AddedToTotal.IsOnlyPaid(term, context))
                context.Report(term.Syntax.Value.Span, DiagnosticCatalogue.WholeAtEachStep, term.Name,
                    new Suggestion($"To pay it once write '{context.TextOf(term.Syntax.Value)} when is_last()', of std.refine.", " when next(false, final: true)", new(term.Syntax.Value.Span.End, 0)));
    }

    /// <summary>The condition of the last step, as it is written for what is paid there; null where nothing is.</summary>
    private static ExpressionSyntax? LastStep(LintContext context) =>
        context.Terms.Where(context.IsAdded).Select(t => t.Syntax.Condition ?? (WrittenExpression.Meant(context, t.Syntax.Value) as IfSyntax)?.Condition)
            .Concat(context.Syntax.Members.OfType<TotalSyntax>().SelectMany(t => AddedToTotal.Summands(context, t.Value)).Select(part => (part as IfSyntax)?.Condition))
            .FirstOrDefault(condition => condition is not null && context.NodeOf(condition) is { } node && IsLast(context, node));

    private static bool IsLast(LintContext context, Node condition) => Neighbour.HoldsOnce(context.Program.Graph, condition)
        && Reach.From([condition]).Any(n => n.Kind == NodeKind.IsLastStep);

    /// <summary>Whether a value is one of the whole trajectory: a fold of its steps, or a mark that the host gives, which pays. A cost of each step may be given for a trajectory.</summary>
    private static bool IsOfWhole(LintContext context, ExpressionSyntax value, bool mustPay)
    {
        if (context.NodeOf(value) is not { IsTimeless: true, IsUniform: false } node || IsShare(context, value))
            return false;
        var parts = Reach.From([node]);
        return parts.Any(n => n.Kind == NodeKind.ReduceTime && n.Operands[0].Kind != NodeKind.Constant)
            || mustPay && parts.Any(n => n.Kind == NodeKind.Input) && context.RangeOf(node) is { HasNoNumber: false, Lower: >= 0, Upper: > 0 };
    }

    /// <summary>Whether something is divided by what a trajectory has, as by the number of its steps: each step gets its share.</summary>
    private static bool IsShare(LintContext context, ExpressionSyntax value) => WrittenParts.Of(WrittenExpression.Meant(context, value)).OfType<BinarySyntax>()
        .Any(b => b.Operator == TokenKind.Slash && context.NodeOf(b.Right) is { IsTimeless: true, IsUniform: false });
}

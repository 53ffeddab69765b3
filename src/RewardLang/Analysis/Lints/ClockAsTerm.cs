using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A term that is made of a state alone, and that state of no input, in episodes that nothing ends: it is the same whatever is done. Where something ends the episode a
/// clock may be there to hurry.
/// </summary>
internal sealed class ClockAsTerm : ILint
{
    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || context.Program.Ends.Count > 0)
            return;
        foreach (var term in context.Terms.Where(t => context.IsAdded(t) && context.RangeOf(t.Contribution) is { HasNoNumber: false, IsPoint: false }))
        {
            if (context.Syntax.Members.OfType<StateSyntax>().FirstOrDefault(s => !s.IsBackward && context.IsNamedIn(term.Syntax, s.Name.Name)) is not { } state || !IsClock(context, term.Contribution))
                continue;
            var (name, next) = (state.Name.Name, context.TextOf(state.Next));
            context.Report(state.Name.Span, DiagnosticCatalogue.ClockAsTerm, term.Name, name,
                next.Length <= LongestShown ? $"Let what it measures set it back, as in 'then if … then 0 else {next}'; the time since the start is step * dt." : "Let what it measures set it back; the time since the start is step * dt.");
        }
    }

    private const int LongestShown = 60;

    /// <summary>Whether a value changes from step to step and no input has a part in it.</summary>
    private static bool IsClock(LintContext context, Node value)
    {
        var (seen, pending) = (new HashSet<Node>(), new Stack<Node>([value]));
        var isKept = false;
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!seen.Add(node))
                continue;
            if (node.Kind is NodeKind.Input or NodeKind.ModelCall || node.Rows is not null)
                return false;
            isKept |= node.Kind == NodeKind.StateRead;
            foreach (var part in node.Kind == NodeKind.StateRead ? [context.Program.Graph.States[node.Slot].Next] : node.Operands)
                pending.Push(part);
        }

        return isKept;
    }
}

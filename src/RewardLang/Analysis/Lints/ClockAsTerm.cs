using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A term that is made of a state alone, and that state of no input, in episodes that nothing ends: it is the same whatever is done. Where something ends the episode a
/// clock may be there to hurry. And a state whose text says since when it counts, while nothing sets it back.
/// </summary>
internal sealed class ClockAsTerm : ILint
{
    /// <summary>How a text says that a timer is set back by something.</summary>
    private static readonly Regex s_since = new(@"\b(?:since|how long|in a row)\b(?!\s+(?:the\s+)?(?:start|beginning|episode|reset))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        foreach (var state in context.Syntax.Members.OfType<StateSyntax>().Where(s => !s.IsBackward))
        {
            var name = state.Name.Name;
            var term = context.Program.Ends.Count > 0 ? null : context.Terms.FirstOrDefault(t => context.IsAdded(t) && context.IsNamedIn(t.Syntax, name) && context.RangeOf(t.Contribution) is { HasNoNumber: false, IsPoint: false } && IsClock(context, t.Contribution));
            var isSaid = s_since.IsMatch(state.Documentation ?? "") && context.NodeOf(state.Next) is { IsUniform: false } next && IsClock(context, next);
            if (term is not null || isSaid)
                context.Report(state.Name.Span, DiagnosticCatalogue.ClockAsTerm, term is null ? $"'{name}'" : $"'{term.Name}', made of '{name}',", Advice(context, state));
        }
    }

    private static string Advice(LintContext context, StateSyntax state)
    {
        var next = context.TextOf(state.Next);
        return next.Length <= LongestShown ? $"Let what it measures set it back, as in 'then if … then 0 else {next}'; the time since the start is step * dt." : "Let what it measures set it back; the time since the start is step * dt.";
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

using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A gain over the best value so far, where the best takes in this step's value already: <c>best - gap</c> with <c>state best = gap then min(best, gap)</c>
/// is never above 0.
/// </summary>
internal sealed class BestOfThisStep : ILint
{
    private static readonly string[] s_gains = ["progress", "improve", "improved", "improvement", "gain", "gained", "gains", "closer", "approach", "advance", "bonus", "record", "deeper", "higher", "farther", "further", "faster", "nearer", "better", "longer", "new"];

    /// <summary>Words with which it is meant to be below 0.</summary>
    private static readonly string[] s_losses = ["lost", "loss", "missed", "missing", "regret", "drop", "dropped", "below", "short", "behind", "decline", "no"];

    public void Check(LintContext context)
    {
        foreach (var member in context.Syntax.Members)
        {
            var words = NameParts.Of(member.Name.Name);
            var isGain = member is TermSyntax or LetSyntax && words.Any(s_gains.Contains) && !words.Any(s_losses.Contains);
            foreach (var syntax in isGain ? WrittenParts.Of(member).OfType<BinarySyntax>().Where(b => b.Operator == TokenKind.Minus) : [])
                if (Best(context, syntax.Left, "min") is { } least && least.IsOf(context, syntax.Right))
                    Report(context, syntax, least, $"prev({least.Text}, initial: {least.Before(context)}) - {least.Text}");
                else if (Best(context, syntax.Right, "max") is { } most && most.IsOf(context, syntax.Left))
                    Report(context, syntax, most, $"{most.Text} - prev({most.Text}, initial: {most.Before(context)})");
        }
    }

    private static void Report(LintContext context, BinarySyntax difference, Extreme best, string instead) => context.Report(
        difference.Span, DiagnosticCatalogue.StateOfThisStep, $"'{best.Text}' takes in '{context.TextOf(best.Value)}' of this step already, so '{context.TextOf(difference)}' is never above 0",
        new Suggestion($"Write {instead}.", instead));

    /// <summary>The smallest or largest value so far.</summary>
    /// <param name="Text">How it is written.</param>
    /// <param name="Value">What it is the smallest or largest of.</param>
    private sealed record Extreme(string Text, ExpressionSyntax Value)
    {
        /// <summary>What a state begins with; null for the value itself.</summary>
        public ExpressionSyntax? First { get; init; }

        /// <summary>What it was before the first step, at which nothing is gained: the value where it begins with that, else itself.</summary>
        public string Before(LintContext context) => First is null || context.TextOf(First) == context.TextOf(Value) ? context.TextOf(Value) : Text;

        public bool IsOf(LintContext context, ExpressionSyntax value) => context.NodeOf(value) is { } node && context.NodeOf(Value) == node;
    }

    private static Extreme? Best(LintContext context, ExpressionSyntax syntax, string extreme) => WrittenExpression.Inner(syntax) switch
    {
        CallSyntax call when call.Function.Name == $"running_{extreme}" && call.Arguments.Count == 1 && WrittenCall.IsOfLibrary(context, call) => new Extreme(context.TextOf(call), call.Arguments[0].Value),
        NameSyntax name when context.Syntax.Members.OfType<StateSyntax>().FirstOrDefault(s => !s.IsBackward && s.Name.Name == name.Name) is { } state
            && WrittenExpression.Inner(state.Next) is CallSyntax { Arguments: [var first, var second] } call && call.Function.Name == extreme =>
            Is(first.Value, name) ? new Extreme(name.Name, second.Value) { First = state.First } : Is(second.Value, name) ? new Extreme(name.Name, first.Value) { First = state.First } : null,
        _ => null,
    };

    private static bool Is(ExpressionSyntax syntax, NameSyntax name) => WrittenExpression.Inner(syntax) is NameSyntax own && own.Name == name.Name;
}

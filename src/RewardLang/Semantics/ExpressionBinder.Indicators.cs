using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Indicators of mathematics, <c>1[x &gt; 0]</c> and <c>I(x &gt; 0)</c>: the condition itself is a number here.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>Reports a number that is indexed by a condition.</summary>
    private bool ReportsIndicator(IndexSyntax syntax)
    {
        if (syntax is not { Target: NumberSyntax { Unit: null }, Items: [{ End: null, Axis: null, First: var condition }] } || Peek(condition) is not { IsTruth: true })
            return false;
        Report(syntax.Span, DiagnosticCatalogue.UnexpectedToken, "an index of a number", "a condition", Indicator(condition, syntax.Span));
        return true;
    }

    private Suggestion? AdviceForIndicator(CallSyntax syntax) =>
        syntax.Function.Name is "I" or "indicator" or "Indicator" or "iverson" && syntax.Arguments is [{ Name: null, Value: var condition }] && Peek(condition) is { IsTruth: true }
            ? Indicator(condition, syntax.Span) : null;

    private Suggestion Indicator(ExpressionSyntax condition, TextSpan span)
    {
        var text = $"float({TextOf(condition)})";
        return new Suggestion($"An indicator is the condition itself: write {text}.", text, span);
    }
}

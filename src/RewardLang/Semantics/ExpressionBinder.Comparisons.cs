using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;
using RewardLang.Syntax.Remedies;

namespace RewardLang.Semantics;

/// <summary>Comparisons that mean something in other languages, or in mathematics, and nothing here.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>Reports <c>a &lt; b &lt; c</c>, whatever units its parts have.</summary>
    private bool ReportsChain(BinarySyntax syntax)
    {
        if (!TokenFacts.IsComparison(syntax.Operator) || syntax.Left is not BinarySyntax first || !TokenFacts.IsComparison(first.Operator))
            return false;
        if (syntax.Operator == TokenKind.Greater && first.Operator == TokenKind.Less && IsUnit(first.Right) && Scope.File.Source.Text[first.Left.Span.End] == '<')
        {
            var unit = TextSpan.FromBounds(first.Left.Span.End, Scope.File.Source.Text.IndexOf('>', first.Right.Span.End) + 1);
            var text = Scope.File.Source.GetText(unit);
            Report(unit, DiagnosticCatalogue.UnexpectedToken, "a unit", "an operator", new Suggestion($"Only a number takes a unit, and '{TextOf(first.Left)}' has its own: remove {text}.", ""));
            return true;
        }

        if (syntax.Operator == TokenKind.Less && first.Right is NumberSyntax { Unit: null } number && syntax.Right is NameSyntax measure && IsUnit(measure) && Scope.File.Source.Text[number.Span.End] == '<')
        {
            Report(measure.Span, DiagnosticCatalogue.UnexpectedToken, "the end of a unit", "'>'", new Suggestion($"A unit is closed: write {TextOf(number)}<{measure.Name}>.", $"{TextOf(number)}<{measure.Name}>", number.Span.To(measure.Span)));
            return true;
        }

        var parts = new List<ExpressionSyntax> { syntax.Right };
        ExpressionSyntax rest = first;
        for (; rest is BinarySyntax comparison && TokenFacts.IsComparison(comparison.Operator); rest = comparison.Left)
            parts.Insert(0, comparison.Right);
        parts.Insert(0, rest);
        var values = parts.Select(Bind).ToList();
        var source = Scope.File.Source;
        var texts = parts.Select(part => WithUnit(part, parts, values)).ToList();
        var whole = string.Join(" and ", parts.Skip(1).Select((part, i) => texts[i] + source.GetText(TextSpan.FromBounds(parts[i].Span.End, part.Span.Start)) + texts[i + 1]));
        // A 'not' before it would take the first comparison alone.
        if (IsNegated(source.Text, syntax.Span.Start))
            whole = $"({whole})";
        Report(syntax.Span, DiagnosticCatalogue.ChainedComparison, new Suggestion(whole, whole));
        return true;
    }

    /// <summary>A part of a chain as it is written; a bare number beside what has a unit with that unit.</summary>
    private string WithUnit(ExpressionSyntax part, List<ExpressionSyntax> parts, List<BoundValue?> values)
    {
        var measured = values.FindIndex(v => v?.Unit is { IsOne: false });
        return measured >= 0 && NumberFacts.Bare(part) is { Value: not 0 } && Session.DeclaredUnits.Beside(parts[measured], values[measured]!, values[measured]!.Unit!) is { IsSure: true, Text: var unit }
            ? $"{TextOf(part)}<{unit}>" : TextOf(part);
    }

    private static bool IsNegated(string text, int start)
    {
        var before = text.Substring(0, start).TrimEnd();
        return before.EndsWith("not", StringComparison.Ordinal) && (before.Length == 3 || before[before.Length - 4] is var c && !char.IsLetterOrDigit(c) && c is not ('_' or '@'));
    }

    /// <summary>Whether what stands between two comparisons reads as a unit, <c>v&lt;m/s&gt; - 1</c>, and as nothing else.</summary>
    private bool IsUnit(ExpressionSyntax syntax) => syntax switch
    {
        NameSyntax name => Scope.File.FindUnit(name.Name) is not null && !Scope.Names.Contains(name.Name),
        NumberSyntax { Unit: null } => true,
        BinarySyntax { Operator: TokenKind.Star or TokenKind.Slash or TokenKind.Caret } product => IsUnit(product.Left) && IsUnit(product.Right),
        _ => false,
    } && syntax is not NumberSyntax;

    /// <summary>Reports a comparison with a name for NaN, which equals nothing.</summary>
    private bool ReportsNaN(BinarySyntax syntax)
    {
        if (syntax.Operator is not (TokenKind.EqualEqual or TokenKind.NotEqual) || syntax.Right is not NameSyntax { Name: "NaN" or "nan" } name || Scope.Names.Contains(name.Name))
            return false;
        var text = $"{TextOf(syntax.Left)} {(syntax.Operator == TokenKind.EqualEqual ? "!=" : "==")} {TextOf(syntax.Left)}";
        if (Bind(syntax.Left) is not null)
            Report(name.Span, DiagnosticCatalogue.UnknownName, name.Name, new Suggestion($"Nothing equals NaN: write {text}.", text, syntax.Span));
        return true;
    }

    /// <summary>Reports <c>hint == None</c> of an input, which always has a value.</summary>
    private bool ReportsNothing(BinarySyntax syntax)
    {
        if (syntax.Operator is not (TokenKind.EqualEqual or TokenKind.NotEqual) || syntax is not { Left: NameSyntax left, Right: NameSyntax right })
            return false;
        var (nothing, value) = OptionalInputs.IsNothing(right.Name) ? (right, left) : (left, right);
        if (!OptionalInputs.IsNothing(nothing.Name) || Scope.IsFunctionBody || Scope.Names.Contains(nothing.Name) || OptionalInputs.Compared(Scope.File.Outline, value.Name, syntax.Operator == TokenKind.EqualEqual) is not { } advice)
            return false;
        Report(nothing.Span, DiagnosticCatalogue.UnknownName, nothing.Name, advice with { Place = syntax.Span });
        return true;
    }

    /// <summary><c>hit + near</c>, <c>hit * near</c>, <c>1 - hit</c>, <c>hit - 1</c> of conditions, in words; null for other texts.</summary>
    private Suggestion? AdviceForCount(TextSpan span)
    {
        var text = PlaceOf(span).Text;
        if (Scope.CallSite is not null || s_count.Match(text) is not { Success: true } match)
            return null;
        var (left, sign, right) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        var (isLeft, isRight) = (IsCondition(left), IsCondition(right));
        var written = (isLeft, isRight, sign) switch
        {
            (true, true, "+") => $"{left} or {right}",
            (true, true, "*") => $"{left} and {right}",
            (true, true, "-") => $"{left} and not {right}",
            (false, true, "-") when left == "1" => $"not {right}",
            (true, false, _) when char.IsDigit(right[0]) => left,
            _ => null,
        };
        if (written is null)
            return null;
        var operand = OperandText.Within(Scope.File.Source, span, written);
        var names = isLeft && isRight ? $"'{left}' and '{right}' are conditions" : $"'{(isLeft ? left : right)}' is a condition";
        return new Suggestion($"{names} already: write {operand}.", operand, span);
    }

    private bool IsCondition(string name) => Scope.Names.Contains(name) && !Scope.IsInProgress(name) && Peek(new NameSyntax(name, default)) is { IsTruth: true };

    private static readonly Regex s_count = new(@"^\(?(\w+)\s*([-+*])\s*(\w+)\)?$", RegexOptions.CultureInvariant);

    /// <summary>A number in the place of a condition: a count is one where it is above 0.</summary>
    public static Suggestion AdviceForNumber(BoundValue value, string text)
    {
        if (double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _))
            return $"Compare a value with it, as in {(value.Kind == ScalarKind.Int ? "step" : "x")} >= {text}.";
        var isName = text.Length <= 30 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '.');
        var comparison = $"{(isName ? text : "x")} > 0";
        return new Suggestion($"Compare it, as in {comparison}.", isName && value.Kind == ScalarKind.Int ? comparison : null);
    }
}

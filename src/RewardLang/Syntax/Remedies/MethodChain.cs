using RewardLang.Builtins;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Methods of which one is called on what another returns, <c>(a - b.detach()).exp()</c>: one mistake, with one text for all of them.</summary>
internal static class MethodChain
{
    private const int LongestRead = 200;

    /// <summary>The chain in which the method stands whose bracket ended the reading; null for a method alone.</summary>
    public static Remedy? For(BrokenStatement s)
    {
        var open = s.Position;
        while (s.Last <= LongestRead && Outer(s, open) is > 0 and var outer)
            open = outer;
        if (open == s.Position || s.Closing(open) is not (> 0 and var close) || TargetOf(s, open) is not var (first, _, _) || Text(s, first, close) is not { } text)
            return null;
        return new Remedy($"Nothing is called behind a '.': write {text}.") { Replacement = text, Place = s.Span(first, close) };
    }

    private static bool IsMethod(BrokenStatement s, int open) => open > 2 && s.At(open).Kind == TokenKind.LeftParenthesis && s.At(open - 1).Kind == TokenKind.Identifier && s.At(open - 2).Kind == TokenKind.Dot;

    /// <summary>The bracket of the method that is called on what a method returns, or on an expression around it; 0 for none.</summary>
    private static int Outer(BrokenStatement s, int open)
    {
        if (s.Closing(open) is not (> 0 and var close) || TargetOf(s, open) is not var (first, _, _))
            return 0;
        if (IsMethod(s, close + 3))
            return close + 3;
        for (var i = first - 1; i > 0; i--)
            if (s.At(i).Kind == TokenKind.LeftParenthesis && s.Closing(i) is var end && end > close && IsMethod(s, end + 3))
                return end + 3;
        return 0;
    }

    /// <summary>What a method is called on, and the same without brackets around it; null where that is not told.</summary>
    private static (int First, int InnerFirst, int InnerLast)? TargetOf(BrokenStatement s, int open)
    {
        if (MethodTarget.Of(s, open) is { } target)
            return (target.First, target.Inner.First, target.Inner.Last);
        var last = open - 3;
        var before = Enumerable.Range(1, Math.Max(last - 1, 0)).LastOrDefault(i => s.At(last).Kind == TokenKind.RightParenthesis && s.Closing(i) == last);
        return IsMethod(s, before) && TargetOf(s, before) is var (first, _, _) ? (first, first, last) : null;
    }

    /// <summary>An expression with its methods as functions; null where one has no one function that takes just its values.</summary>
    private static string? Text(BrokenStatement s, int first, int last)
    {
        var text = "";
        for (var i = first; i <= last; i++)
        {
            if (i > first && s.IsApart(i))
                text += " ";
            var open = Enumerable.Range(i, last - i + 1).LastOrDefault(o => IsMethod(s, o) && TargetOf(s, o) is var (start, _, _) && start == i && s.Closing(o) <= last);
            if (open <= i)
            {
                text += TokenFacts.Written(s.At(i));
                continue;
            }

            var (_, innerFirst, innerLast) = TargetOf(s, open)!.Value;
            var close = s.Closing(open);
            var values = s.Parts(open + 1, close - 1).Prepend((innerFirst, innerLast)).ToList();
            if ((FoldOfOnlyAxis(s, open, innerFirst, innerLast) ?? ((close == open + 1 ? s_idle : s_types).Contains(s.At(open - 1).Text) ? Text(s, innerFirst, innerLast) : null) ?? Filled(s, open, innerFirst, innerLast)) is { } fold)
            {
                text += fold;
                i = close;
                continue;
            }

            if (Function(s, s.At(open - 1).Text) is not { } function || function.Parameters.Count < values.Count || s.Tokens(open, close).Any(t => t.Kind is TokenKind.Equals or TokenKind.Colon))
                return null;
            var arguments = values.Select(v => Text(s, v.Item1, v.Item2)).ToList();
            if (arguments.Contains(null))
                return null;
            text += $"{function.Name}({string.Join(", ", arguments)})";
            i = close;
        }

        return text;
    }

    /// <summary>Methods that leave the values as they are.</summary>
    private static readonly string[] s_idle = ["iter", "into_iter", "values", "copied", "cloned", "clone", "ToArray", "ToList", "AsEnumerable", "contiguous", "flatten", "cpu", "numpy", "squeeze"];

    /// <summary>Methods that give the values another type, or another place, as their arguments say.</summary>
    private static readonly string[] s_types = ["astype", "to", "type", "type_as"];

    /// <summary>Whether the method whose bracket opens at a place leaves its value as it is.</summary>
    public static bool IsConversion(BrokenStatement s, int open) => IsMethod(s, open) && MethodTarget.Of(s, open) is not null && s.Closing(open) is > 0 and var close && ((close == open + 1 ? s_idle : s_types).Contains(s.At(open - 1).Text) || s.At(open - 1).Text is "float" or "double" or "int" && close == open + 1);

    /// <summary>An expression without such methods.</summary>
    public static string Unconverted(BrokenStatement s, int first, int last)
    {
        var tokens = new List<Token>();
        for (var i = first; i <= last; i++)
        {
            if (s.At(i).Kind == TokenKind.Dot && i + 2 <= last && IsConversion(s, i + 2))
                i = s.Closing(i + 2);
            else
                tokens.Add(s.At(i));
        }

        return BrokenStatement.Text(tokens);
    }

    /// <summary><c>(x).masked_fill(mask, 0)</c> as a choice; null for other methods.</summary>
    private static string? Filled(BrokenStatement s, int open, int innerFirst, int innerLast) =>
        s.At(open - 1).Text is "masked_fill" or "masked_fill_" && s.Parts(open + 1, s.Closing(open) - 1).ToList() is [var mask, var fill]
        && Text(s, mask.First, mask.Last) is { } condition && Text(s, fill.First, fill.Last) is { } value && Text(s, innerFirst, innerLast) is { } inner
            ? $"if {condition} then {value} else {inner}" : null;

    /// <summary><c>.sum(-1)</c> or <c>.mean()</c> of what has one axis, which needs no name; null for others.</summary>
    private static string? FoldOfOnlyAxis(BrokenStatement s, int open, int innerFirst, int innerLast)
    {
        var name = s.At(open - 1).Text;
        var arguments = s.Tokens(open + 1, s.Closing(open) - 1).Where(t => t.Kind is not (TokenKind.Minus or TokenKind.Equals) && t.Text is not ("dim" or "axis")).ToList();
        var values = s.Tokens(innerFirst, innerLast).Where((t, i) => t.Kind == TokenKind.Identifier && s.At(innerFirst + i + 1).Kind != TokenKind.LeftParenthesis).Select(t => s.Outline.AxesOf(t.Text) is { Count: > 0 } axes ? axes : s.Outline.LengthOf(t.Text) is not null ? [t.Text] : null).ToList();
        return arguments.All(t => t.Kind == TokenKind.Number) && arguments.Count <= 1 && !s.Outline.DeclaresFunction(name)
            && CoreFunctions.Find(name) is { } function && function.Parameters.Any(p => p.Mode == CoreParameterMode.Axes) && function.Parameters.Count(p => p.Mode == CoreParameterMode.Value) == 1
            && values.Count > 0 && values.All(axes => axes is [_]) && values.Select(axes => axes![0]).Distinct().Count() == 1 && s.Outline.FoldOf(values[0]![0]) is null
            && !s.Tokens(innerFirst, innerLast).Any(t => t.Kind is TokenKind.LeftBracket) && Text(s, innerFirst, innerLast) is { } inner ? $"{name}({inner})" : null;
    }

    private static CoreFunction? Function(BrokenStatement s, string name) => !s.Outline.DeclaresFunction(name)
        && (CoreFunctions.Find(name) ?? CoreFunctions.Find(ForeignNames.AdviceForCall(name)?.Replacement ?? "")) is { } function && function.Parameters.All(p => p.Mode == CoreParameterMode.Value) ? function : null;
}

using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Something that is used with itself, <c>square(roll) + square(roll)</c>, where another input of the same type is not used at all: a copy whose name was not changed.</summary>
internal static class RepeatedOperand
{
    /// <summary>The advice for a declaration that no result depends on; null where nothing is used in its place.</summary>
    public static string? Advice(LintContext context, MemberSyntaxNode unused)
    {
        if (unused is not InputSyntax input)
            return null;
        foreach (var whole in context.Syntax.Members.SelectMany(WrittenParts.Whole))
            foreach (var pair in WrittenParts.Of(whole).SelectMany(Pairs))
            {
                var text = context.TextOf(pair.Second);
                if (text == context.TextOf(pair.First) && InputIn(context, pair.Second) is { } used && used != input && IsAlike(context, used, input) && pair.Second is not NumberSyntax)
                    return $"Line {context.Program.Source.GetPosition(pair.Second.Span.Start).Line} has '{text}' twice: write {Renamed(context, pair.Second, used.Name.Name, input.Name.Name)} for the second, or remove '{input.Name.Name}'.";
            }

        return null;
    }

    private static IEnumerable<(ExpressionSyntax First, ExpressionSyntax Second)> Pairs(ExpressionSyntax part) => part switch
    {
        BinarySyntax both when both.Operator is not (TokenKind.Star or TokenKind.Slash) => [(WrittenExpression.Inner(both.Left), WrittenExpression.Inner(both.Right))],
        CallSyntax { Function.Name: "min" or "max" or "dot" or "atan2" or "xyz" or "xy" } call => Neighbours([.. call.Arguments.Where(a => a.Name is null).Select(a => a.Value)]),
        ArraySyntax array => Neighbours(array.Elements),
        _ => [],
    };

    private static IEnumerable<(ExpressionSyntax, ExpressionSyntax)> Neighbours(IReadOnlyList<ExpressionSyntax> parts) => parts.Skip(1).Select((part, i) => (parts[i], part));

    /// <summary>The one input that an expression names; null for none and for several.</summary>
    private static InputSyntax? InputIn(LintContext context, ExpressionSyntax part) =>
        WrittenParts.Of(part).OfType<NameSyntax>().Select(n => context.Syntax.Members.OfType<InputSyntax>().FirstOrDefault(m => m.Name.Name == n.Name)).Where(m => m is not null).Distinct().ToList() is [var only] ? only : null;

    private static bool IsAlike(LintContext context, InputSyntax used, InputSyntax unused) => context.TextOf(used.Type) == context.TextOf(unused.Type);

    private static string Renamed(LintContext context, ExpressionSyntax part, string from, string to)
    {
        var text = context.TextOf(part);
        foreach (var name in WrittenParts.Of(part).OfType<NameSyntax>().Where(n => n.Name == from).OrderByDescending(n => n.Span.Start))
            text = text.Remove(name.Span.Start - part.Span.Start, name.Span.Length).Insert(name.Span.Start - part.Span.Start, to);
        return text;
    }
}

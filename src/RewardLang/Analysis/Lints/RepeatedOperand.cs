using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Something that is used with itself, <c>square(roll) + square(roll)</c>, where another input of the same type is not used at all: a copy whose name was not changed.</summary>
internal static class RepeatedOperand
{
    /// <summary>What is used with itself, and the one input that it names.</summary>
    public static IReadOnlyList<(ExpressionSyntax Second, InputSyntax Input)> In(LintContext context) =>
        [.. context.Syntax.Members.SelectMany(WrittenParts.Whole).SelectMany(WrittenParts.Of).SelectMany(Pairs).Where(p => p.First.Span.Length == p.Second.Span.Length && p.Second is not NumberSyntax && context.TextOf(p.First) == context.TextOf(p.Second))
            .Take(MostPairs).Select(p => (p.Second, Input: InputIn(context, p.Second)!)).Where(p => p.Input is not null)];

    private const int MostPairs = 20;

    /// <summary>The advice for a declaration that no result depends on; null where nothing is used in its place.</summary>
    public static string? Advice(LintContext context, MemberSyntaxNode unused, IReadOnlyList<(ExpressionSyntax Second, InputSyntax Input)> repeated) =>
        unused is InputSyntax input && repeated.FirstOrDefault(r => r.Input != input && IsAlike(context, r.Input, input)) is ({ } second, { } used)
            ? $"Line {context.Program.Source.GetPosition(second.Span.Start).Line} has '{context.TextOf(second)}' twice: write {Renamed(context, second, used.Name.Name, input.Name.Name)} for the second, or remove '{input.Name.Name}'." : null;

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

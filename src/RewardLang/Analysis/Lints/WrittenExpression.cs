using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Reads the text of an expression again, where a lint is about a part of it: equal values are one node, whose place is the first of all.</summary>
internal static class WrittenExpression
{
    /// <summary>How many names may lead to an expression.</summary>
    private const int MostNames = 3;

    /// <summary>The expression at a place, its spans counted from there; null where the text is none.</summary>
    public static ExpressionSyntax? At(Origin place)
    {
        var tokens = Lexer.Tokenize(new SourceText(place.Source.Path, place.Text), new DiagnosticBag());
        if (tokens.Count == 0)
            return null;
        var result = ExpressionGrammar.Expression(new TokenInput(new ParseSession(tokens, new FileOutline([]))));
        return result.WasSuccessful && result.Remainder.Position == tokens.Count - 1 ? result.Value : null;
    }

    /// <summary>Where a part of the expression at a place is written; null for none.</summary>
    public static TextSpan? Find(Origin place, Func<ExpressionSyntax, ExpressionSyntax?> part) =>
        At(place) is { } whole && part(Inner(whole)) is { } found ? new TextSpan(place.Span.Start + found.Span.Start, found.Span.Length) : null;

    /// <summary>An expression without what scales it: factors and divisors above 0 that are the same for all rows and steps.</summary>
    public static ExpressionSyntax Unscaled(LintContext context, ExpressionSyntax syntax)
    {
        while (true)
        {
            syntax = Inner(syntax);
            if (syntax is BinarySyntax { Operator: TokenKind.Star or TokenKind.Slash } both && IsScale(context, both.Right))
                syntax = both.Left;
            else if (syntax is BinarySyntax { Operator: TokenKind.Star } product && IsScale(context, product.Left))
                syntax = product.Right;
            else
                return syntax;
        }
    }

    /// <summary>What an expression stands for: that of its <c>let</c> where it is a name, without brackets.</summary>
    public static ExpressionSyntax Meant(LintContext context, ExpressionSyntax syntax)
    {
        for (var i = 0; i < MostNames && Inner(syntax) is NameSyntax name && context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is { } let; i++)
            syntax = let.Value;
        return Inner(syntax);
    }

    /// <summary>The same without what scales it, in each name that leads there.</summary>
    public static ExpressionSyntax MeantUnscaled(LintContext context, ExpressionSyntax syntax)
    {
        for (var i = 0; i < MostNames; i++)
            syntax = Meant(context, Unscaled(context, syntax));
        return syntax;
    }

    private static bool IsScale(LintContext context, ExpressionSyntax syntax) => context.NodeOf(syntax) is { IsUniform: true } node && context.RangeOf(node) is { HasNoNumber: false, Lower: > 0 };

    /// <summary>The text of an expression with the other sign.</summary>
    public static string Negated(LintContext context, ExpressionSyntax syntax) => syntax switch
    {
        UnarySyntax { Operator: TokenKind.Minus, Operand: var operand } => context.TextOf(operand),
        BinarySyntax { Operator: TokenKind.Minus, Left: BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } left, Right: var right } when !IsSum(right) => $"{context.TextOf(right)} - ({context.TextOf(left)})",
        BinarySyntax { Operator: TokenKind.Minus, Left: var left, Right: var right } when !IsSum(left) && !IsSum(right) => $"{context.TextOf(right)} - {context.TextOf(left)}",
        _ when IsSum(syntax) => $"-({context.TextOf(syntax)})",
        _ when context.TextOf(syntax) is ['-', .. var opposite] => opposite,
        _ => $"-{context.TextOf(syntax)}",
    };

    /// <summary>Whether an expression needs parentheses as a part of a difference.</summary>
    private static bool IsSum(ExpressionSyntax syntax) => syntax is BinarySyntax { Operator: not (TokenKind.Star or TokenKind.Slash or TokenKind.Caret) } or UnarySyntax or IfSyntax;

    /// <summary>An expression without the parentheses around it.</summary>
    public static ExpressionSyntax Inner(ExpressionSyntax syntax) => syntax is ParenthesizedSyntax { Inner: var inner } ? Inner(inner) : syntax;
}

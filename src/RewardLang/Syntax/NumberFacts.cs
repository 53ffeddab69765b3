namespace RewardLang.Syntax;

/// <summary>What can be seen of constants in the text.</summary>
internal static class NumberFacts
{
    /// <summary>The number of an expression that is just one without a unit, whatever its sign; null for others.</summary>
    public static NumberSyntax? Bare(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax { Unit: null } number => number,
        UnarySyntax { Operator: TokenKind.Minus } unary => Bare(unary.Operand),
        _ => null,
    };

    /// <summary>The number of such an expression, if it is whole.</summary>
    public static int? Whole(ExpressionSyntax syntax) => Bare(syntax) is { Value: <= 1000 } number && number.Value == Math.Floor(number.Value)
        ? (int)number.Value * (syntax is UnarySyntax ? -1 : 1) : null;

    /// <summary>Whether a word right behind a number is what other languages write there for its type: <c>0.5f</c>.</summary>
    public static bool IsSuffix(Token number, Token word) =>
        number.Kind == TokenKind.Number && word is { Kind: TokenKind.Identifier, Text: "f" or "F" or "L" or "d" } && number.Span.End == word.Span.Start;

    /// <summary>
    /// Whether a constant says its unit itself: a number in it has one, or it uses a declared name. All other numbers are bare and
    /// are read in the unit of the place where they stand.
    /// </summary>
    public static bool HasUnit(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax number => number.Unit is not null,
        NameSyntax name => name.Name is not ("pi" or "inf"),
        UnarySyntax unary => HasUnit(unary.Operand),
        BinarySyntax binary => HasUnit(binary.Left) || HasUnit(binary.Right),
        IfSyntax choice => HasUnit(choice.Then) || HasUnit(choice.Else),
        ArraySyntax array => array.Elements.Any(HasUnit),
        CallSyntax call => call.Arguments.Any(a => HasUnit(a.Value)),
        IndexSyntax index => HasUnit(index.Target),
        MemberSyntax member => HasUnit(member.Target),
        ParenthesizedSyntax parenthesized => HasUnit(parenthesized.Inner),
        _ => false,
    };
}

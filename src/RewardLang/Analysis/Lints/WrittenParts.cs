using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>The expressions of a program as they are written, with all of their parts.</summary>
internal static class WrittenParts
{
    /// <summary>All expressions of a program, each before its parts.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ProgramSyntax program) => program.Members.SelectMany(Of);

    /// <summary>All expressions of a member but the values of scenarios and checks.</summary>
    public static IEnumerable<ExpressionSyntax> Of(MemberSyntaxNode member) => Whole(member).SelectMany(Of);

    /// <summary>The expressions that a member is written with.</summary>
    public static IEnumerable<ExpressionSyntax> Whole(MemberSyntaxNode member) => member switch
    {
        LetSyntax let => [let.Value],
        StateSyntax state => [state.First, state.Next],
        RepeatSyntax repeat => [repeat.First, repeat.Next],
        TermSyntax term => new[] { term.Value, term.Condition, term.Weight }.OfType<ExpressionSyntax>(),
        OutputSyntax output => [output.Value],
        TotalSyntax total => [total.Value],
        EndSyntax end => [end.Condition],
        _ => [],
    };

    /// <summary>An expression and all of its parts; a sum of thousands is as deep as it is long.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax syntax)
    {
        var pending = new Stack<ExpressionSyntax>();
        pending.Push(syntax);
        while (pending.Count > 0)
        {
            var part = pending.Pop();
            yield return part;
            foreach (var inner in Within(part).Reverse())
                pending.Push(inner);
        }
    }

    /// <summary>The parts that an expression is put together from.</summary>
    public static IEnumerable<ExpressionSyntax> Within(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedSyntax parenthesized => [parenthesized.Inner],
        UnarySyntax unary => [unary.Operand],
        BinarySyntax binary => [binary.Left, binary.Right],
        IfSyntax choice => [choice.Condition, choice.Then, choice.Else],
        CallSyntax call => call.Arguments.Select(a => a.Value),
        ArraySyntax array => array.Elements,
        IndexSyntax index => [index.Target],
        MemberSyntax member => [member.Target],
        _ => [],
    };
}

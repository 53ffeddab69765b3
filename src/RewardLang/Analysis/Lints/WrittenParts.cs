using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>The expressions of a program as they are written, with all of their parts.</summary>
internal static class WrittenParts
{
    /// <summary>All expressions of a program, each before its parts.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ProgramSyntax program) => program.Members.SelectMany(Of);

    /// <summary>All expressions of a member but the values of scenarios and checks.</summary>
    public static IEnumerable<ExpressionSyntax> Of(MemberSyntaxNode member) => member switch
    {
        LetSyntax let => Of(let.Value),
        StateSyntax state => Of(state.First).Concat(Of(state.Next)),
        RepeatSyntax repeat => Of(repeat.First).Concat(Of(repeat.Next)),
        TermSyntax term => Of(term.Value).Concat(term.Condition is null ? [] : Of(term.Condition)).Concat(term.Weight is null ? [] : Of(term.Weight)),
        OutputSyntax output => Of(output.Value),
        TotalSyntax total => Of(total.Value),
        EndSyntax end => Of(end.Condition),
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

    private static IEnumerable<ExpressionSyntax> Within(ExpressionSyntax syntax) => syntax switch
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

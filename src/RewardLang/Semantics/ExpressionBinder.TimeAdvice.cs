using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The time of papers, <c>t</c>, which counts steps or measures seconds: what stands beside it says which.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>Reports an operand <c>t</c> that is not declared, where the other operand tells what it is.</summary>
    private bool ReportsTime(BinarySyntax syntax)
    {
        var (left, right) = (TimeIn(syntax.Left), TimeIn(syntax.Right));
        if (left is null == right is null)
            return false;
        var (name, other) = left is not null ? (left, syntax.Right) : (right!, syntax.Left);
        // A power of a time has no unit that tells it.
        var besides = syntax.Operator == TokenKind.Caret && left is not null ? null : Bind(other);
        if (besides is null && syntax.Operator != TokenKind.Caret)
            return true;
        var isCount = name.Name == "t" && (syntax.Operator == TokenKind.Caret ? right is not null : syntax.Operator == TokenKind.Star && Unit.Second.Equals(besides!.Unit));
        var isTime = name.Name != "t" || Unit.Second.Equals(besides?.Unit);
        var needsBrackets = name == syntax.Left && syntax.Operator == TokenKind.Caret || name == syntax.Right && syntax.Operator is TokenKind.Slash or TokenKind.Caret;
        Report(name.Span, DiagnosticCatalogue.UnknownName, name.Name,
            isCount ? new Suggestion("The index of a step in its episode is 'step'.", "step")
            : isTime ? new Suggestion("The time since the episode began is step * dt.", needsBrackets ? "(step * dt)" : "step * dt")
            : ForeignNames.AdviceForValue(name.Name)!);
        return true;
    }

    /// <summary>An undeclared time in an operand, behind its sign or in its brackets; null for others.</summary>
    private NameSyntax? TimeIn(ExpressionSyntax syntax) => syntax switch
    {
        NameSyntax { Name: "t" or "time" or "elapsed" or "elapsed_time" } name when !Scope.Names.Contains(name.Name) && !Scope.TryGet(name.Name, out _, out _) => name,
        UnarySyntax { Operator: TokenKind.Minus } unary => TimeIn(unary.Operand),
        ParenthesizedSyntax parenthesized => TimeIn(parenthesized.Inner),
        _ => null,
    };
}

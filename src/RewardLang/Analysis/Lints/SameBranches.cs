using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A choice whose two sides are one value, so that its condition decides nothing: <c>if temperature &lt; low then false else false</c>.</summary>
internal sealed class SameBranches : ILint
{
    public void Check(LintContext context)
    {
        foreach (var member in context.Syntax.Members)
            foreach (var choice in WrittenParts.Of(member).OfType<IfSyntax>())
            {
                var (then, @else) = (WrittenExpression.Inner(choice.Then), WrittenExpression.Inner(choice.Else));
                if (@else is IfSyntax || then.Span.Length != @else.Span.Length || context.TextOf(then) != context.TextOf(@else))
                    continue;
                var kept = member is StateSyntax ? $", or 'else {member.Name.Name}' for what is to stay as it was" : "";
                context.Report(choice.Condition.Span, DiagnosticCatalogue.SameBranches, context.TextOf(choice.Condition), context.TextOf(then), $"Write what it is otherwise{kept}.");
            }
    }
}

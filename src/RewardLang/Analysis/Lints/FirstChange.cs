using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A change since the step before that is taken from 0 at an episode's first step, where the value is never 0: <c>price - prev(price, initial: 0)</c> is
/// the whole price there. A potential begins with 0 on purpose, and is no input by itself.
/// </summary>
internal sealed class FirstChange : ILint
{
    public void Check(LintContext context)
    {
        foreach (var difference in WrittenParts.Of(context.Syntax).OfType<BinarySyntax>().Where(b => b.Operator == TokenKind.Minus))
        {
            if (WrittenExpression.Inner(difference.Left) is not NameSyntax { Name: var name } || !context.Syntax.Members.OfType<InputSyntax>().Any(i => i.Name.Name == name)
                || WrittenExpression.Meant(context, difference.Right) is not CallSyntax { Function.Name: "prev", Arguments: [{ Value: NameSyntax { Name: var before } }, { Name.Name: "initial", Value: NumberSyntax { Value: 0 } initial }] } || before != name
                || context.NodeOf(difference.Left) is not { } value || context.RangeOf(value) is not { HasNoNumber: false } range || range.Contains(0.0) || !LintContext.IsTold(range) || context.IsReported(initial.Span))
                continue;
            context.Report(initial.Span, DiagnosticCatalogue.FirstChange, context.TextOf(difference), name, range,
                new Suggestion($"Write prev({name}, initial: {name}), for no change at the first step.", name, initial.Span));
        }
    }
}

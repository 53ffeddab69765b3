using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary><c>if on_track then pace else -1 - 0.1 * steer - 0.5 * damage</c>: costs of inputs that count nowhere else, in an 'else' alone.</summary>
internal sealed class CostsOfElse : ILint
{
    public void Check(LintContext context)
    {
        var names = WrittenParts.Of(context.Syntax).OfType<NameSyntax>().ToLookup(n => n.Name, StringComparer.Ordinal);
        foreach (var choice in WrittenParts.Of(context.Syntax).OfType<IfSyntax>())
        {
            if (choice.Else is not BinarySyntax sum || Costs(sum) is not ({ Count: > 1 } costs, { } first) || !costs.TrueForAll(IsOfOwnInputs))
                continue;
            var source = context.Program.Source;
            var text = $"({source.GetText(TextSpan.FromBounds(choice.Span.Start, first.Span.End))}){source.GetText(TextSpan.FromBounds(first.Span.End, choice.Span.End))}";
            context.Report(sum.Span, DiagnosticCatalogue.CostsOfElse, string.Join("' and '", costs.Select(c => context.TextOf(c))), context.TextOf(choice.Condition), text);
        }

        // What the program reads elsewhere too has its say there.
        bool IsOfOwnInputs(ExpressionSyntax cost) => WrittenParts.Of(cost).OfType<NameSyntax>().GroupBy(n => n.Name)
            .Any(uses => context.Syntax.Members.Any(m => m is InputSyntax && m.Name.Name == uses.Key) && names[uses.Key].Count() == uses.Count());
    }

    /// <summary>What is taken off a number other than 0, and the number; null where the sum is another.</summary>
    private static (List<ExpressionSyntax> Costs, ExpressionSyntax? First) Costs(BinarySyntax sum)
    {
        var costs = new List<ExpressionSyntax>();
        ExpressionSyntax first = sum;
        while (first is BinarySyntax { Operator: TokenKind.Minus, Left: var left, Right: var cost })
        {
            costs.Insert(0, cost);
            first = left;
        }

        return (costs, NumberFacts.Bare(first) is { Value: not 0 } ? first : null);
    }
}

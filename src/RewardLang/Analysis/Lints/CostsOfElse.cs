using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary><c>if on_track then pace else -1 - 0.1 * steer - 0.5 * damage</c>: costs of inputs that count nowhere else, in an 'else' alone.</summary>
internal sealed class CostsOfElse : ILint
{
    /// <summary>The letters of a word that tells what a name is about.</summary>
    private const int LeastLetters = 4;

    public void Check(LintContext context)
    {
        var rewarded = context.Program.Graph.Results.Where(r => r.Kind is ResultKind.Total or ResultKind.Term or ResultKind.Contribution).Select(r => r.Node).ToList();
        foreach (var chain in ElseChain.Of(context))
            if (chain.Choices[^1].Else is BinarySyntax sum && context.NodeOf(sum) is { } value && Costs(context, sum) is ({ Count: > 1 } costs, { } first)
                && !IsPart(context, chain) && !chain.Choices.Any(c => HasCosts(c.Then)) && !costs.Exists(c => IsAbout(c, chain)) && AreOfOwnInputs(context, costs, rewarded, value))
                context.Report(sum.Span, DiagnosticCatalogue.CostsOfElse, Listed(context, costs), chain.NothingHolds, chain.EndingBehind(first));
    }

    /// <summary>What is taken off a number other than 0 or a parameter, and that; nothing for other sums.</summary>
    private static (List<ExpressionSyntax> Costs, ExpressionSyntax? First) Costs(LintContext context, BinarySyntax sum)
    {
        var costs = new List<ExpressionSyntax>();
        ExpressionSyntax first = sum;
        while (first is BinarySyntax { Operator: TokenKind.Minus or TokenKind.Plus, Left: var left, Right: var part } step)
        {
            if (!IsCost(context, part, step.Operator == TokenKind.Minus))
                return ([], null);
            costs.Insert(0, part);
            first = left;
        }

        return (costs, NumberFacts.Bare(WrittenExpression.Inner(first)) is { Value: not 0 } || context.NodeOf(first) is { Kind: NodeKind.Param } ? first : null);
    }

    private static bool IsCost(LintContext context, ExpressionSyntax part, bool isTakenOff) => context.NodeOf(part) is { } node && context.RangeOf(node) is { HasNoNumber: false } range
        && (isTakenOff ? range.Lower >= 0 || !LintContext.IsTold(range) : range.Upper <= 0);

    /// <summary>Whether a chain ends inside of another's 'else' that has more in front of it: brackets would not take its costs out of that.</summary>
    private static bool IsPart(LintContext context, ElseChain chain) =>
        WrittenParts.Of(context.Syntax).OfType<IfSyntax>().Any(c => c.Span.Start < chain.Span.Start && c.Span.End >= chain.Span.End);

    /// <summary>Whether a case has costs of its own, so that each is meant to.</summary>
    private static bool HasCosts(ExpressionSyntax then) => WrittenExpression.Inner(then) is BinarySyntax { Operator: TokenKind.Minus };

    /// <summary>Whether a cost shares a word with a condition, as what is off the track does with 'on_track'.</summary>
    private static bool IsAbout(ExpressionSyntax cost, ElseChain chain) => Words(cost).Intersect(chain.Choices.SelectMany(c => Words(c.Condition))).Any();

    private static IEnumerable<string> Words(ExpressionSyntax syntax) =>
        WrittenParts.Of(syntax).OfType<NameSyntax>().SelectMany(n => NameParts.Of(n.Name)).Where(w => w.Length >= LeastLetters);

    /// <summary>Whether each cost is one of inputs that the reward reads nowhere else; what ends an episode is no part of it.</summary>
    private static bool AreOfOwnInputs(LintContext context, List<ExpressionSyntax> costs, IReadOnlyList<Node> rewarded, Node sum)
    {
        if (!Reach.From(rewarded).Contains(sum))
            return false;
        var elsewhere = Reach.Beside(context.Program.Graph, rewarded, sum);
        return costs.TrueForAll(c => context.NodeOf(c) is { } cost && Reach.ThroughSteps(context.Program.Graph, [cost]).Where(n => n.Kind == NodeKind.Input).ToList() is { Count: > 0 } inputs && !inputs.Exists(elsewhere.Contains));
    }

    private static string Listed(LintContext context, List<ExpressionSyntax> costs)
    {
        var texts = costs.ConvertAll(c => $"'{context.TextOf(c)}'");
        return $"{string.Join(", ", texts.Take(texts.Count - 1))} and {texts[^1]}";
    }
}

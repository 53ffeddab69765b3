using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A fold of coordinates without <c>over:</c> that takes the things too, and then meets a value that each thing has: <c>norm(foot_velocity.xy) * contact</c> is the norm of all
/// feet's velocities for each foot that is in contact.
/// </summary>
internal sealed class ThingsFoldedToo : ILint
{
    private static readonly string[] s_coordinates = ["xyz", "xy", "xz", "yz"];

    public void Check(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>())
        {
            if (call is not ({ Function.Name: "norm" or "sum" or "mean" or "dot" }) || call.Arguments.Count != (call.Function.Name == "dot" ? 2 : 1) || call.Arguments.Any(a => a.Name is not null) || context.NodeOf(call) is not { Axes.Count: 0 } folded)
                continue;
            var axes = call.Arguments.Select(a => context.NodeOf(a.Value)).OfType<Node>().SelectMany(n => n.Axes).Where(a => !a.IsAnonymous).Distinct().ToList();
            if (axes.Count != 2 || axes.Find(a => s_coordinates.Contains(a.Name)) is not { } coordinates || axes.Find(a => IsOfThings(context, a)) is not { } things || Beside(context, call, folded, things, coordinates) is not { } other)
                continue;
            var text = context.TextOf(call);
            var within = $"{text[..^1]}, over: {coordinates.Name})";
            context.Report(call.Span, DiagnosticCatalogue.ThingsFoldedToo, text, things.Name, context.TextOf(other), new Suggestion($"Write {within}, which has a value for each {things.Name} too.", within, call.Span));
        }
    }

    private static bool IsOfThings(LintContext context, Axis axis) => !s_coordinates.Contains(axis.Name) && context.Syntax.Members.Any(m => m is AxisSyntax && m.Name.Name == axis.Name);

    /// <summary>What the result of a fold is reckoned or chosen with that has the axis of the things, and no coordinates; null for none.</summary>
    private static ExpressionSyntax? Beside(LintContext context, CallSyntax call, Node folded, Axis things, Axis coordinates)
    {
        foreach (var part in WrittenParts.Of(context.Syntax))
        {
            IEnumerable<(ExpressionSyntax One, ExpressionSyntax Other)> pairs = part switch
            {
                BinarySyntax { Operator: TokenKind.Star or TokenKind.And or TokenKind.Or } both => [(both.Left, both.Right), (both.Right, both.Left)],
                IfSyntax choice => [(choice.Then, choice.Condition), (choice.Else, choice.Condition)],
                CallSyntax { Function.Name: "where", Arguments: [{ Value: var condition }, { Value: var then }, { Value: var @else }] } => [(then, condition), (@else, condition)],
                _ => [],
            };
            foreach (var (one, other) in pairs)
                if (IsMadeOf(context, one, folded) && context.NodeOf(other) is { } beside && beside.Axes.Contains(things) && !beside.Axes.Contains(coordinates) && !Reach.From([beside]).Contains(folded))
                    return other;
        }

        return null;
    }

    /// <summary>Whether an expression is one number that is made of a fold: what has the axis of the things has met it before.</summary>
    private static bool IsMadeOf(LintContext context, ExpressionSyntax syntax, Node folded) => context.NodeOf(syntax) is { Axes.Count: 0 } node && Reach.From([node]).Contains(folded);
}

using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A difference of a pair the wrong way round, <c>bradley_terry(rejected - chosen)</c>: what is trained raises the rejected answer over the chosen one. Where some
/// such difference is the right way, as in a smoothed loss, none is told.
/// </summary>
internal sealed class TurnedPair : ILint
{
    public void Check(LintContext context)
    {
        if (context.Program.Kind is not (ProgramKind.Loss or ProgramKind.Reward) || context.Program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is not { } total)
            return;
        var wanted = context.Program.Kind == ProgramKind.Loss ? -1 : 1;
        var pairs = new List<(CallSyntax Call, BinarySyntax Difference, int Sign)>();
        foreach (var part in WrittenParts.Of(context.Syntax))
            if (Rising(context, part) is var (call, argument, slope) && PairDifference.In(context, argument) is var (pair, isNegated) && context.NodeOf(part) is { } node)
                pairs.Add((call, pair.Written, Slope.Of(context, total.Node, node) * slope * (pair.IsUpright == isNegated ? -1 : 1)));
        if (pairs.Exists(p => p.Sign != -wanted))
            return;
        foreach (var place in pairs.GroupBy(p => p.Difference.Span).Select(g => g.First()).Where(p => !context.IsReported(p.Call.Span)))
        {
            var turned = WrittenExpression.Negated(context, place.Difference);
            context.Report(place.Difference.Span, DiagnosticCatalogue.SwappedArguments, place.Call.Function.Name, $"'{context.TextOf(place.Difference)}'",
                new Suggestion($"Trained so, the answer that was not preferred gets the higher score: write {turned}.", turned, place.Difference.Span));
        }
    }

    /// <summary>A function of a pair's difference, also with a minus before it: what it takes, and 1 where the expression grows with that, -1 where it falls. Null for other expressions.</summary>
    private static (CallSyntax Call, ExpressionSyntax Argument, int Slope)? Rising(LintContext context, ExpressionSyntax syntax) => syntax switch
    {
        CallSyntax { Function.Name: "log_sigmoid" or "softplus" or "sigmoid", Arguments: [{ Value: var argument }] } call => (call, argument, 1),
        CallSyntax { Function.Name: "bradley_terry" } call when WrittenCall.IsOfLibrary(context, call) && WrittenCall.Of(context, call)?.Given("difference") is { Value: var argument } => (call, argument, -1),
        UnarySyntax { Operator: TokenKind.Minus, Operand: var operand } when Rising(context, WrittenExpression.Inner(operand)) is var (call, argument, slope) => (call, argument, -slope),
        _ => null,
    };
}

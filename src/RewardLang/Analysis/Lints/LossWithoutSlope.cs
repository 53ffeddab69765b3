using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Lints;

/// <summary>A loss that its real inputs move by conditions and whole numbers alone: its slope is 0 everywhere, and nothing is learned from it.</summary>
internal sealed class LossWithoutSlope : ILint
{
    public void Check(LintContext context)
    {
        var graph = context.Program.Graph;
        if (context.Program.Kind != ProgramKind.Loss || graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is not { } total)
            return;
        var (passed, stopped) = (new HashSet<Node>(), new List<Node>());
        var pending = new Stack<Node>([total.Node]);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!passed.Add(node))
                continue;
            if (IsLearned(context.Program, node))
                return;
            foreach (var operand in node.Operands.Concat(node.Kind == NodeKind.StateRead ? [graph.States[node.Slot].Next] : []))
                if (!operand.IsTruth && HasSlope(node, operand))
                    pending.Push(operand);
                else
                    stopped.Add(operand.IsTruth ? operand : node);
        }

        // Of what stops the slope, that which the inputs move.
        var at = stopped.Distinct().Where(n => Reach.From([n]).Any(r => IsLearned(context.Program, r))).OrderBy(n => context.PlaceOf(n)?.Span.Start ?? int.MaxValue).FirstOrDefault();
        if (at is not null)
            context.Report(context.PlaceOf(at) is { IsCall: false } place && place.Source == context.Program.Source ? place.Span : context.Syntax.Name.Span, DiagnosticCatalogue.LossWithoutSlope, context.TextOf(at),
                at.IsTruth ? "Put a smooth stand-in for the condition, as softplus(a - b) for a > b, or bradley_terry(a - b) of std.preference." : "Take the value itself, or a smooth function of it.");
    }

    /// <summary>Whether a node can be what is trained: a real input, a parameter, the answer of a model.</summary>
    private static bool IsLearned(CompiledProgram program, Node node) => node.Kind is NodeKind.ModelCall or NodeKind.Param
        || node.Kind == NodeKind.Input && program.Inputs[node.Slot].Kind == ScalarKind.Real;

    private static bool HasSlope(Node node, Node operand) => node.Kind switch
    {
        NodeKind.Unary => node.Unary!.Derivative is not null,
        NodeKind.Binary => node.Operands[0] == operand && node.Binary!.LeftDerivative is not null || node.Operands[1] == operand && node.Binary!.RightDerivative is not null,
        NodeKind.ToNumber or NodeKind.ToTruth or NodeKind.RankRows or NodeKind.Rank or NodeKind.ArgMax or NodeKind.StopGradient => false,
        _ => true,
    };
}

using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>
/// Whether a value is potential-based shaping, discount × potential(s') − potential(s), which changes no optimal policy (Ng, Harada and
/// Russell, 1999): with the trainer's discount, a potential that is fixed where the episode terminates, and not where it is cut off.
/// </summary>
internal static class ShapingProof
{
    /// <param name="analysis">The ranges of a step.</param>
    /// <param name="value">The shaping.</param>
    /// <param name="text">Values as the user writes them.</param>
    public static Finding Decide(RangeAnalysis analysis, Node value, ExpressionText text)
    {
        var graph = analysis.Assumptions.Program.Graph;
        if (Difference(graph, value) is not var (now, before))
            return Finding.Undecided("it is not written as 'discount * potential - prev(potential, initial: …)'");
        var (discount, potential) = Discounted(now);
        var failures = new List<string>();
        if (discount is null)
            failures.Add("the potential of this step is not multiplied by the trainer's discount: write 'discount * …' with 'param discount'");
        else if (discount.Kind != NodeKind.Param)
            failures.Add($"the discount is {text.Of(discount)}, which nothing ties to the trainer's: make it a param, as in 'param discount = 0.99'");
        if (!Fits(analysis, potential, before.Value, text, out var mismatch))
            failures.Add(mismatch);
        if (before.Outside.Kind is not (NodeKind.Constant or NodeKind.Param) && !before.Outside.IsTimeless)
            failures.Add($"the potential before the first step, '{text.Of(before.Outside)}', depends on what the first action did: write 'initial: 0' or pass the potential of the start as an episodic input");
        if (failures.Count > 0)
            return Finding.Undecided(string.Join("; ", failures));
        return Finding.Proved($"shaping by the potential '{text.Of(before.Value)}', where '{text.Of(discount!)}' is the trainer's discount");
    }

    /// <summary>The two sides of the difference, whatever it is multiplied by.</summary>
    private static (Node Now, Neighbour Before)? Difference(RewardGraph graph, Node node)
    {
        while (node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Multiply && node.Operands.FirstOrDefault(IsFixed) is { } factor && node.Operands[0] != node.Operands[1])
            node = node.Operands[0] == factor ? node.Operands[1] : node.Operands[0];
        return node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Subtract
            && Neighbour.TryRead(graph, node.Operands[1]) is { IsNext: false } before
            ? (node.Operands[0], before)
            : null;
    }

    private static bool IsFixed(Node node) => node.Kind is NodeKind.Constant or NodeKind.Param;

    private static (Node? Discount, Node Potential) Discounted(Node node)
    {
        if (node.Kind != NodeKind.Binary || node.Binary != BinaryFunction.Multiply)
            return (null, node);
        var discount = node.Operands.FirstOrDefault(o => o.Kind == NodeKind.Param) ?? node.Operands.FirstOrDefault(IsFixed);
        return discount is null ? (null, node) : (discount, node.Operands[0] == discount ? node.Operands[1] : node.Operands[0]);
    }

    /// <summary>Whether the potential of this step is the one that the next step subtracts, but for a fixed one where the episode ends.</summary>
    private static bool Fits(RangeAnalysis analysis, Node now, Node later, ExpressionText text, out string mismatch)
    {
        mismatch = "";
        var graph = analysis.Assumptions.Program.Graph;
        var done = graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Done)?.Node;
        if (now == later)
        {
            if (done is not null && analysis.Scope.Assuming(done, true) is { } ended && ended.Of(now).Hull.IsPoint)
                return true;
            mismatch = done is null
                ? "nothing says where an episode terminates, and there the potential must be 0: declare an 'end', or pass a bool input"
                : $"the potential '{text.Of(now)}' is not 0 where the episode terminates: write 'if done then 0 else …' for this step's";
            return false;
        }

        if (Chosen(now, later) is not var (condition, fixedValue))
        {
            mismatch = $"this step's potential '{text.Of(now)}' is not the '{text.Of(later)}' that the next step subtracts";
            return false;
        }

        if (!IsFixed(fixedValue))
        {
            mismatch = $"where the episode ends the potential is '{text.Of(fixedValue)}', not 0 or a fixed number";
            return false;
        }

        if (condition == done || done is null && condition.Kind == NodeKind.Input)
            return true;
        mismatch = $"the potential is fixed where '{text.Of(condition)}', which is not where the episode terminates: at a truncation it must stay what it is";
        return false;
    }

    /// <summary>For <c>if condition then fixed else later</c>, either way round: the condition and the other value.</summary>
    private static (Node Condition, Node Fixed)? Chosen(Node now, Node later)
    {
        if (now.Kind != NodeKind.Select)
            return null;
        if (now.Operands[2] == later)
            return (now.Operands[0], now.Operands[1]);
        var isNot = now.Operands[0].Kind == NodeKind.Binary && now.Operands[0].Binary == BinaryFunction.ExclusiveOr;
        return isNot && now.Operands[1] == later && now.Operands[0].Operands.FirstOrDefault(o => !o.IsConstant(1)) is { } condition
            ? (condition, now.Operands[2])
            : null;
    }
}

using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>
/// Whether a value is potential-based shaping, discount × potential(s') − potential(s), which changes no optimal policy (Ng, Harada and
/// Russell, 1999): with the trainer's discount, a potential of 0 where the episode terminates, and not where it is cut off. Another
/// number there would pay for when the episode ends, unless nothing is discounted.
/// </summary>
internal static class ShapingProof
{
    /// <summary>What a parameter is called that is the trainer's discount.</summary>
    private static readonly string[] s_discounts = ["discount", "gamma", "discount_factor"];

    /// <summary>What to do about a potential before the first step that the first action has changed.</summary>
    public const string StartFromZero = "Write 'initial: 0', or pass the potential of the start as an episodic input.";

    /// <param name="analysis">The ranges of a step.</param>
    /// <param name="value">The shaping.</param>
    /// <param name="text">Values as the user writes them.</param>
    public static Finding Decide(RangeAnalysis analysis, Node value, ExpressionText text)
    {
        var graph = analysis.Assumptions.Program.Graph;
        if (Difference(analysis, value) is not var (now, before, factors, isTurned))
            return NoDifference(analysis, value, text);
        var (discount, potential) = Discounted(analysis, now);
        var failures = new List<Obstacle>();
        // One that is declared is not declared again.
        var declared = Array.Find(s_discounts, name => analysis.Assumptions.Program.Params.Any(p => p.Name == name));
        if (discount is null)
            failures.Add(new("the potential of this step is not multiplied by the trainer's discount", $"Write {(declared is null ? "'discount * …' with 'param discount = 0.99 in 0.9 .. 1'" : $"'{declared} * …'")}."));
        else if (discount.Kind != NodeKind.Param)
            failures.Add(new($"the discount is {text.Of(discount)}, which nothing ties to the trainer's", declared is null ? "Make it a param, as in 'param discount = 0.99 in 0.9 .. 1'." : $"Write '{declared}' for {text.Of(discount)}."));
        var (mismatch, assumption) = Fits(analysis, potential, before.Value, discount, text);
        if (mismatch is not null)
            failures.Add(mismatch);
        var isLate = !IsKnownAtStart(analysis.Assumptions.Program, before.Outside);
        if (isLate)
            failures.Add(new($"the potential before the first step, '{text.Of(before.Outside)}', depends on what the first action did", StartFromZero));
        if (Reach.From([before.Value]).Any(n => n.Kind is NodeKind.IsLastStep or NodeKind.ReduceTime || n.Kind == NodeKind.StateRead && graph.States[n.Slot].IsBackward))
            failures.Add(new($"the potential '{text.Of(before.Value)}' looks ahead: it knows where an episode is cut off, and there it must stay what it is", "Take a potential of this step and of those before it."));
        if (failures.Count > 0)
            return Undecided(failures) with { BeginsLate = isLate && failures.Count == 1 };
        var kept = factors.Select(f => $", if '{text.Of(f)}' is not changed within an episode");
        var turned = isTurned ? ", with its sign turned, so that it pays where the potential falls" : "";
        var finite = !IsFinite(analysis, before.Value) ? ", as long as the potential is finite" : !IsFinite(analysis, value) ? ", as long as it is finite itself" : "";
        return Finding.Proved($"shaping by the potential '{text.Of(before.Value)}'{turned}, where '{text.Of(discount!)}' is the trainer's discount{assumption}{finite}{string.Concat(kept)}");
    }

    private static Finding Undecided(IReadOnlyList<Obstacle> failures)
    {
        var advice = string.Join(" ", failures.Select(f => f.Advice).OfType<string>());
        return Finding.Undecided(string.Join("; ", failures.Select(f => f.Cause))) with { Advice = advice.Length == 0 ? null : advice };
    }

    private static Finding NoDifference(RangeAnalysis analysis, Node value, ExpressionText text) => Undecided([
        LeftOut(analysis, value) is { } condition
            ? new Obstacle($"where '{text.Of(condition)}' nothing is paid for what was done to the potential", "Take the choice away, and write 'initial: 0' for the first step.")
        : DiscountedBefore(analysis, value) is var (late, present, earlier)
            ? new Obstacle($"'{text.Of(late)}' multiplies the potential of the step before, and belongs to that of this step", $"Write '{text.Of(late)} * {text.FactorOf(present)} - prev({text.Of(earlier.Value)}, initial: 0)', with 0 for this step's where the episode terminates.")
        : new Obstacle("it is not written as 'discount * potential - prev(potential, initial: …)'", "Write it so, or with potential_shaping(potential, discount) of std.shaping.")]);

    private static bool IsFinite(RangeAnalysis analysis, Node node) => analysis.Of(node).Hull is { HasInfinity: false, MayBeNaN: false };

    /// <summary>The two sides of the difference, the parameters that it is multiplied by, and whether it pays where the potential falls.</summary>
    private static (Node Now, Neighbour Before, IReadOnlyList<Node> Factors, bool IsTurned)? Difference(RangeAnalysis analysis, Node value)
    {
        var (node, factors, isNegative) = Unscaled(analysis, value);
        if (node.Kind != NodeKind.Binary || node.Binary != BinaryFunction.Subtract)
            return null;
        var graph = analysis.Assumptions.Program.Graph;
        return Neighbour.TryRead(graph, node.Operands[1]) is { IsNext: false } before ? (node.Operands[0], before, factors, isNegative)
            : Neighbour.TryRead(graph, node.Operands[0]) is { IsNext: false } first ? (node.Operands[1], first, factors, !isNegative)
            : null;
    }

    /// <summary>A value without what it is multiplied by, the parameters among that, and whether its sign is turned.</summary>
    private static (Node Node, IReadOnlyList<Node> Factors, bool IsNegative) Unscaled(RangeAnalysis analysis, Node node)
    {
        var factors = new List<Node>();
        // A weight of 0 takes its term out.
        if (node.Kind == NodeKind.Select && node.Operands.FirstOrDefault(o => o.IsConstant(0) && !o.IsTruth) is { } none
            && Reach.From([node.Operands[0]]) is var condition && condition.All(n => IsMadeOfFixed(analysis, n)))
        {
            factors.AddRange(condition.Where(n => n.Kind == NodeKind.Param).OrderBy(n => n.Slot));
            node = node.Operands[1] == none ? node.Operands[2] : node.Operands[1];
        }

        var isNegative = false;
        while (true)
        {
            if (node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Negate)
            {
                isNegative = !isNegative;
                node = node.Operands[0];
                continue;
            }

            if (node.Kind != NodeKind.Binary || node.Binary != BinaryFunction.Multiply || node.Operands[0] == node.Operands[1] || node.Operands.FirstOrDefault(o => IsFixed(analysis, o)) is not { } factor)
                break;
            isNegative ^= analysis.Of(factor).Hull is { HasNoNumber: false, Upper: < 0 };
            if (factor.Kind == NodeKind.Param && !factors.Contains(factor))
                factors.Add(factor);
            node = node.Operands[0] == factor ? node.Operands[1] : node.Operands[0];
        }

        return (node, factors, isNegative);
    }

    /// <summary>The discount of a difference that has it at the potential of the step before; null where that is not what is wrong.</summary>
    private static (Node Discount, Node Now, Neighbour Before)? DiscountedBefore(RangeAnalysis analysis, Node value) =>
        Unscaled(analysis, value).Node is { Kind: NodeKind.Binary } node && node.Binary == BinaryFunction.Subtract && Discounted(analysis, node.Operands[1]) is ({ Kind: NodeKind.Param } discount, var potential)
        && Neighbour.TryRead(analysis.Assumptions.Program.Graph, potential) is { IsNext: false } before ? (discount, node.Operands[0], before) : null;

    /// <summary>The condition under which a difference is not taken; null where that is not what is wrong.</summary>
    private static Node? LeftOut(RangeAnalysis analysis, Node node) =>
        Reach.From([node]).FirstOrDefault(n => n.Kind == NodeKind.Select && n.Operands[1].IsConstant(0) && Difference(analysis, n.Operands[2]) is not null)?.Operands[0];

    /// <summary>Whether a value is the same at all steps of an episode, as long as the host leaves it alone; time goes on.</summary>
    public static bool IsFixed(RangeAnalysis analysis, Node node) => node.Kind == NodeKind.Constant
        || node.Kind == NodeKind.Param && analysis.Assumptions.Program.Params[node.Slot].Name is not ("training_step" or "dt");

    /// <summary>Whether a node is fixed when its operands are: no fold of rows or steps, and no model.</summary>
    private static bool IsMadeOfFixed(RangeAnalysis analysis, Node node) =>
        node.Operands.Count == 0 ? IsFixed(analysis, node) : node.Rows is null && node.Kind is not (NodeKind.ReduceTime or NodeKind.ModelCall);

    private static (Node? Discount, Node Potential) Discounted(RangeAnalysis analysis, Node node)
    {
        if (node.Kind != NodeKind.Binary || node.Binary != BinaryFunction.Multiply)
            return (null, node);
        var discount = node.Operands.FirstOrDefault(o => o.Kind == NodeKind.Param && IsFixed(analysis, o)) ?? node.Operands.FirstOrDefault(o => IsFixed(analysis, o));
        return discount is null ? (null, node) : (discount, node.Operands[0] == discount ? node.Operands[1] : node.Operands[0]);
    }

    /// <summary>Whether a value is there before the first action: made of constants, parameters and episodic inputs.</summary>
    public static bool IsKnownAtStart(CompiledProgram program, Node node) => Reach.From([node]).All(n => n.Kind switch
    {
        NodeKind.Input => program.Inputs[n.Slot].IsEpisodic,
        NodeKind.StateRead or NodeKind.ReduceTime or NodeKind.IsFirstStep or NodeKind.IsLastStep or NodeKind.ModelCall => false,
        _ => n.Rows is null,
    });

    /// <summary>
    /// Whether the potential of this step is the one that the next step subtracts, but 0 where the episode terminates: what is wrong, or else
    /// what is taken for granted.
    /// </summary>
    private static (Obstacle? Mismatch, string Assumption) Fits(RangeAnalysis analysis, Node now, Node later, Node? discount, ExpressionText text)
    {
        var graph = analysis.Assumptions.Program.Graph;
        var done = graph.Done;
        var isUndiscounted = discount is not null && analysis.Of(discount).Hull is { Lower: 1, Upper: 1 };
        var ends = string.Join(" or ", analysis.Assumptions.Program.Ends);
        var zeroAtEnd = $"Write 'if {ends} then 0 else {text.Of(later)}' for this step's{(IsCalled(analysis) ? $", or terminal: {ends} in potential_shaping" : "")}.";
        bool IsNoMatter(Node end) => end.IsConstant(0) || IsFixed(analysis, end) && isUndiscounted;
        if (now == later)
        {
            if (done is null)
                return (new("nothing says where an episode terminates, and there the potential must be 0", $"Declare an 'end', or pass a bool input, and write 'if it then 0 else {text.Of(later)}' for this step's."), "");
            return analysis.Scope.Assuming(done, true) is { } ended && ended.Of(now).Hull is { Lower: 0, Upper: 0, MayBeNaN: false }
                ? (null, "") : (new($"the potential '{text.Of(now)}' is not 0 where the episode terminates", zeroAtEnd), "");
        }

        if (Chosen(now, later) is not var (condition, fixedValue))
            return (new($"this step's potential '{text.Of(now)}' is not the '{text.Of(later)}' that the next step subtracts", "Write one of them for both."), "");
        if (!IsNoMatter(fixedValue))
            return (new($"where the episode terminates the potential is '{text.Of(fixedValue)}', not 0: what is discounted then pays for ending earlier or later", $"Write 0 for '{text.Of(fixedValue)}'."), "");
        var atOne = fixedValue.IsConstant(0) ? "" : $", while '{text.Of(discount!)}' is 1";
        return IsTermination(analysis.Assumptions.Program, condition)
            ? (null, (done is null ? $", if '{text.Of(condition)}' says where the episode terminates" : "") + atOne)
            : (new($"the potential is fixed where '{text.Of(condition)}', which is not where the episode terminates: at a truncation it must stay what it is", done is null ? null : zeroAtEnd), "");
    }

    private static bool IsCalled(RangeAnalysis analysis) => analysis.Assumptions.Program.Source.Text.Contains("potential_shaping(");

    /// <summary>Whether a potential of this step is one of the next, and may be 0 where the episode terminates: only where it never does it need not be.</summary>
    public static bool IsSameUntilTheEnd(CompiledProgram program, Node now, Node later) => now == later
        ? program.Graph.Done is null
        : Chosen(now, later) is var (condition, fixedValue) && fixedValue.IsConstant(0) && IsTermination(program, condition);

    /// <summary>The input that the host passes to say where episodes terminate, where that is taken for granted of a potential; else null.</summary>
    public static Node? AssumedTermination(RewardGraph graph, Node now, Node later) =>
        graph.Done is null && now != later && Chosen(now, later) is var (condition, _) && condition.Kind == NodeKind.Input ? condition : null;

    /// <summary>Whether a condition says where episodes terminate: the program's ends, or what the host passes at each step where it has none.</summary>
    private static bool IsTermination(CompiledProgram program, Node condition) => program.Graph.Done is { } done
        ? condition == done
        : condition.Kind == NodeKind.Input && !program.Inputs[condition.Slot].IsEpisodic;

    /// <summary>For <c>if condition then fixed else later</c>, either way round: the condition and the other value.</summary>
    private static (Node Condition, Node Fixed)? Chosen(Node now, Node later)
    {
        if (now.Kind != NodeKind.Select)
            return null;
        if (now.Operands[2] == later)
            return (now.Operands[0], now.Operands[1]);
        var isNot = now.Operands[0] is { Kind: NodeKind.Binary } negation && negation.Binary == BinaryFunction.ExclusiveOr && negation.Operands.Any(o => o.IsConstant(1));
        return isNot && now.Operands[1] == later && now.Operands[0].Operands.FirstOrDefault(o => !o.IsConstant(1)) is { } condition
            ? (condition, now.Operands[2])
            : null;
    }
}

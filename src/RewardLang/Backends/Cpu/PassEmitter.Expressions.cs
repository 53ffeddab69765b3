using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Backends.Cpu;

/// <summary>The expressions of single elements.</summary>
internal partial class PassEmitter
{
    private readonly Dictionary<(Node Node, int Operand), int[]> _maps = [];
    private readonly Dictionary<Node, int[][]> _groups = [];
    private readonly Dictionary<(Node Node, int Lane), int> _lanes = [];

    private protected virtual string Expression(Node node, int element) => node.Kind switch
    {
        NodeKind.Constant => node.IsTruth ? Truth(node.Value != 0) : Constant(node.Value),
        NodeKind.Input => ReadInput(node, element),
        NodeKind.Param => ReadParam(node, element),
        NodeKind.StateRead => ReadState(node, element),
        NodeKind.IsFirstStep => ReadFirstStep(),
        NodeKind.IsLastStep => ReadLastStep(),
        NodeKind.ReduceTime => ReadTimeFold(node, element),
        NodeKind.Unary => $"{node.Unary!.Kernel}({Operand(node, 0, element)})",
        NodeKind.Binary => Binary(node, element),
        NodeKind.Select => Select(node, element),
        NodeKind.ToNumber => $"TLanes.And({Operand(node, 0, element)}, {Constant(1)})",
        NodeKind.ToTruth => $"TLanes.Not(TLanes.Equal({Operand(node, 0, element)}, {Constant(0)}))",
        NodeKind.Expand or NodeKind.StopGradient => Operand(node, 0, element),
        NodeKind.Reduce => Reduce(node, element),
        NodeKind.ReduceRows or NodeKind.SortRows or NodeKind.RankRows or NodeKind.QuantileRows => AcrossRows(node, element),
        NodeKind.Stack => Stacked(node, element),
        NodeKind.Slice => Element(node.Operands[0], Map(node, 0)[element]),
        NodeKind.Index => Constant(element),
        NodeKind.CumulativeSum => RunningSum(node, element),
        NodeKind.Sort => Ordered(node, element, "Sort"),
        NodeKind.Rank => Ordered(node, element, "Rank"),
        NodeKind.ArgMax => ArgMax(node, element),
        _ => throw new KernelNotSupportedException($"{node.Kind} has no kernel."),
    };

    private protected virtual string ReadState(Node node, int element) =>
        $"TLanes.Load(frame->State + {plan.StateOffsets[node.Slot] + element} * frame->StateStride + row)";

    private protected virtual string ReadFirstStep() => $"TLanes.Not(TLanes.Equal(TLanes.Load(frame->FirstStep + row), {Constant(0)}))";

    private protected virtual string ReadLastStep() => throw new KernelNotSupportedException("A single step does not know whether it is the last.");

    private protected virtual string ReadTimeFold(Node node, int element) =>
        throw new KernelNotSupportedException("A single step does not know the others.");

    private string ReadParam(Node node, int element)
    {
        var offset = plan.ParamOffsets[node.Slot];
        return IsVector(element)
            ? RepeatedVector(node, offset, element)
            : AsTruth(node, $"TLanes.Broadcast(frame->Uniforms[{offset + element}])");
    }

    private protected virtual string ReadInput(Node node, int element)
    {
        if (IsVector(element))
            return InputVector(node, element);
        if (plan.SharedOffsets[node.Slot] is >= 0 and var offset)
            return AsTruth(node, $"TLanes.Broadcast(frame->Uniforms[{offset + element}])");
        if (HasShortRows(node))
            return ColumnOf(node, element);
        if (node.ElementCount > 1)
            return AsTruth(node, $"TLanes.Load({InputElement(node, element)})");
        return AsTruth(node, $"TTiles.LoadVector<TLanes, TVector>(frame->Inputs[{node.Slot}].Data, {InputKind(node).Kind}, row, rows)");
    }

    /// <summary>Truth values come from memory as 0 and 1; in registers they are masks.</summary>
    private protected string AsTruth(Node node, string load) => node.IsTruth ? $"TLanes.Not(TLanes.Equal({load}, {Constant(0)}))" : load;

    private string Operand(Node node, int operand, int element) => Element(node.Operands[operand], NumberOf(node, operand, element));

    private int[] Map(Node node, int operand)
    {
        if (_maps.TryGetValue((node, operand), out var map))
            return map;
        return _maps[(node, operand)] = node.Kind == NodeKind.Slice
            ? AxisIndexing.MapSlice(node)
            : AxisIndexing.Map(node.Axes, node.Operands[operand].Axes);
    }

    /// <summary>A condition that is constant for one element, though not for all, leaves one branch.</summary>
    private string Select(Node node, int element)
    {
        var condition = Operand(node, 0, element);
        return IsConstant(condition, true) ? Operand(node, 1, element)
            : IsConstant(condition, false) ? Operand(node, 2, element)
            : $"TLanes.Select({condition}, {Operand(node, 1, element)}, {Operand(node, 2, element)})";
    }

    private string Binary(Node node, int element)
    {
        var (left, right) = (node.Operands[0], node.Operands[1]);
        if (node.Binary == BinaryFunction.ExclusiveOr && left.IsConstant(1))
            return $"TLanes.Not({Operand(node, 1, element)})";
        if (node.Binary == BinaryFunction.ExclusiveOr && right.IsConstant(1))
            return $"TLanes.Not({Operand(node, 0, element)})";
        if (node.Binary == BinaryFunction.Add && IsFusable(left))
            return Fused(left, NumberOf(node, 0, element), Operand(node, 1, element));
        if (node.Binary == BinaryFunction.Add && IsFusable(right))
            return Fused(right, NumberOf(node, 1, element), Operand(node, 0, element));
        return $"{node.Binary!.Kernel}({Operand(node, 0, element)}, {Operand(node, 1, element)})";
    }

    /// <summary>False where inputs lie as columns only; sums round as in the order of memory all the same.</summary>
    private protected virtual bool ReadsRowMajor => true;

    /// <summary>True for a product that is made where it is used, so that it can be fused with the addition that uses it.</summary>
    private protected virtual bool IsFusable(Node product) => plan.IsFusableProduct(product);

    /// <summary>product + addend, rounded once.</summary>
    private string Fused(Node product, int element, string addend) =>
        $"TLanes.MultiplyAdd({Operand(product, 0, element)}, {Operand(product, 1, element)}, {addend})";

    private string Reduce(Node node, int element)
    {
        var isRowMajor = rowMajor.ContainsSum(node);
        if (isRowMajor && ReadsRowMajor)
            return RowMajorSum(node);
        var operand = node.Operands[0];
        var group = Groups(node, node.ReducedAxes!)[element];
        // Independent partial results hide the latency of the additions.
        var chains = new string?[group.Length >= 4 ? 4 : 1];
        for (var i = 0; i < group.Length; i++)
        {
            var chain = i % chains.Length;
            var step = chains[chain] is not { } sum ? Element(operand, group[i])
                : node.Reduction == Reduction.Sum && !isRowMajor && IsFusable(operand) ? Fused(operand, group[i], sum)
                : $"{node.Reduction!.Step.Kernel}({sum}, {Element(operand, group[i])})";
            chains[chain] = IsName(step) ? step : Temporary(node, step);
        }

        while (chains.Length > 1)
        {
            var half = chains.Length / 2;
            chains = [.. Enumerable.Range(0, half).Select(i =>
                Temporary(node, $"{node.Reduction!.Step.Kernel}({chains[i]}, {chains[i + half]})"))];
        }

        return chains[0]!;
    }

    private string Temporary(Node node, string expression)
    {
        var name = NewName("v");
        StatementsOf(node).Add(new Statement(name, expression));
        return name;
    }

    private string Stacked(Node node, int element)
    {
        var place = AxisIndexing.Map(node.Axes, [node.Axis!])[element];
        var inner = AxisIndexing.Map(node.Axes, node.Operands[place].Axes)[element];
        return Element(node.Operands[place], inner);
    }

    /// <summary>The elements of the operand that lie along the node's axis through one of its elements, and the place of that element.</summary>
    private (int[] Lane, int LaneNumber, int Place) LaneOf(Node node, int element)
    {
        var rest = node.Axes.Where(a => a != node.Axis).ToList();
        var number = AxisIndexing.Map(node.Axes, rest)[element];
        return (Groups(node, [node.Axis!])[number], number, AxisIndexing.Map(node.Axes, [node.Axis!])[element]);
    }

    private int[][] Groups(Node node, IReadOnlyList<Semantics.Axis> axes)
    {
        if (!_groups.TryGetValue(node, out var groups))
            _groups[node] = groups = AxisIndexing.Groups(node.Operands[0], axes);
        return groups;
    }

    private string RunningSum(Node node, int element)
    {
        var (lane, _, place) = LaneOf(node, element);
        var own = Element(node.Operands[0], lane[place]);
        if (place == 0)
            return own;
        var map = AxisIndexing.Map(node.Axes, node.Operands[0].Axes);
        var before = Array.IndexOf(map, lane[place - 1]);
        return $"TLanes.Add({Element(node, before)}, {own})";
    }

    /// <summary>Sorting and ranking work on a tile that holds one lane of the array.</summary>
    private string Ordered(Node node, int element, string method)
    {
        var (lane, number, place) = LaneOf(node, element);
        if (!_lanes.TryGetValue((node, number), out var tile))
        {
            var elements = lane.Select(e => Element(node.Operands[0], e)).ToList();
            var statements = StatementsOf(node);
            var source = NewTile(lane.Length);
            for (var i = 0; i < elements.Count; i++)
                statements.Add(new Statement(null, $"TLanes.Store({Place(source + i)}, {elements[i]});"));
            tile = method == "Rank" ? NewTile(lane.Length) : source;
            statements.Add(new Statement(null, method == "Rank"
                ? $"Tiles.Rank<TLanes, TVector>({Place(source)}, {Place(tile)}, {lane.Length});"
                : $"Tiles.Sort<TLanes, TVector>({Place(source)}, {lane.Length});"));
            _lanes[(node, number)] = tile;
        }

        return $"TLanes.Load({Place(tile + place)})";
    }

    private string ArgMax(Node node, int element)
    {
        var lane = Groups(node, [node.Axis!])[element];
        var best = Element(node.Operands[0], lane[0]);
        var index = Constant(0);
        for (var i = 1; i < lane.Length; i++)
        {
            var candidate = Element(node.Operands[0], lane[i]);
            // A NaN counts as largest, and the first one stays.
            var isNew = Temporary(node, $"TLanes.Or(TLanes.LessThan({best}, {candidate}), TLanes.AndNot(TLanes.IsNaN({candidate}), TLanes.IsNaN({best})))");
            index = Temporary(node, $"TLanes.Select({isNew}, {Constant(i)}, {index})");
            best = Temporary(node, $"TLanes.Select({isNew}, {candidate}, {best})");
        }

        return index;
    }
}

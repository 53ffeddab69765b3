using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Backends.Cuda;

/// <summary>The expressions of single elements.</summary>
internal abstract partial class CudaEmitter
{
    private string Expression(Node node, int element) => node.Kind switch
    {
        NodeKind.Input => ReadInput(node, element),
        NodeKind.Param => AsTruth(node, $"parameters.values[{Number(plan.ParamOffsets[node.Slot] + element)}]"),
        NodeKind.StateRead => ReadState(node, element),
        NodeKind.IsFirstStep => ReadFirstStep(),
        NodeKind.IsLastStep => ReadLastStep(),
        _ when node.Rows is not null => AsTruth(node, ReadAcrossRows(node, element)),
        NodeKind.ReduceTime => ReadTimeFold(node, element),
        NodeKind.Unary => CudaFunctions.Apply(node.Unary!, Operand(node, 0, element)),
        NodeKind.Binary => CudaFunctions.Apply(node.Binary!, Operand(node, 0, element), Operand(node, 1, element)),
        NodeKind.Select => $"{Operand(node, 0, element)} ? {Operand(node, 1, element)} : {Operand(node, 2, element)}",
        NodeKind.ToNumber => AsNumber(Operand(node, 0, element)),
        NodeKind.ToTruth => $"{Operand(node, 0, element)} != 0.0f",
        NodeKind.CumulativeSum => RunningSum(node, element),
        NodeKind.Sort or NodeKind.Rank => Ordered(node, element),
        _ => throw new KernelNotSupportedException($"{node.Kind} has no text for the GPU."),
    };

    private string ReadInput(Node node, int element)
    {
        var name = signature[CudaArgumentKind.Input, node.Slot];
        var place = PlaceOf(node, element);
        return plan.Program.Inputs[node.Slot].Kind switch
        {
            ScalarKind.Real => $"{name}[{place}]",
            ScalarKind.Bool => $"{name}[{place}] != 0",
            _ => $"rl_whole({name}, {signature[CudaArgumentKind.InputType, node.Slot]}, {place})",
        };
    }

    /// <summary>Truth values are 0 and 1 among parameters, states and statistics.</summary>
    protected static string AsTruth(Node node, string number) => node.IsTruth ? $"{number} != 0.0f" : number;

    private string Operand(Node node, int operand, int element) => Element(node.Operands[operand], _maps.Operand(node, operand)[element]);

    private string Stacked(Node node, int element)
    {
        var (operand, inner) = _maps.Stacked(node, element);
        return Element(node.Operands[operand], inner);
    }

    private string Reduce(Node node, int element)
    {
        var group = _maps.Groups(node, node.ReducedAxes!)[element];
        // Independent partial results hide the latency of the additions.
        var chains = new string?[group.Length >= 8 ? 4 : group.Length >= 4 ? 2 : 1];
        for (var i = 0; i < group.Length; i++)
        {
            var own = Element(node.Operands[0], group[i]);
            chains[i % chains.Length] = chains[i % chains.Length] is { } before ? Step(before, own) : own;
        }

        while (chains.Length > 1)
            chains = [.. Enumerable.Range(0, chains.Length / 2).Select(i => Step(chains[i]!, chains[i + chains.Length / 2]!))];
        return chains[0]!;

        string Step(string a, string b) => Declare(node, "v", CudaFunctions.Apply(node.Reduction!.Step, a, b));
    }

    private string RunningSum(Node node, int element)
    {
        var (lane, _, place) = _maps.Lane(node, element);
        var own = Element(node.Operands[0], lane[place]);
        return place == 0 ? own : $"{Element(node, _maps.ElementAt(node, lane[place - 1]))} + {own}";
    }

    private string ArgMax(Node node, int element)
    {
        var lane = _maps.Groups(node, [node.Axis!])[element];
        var best = Element(node.Operands[0], lane[0]);
        var index = CudaLiterals.Number(0);
        for (var i = 1; i < lane.Length; i++)
        {
            var candidate = Element(node.Operands[0], lane[i]);
            // A NaN counts as largest, and the first one stays.
            var isNew = Declare(node, "bool", "v", $"{best} < {candidate} || ({candidate} != {candidate} && {best} == {best})");
            index = Declare(node, "v", $"{isNew} ? {CudaLiterals.Number(i)} : {index}");
            if (i < lane.Length - 1)
                best = Declare(node, "v", $"{isNew} ? {candidate} : {best}");
        }

        return index;
    }

    /// <summary>Sorting and ranking work on an array that holds one lane.</summary>
    private string Ordered(Node node, int element)
    {
        var (lane, number, place) = _maps.Lane(node, element);
        if (!_lanes.TryGetValue((node, number), out var array))
        {
            string[] elements = [.. lane.Select(e => Element(node.Operands[0], e))];
            array = NewName("lane");
            Add(node, $"float {array}[{Number(lane.Length)}] = {{ {string.Join(", ", elements)} }};");
            if (node.Kind == NodeKind.Rank)
            {
                Add(node, $"float {array}_ranks[{Number(lane.Length)}];");
                Add(node, $"rl_rank({array}, {array}_ranks, {Number(lane.Length)});");
                array += "_ranks";
            }
            else
            {
                Add(node, $"rl_sort({array}, {Number(lane.Length)});");
            }

            _lanes[(node, number)] = array;
        }

        return $"{array}[{Number(place)}]";
    }
}

using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Backends.Cpu;

/// <summary>
/// Expressions over contiguous elements. Beside its elements, a node that is read in the order of memory has as many vectors as a row
/// has elements; they are numbered from <see cref="FirstVector"/>, and its operands' vectors have the same numbers.
/// </summary>
internal partial class PassEmitter
{
    /// <summary>Numbers from here on are contiguous vectors, below it elements.</summary>
    private const int FirstVector = 1 << 24;

    /// <summary>Rows of so many elements are summed in registers.</summary>
    private static readonly int[] s_sumsInRegisters = [4, 6, 7, 8, 12];

    private readonly Dictionary<Node, int> _repeated = [];

    private static bool IsVector(int number) => number >= FirstVector;

    /// <summary>The element, or the vector, of an operand that a pointwise function takes for one of its own.</summary>
    private int NumberOf(Node node, int operand, int number) =>
        !IsVector(number) ? Map(node, operand)[number]
        : node.Operands[operand].Axes.Count == 0 ? 0
        : number;

    /// <summary>A sum over all elements of rows that are read in the order of memory.</summary>
    private string RowMajorSum(Node node)
    {
        var operand = node.Operands[0];
        var count = operand.ElementCount;
        var vectors = Enumerable.Range(0, count).Select(i => Element(operand, FirstVector + i)).ToList();
        var list = string.Join(", ", vectors);
        if (count <= 3)
        {
            var columns = Enumerable.Range(0, count)
                .Select(i => Temporary(node, $"Tiles.Column<TLanes, TVector>({i}, {list})")).ToList();
            return columns.Skip(1).Aggregate(columns[0], (sum, column) => $"TLanes.Add({sum}, {column})");
        }

        if (count == 4)
            return $"Tiles.SumRows<TLanes, TVector>({list})";
        var tile = NewTile(count);
        if (s_sumsInRegisters.Contains(count))
            return $"Tiles.SumRows<TLanes, TVector>({Place(tile)}, {list})";
        for (var i = 0; i < count; i++)
            _body.Add(new Statement(null, $"TLanes.Store({Place(tile + i)}, {vectors[i]});"));
        _body.Add(new Statement(null, $"Tiles.SumRows<TLanes, TVector>({Place(tile)}, {count});"));
        return $"TLanes.Load({Place(tile)})";
    }

    /// <summary>Stores an array result as it lies in memory.</summary>
    private void EmitRowMajorResult(int index, Node node)
    {
        var count = node.ElementCount;
        var vectors = Enumerable.Range(0, count).Select(i => Element(node, FirstVector + i)).ToList();
        _body.Add(new Statement(null,
        [
            $"if (frame->Outputs[{index}] != null)",
            "{",
            .. vectors.Select((vector, i) =>
                $"    TTiles.StoreElements<TLanes, TVector>({vector}, frame->Outputs[{index}] + row * {count * sizeof(float)}, {i}, {count}, rows);"),
            "}",
        ]));
    }

    /// <summary>A vector of contiguous elements of an input.</summary>
    private string InputVector(Node input, int vector)
    {
        if (plan.SharedOffsets[input.Slot] is >= 0 and var offset)
            return RepeatedVector(input, offset, vector);
        var count = input.ElementCount;
        return $"TTiles.LoadElements<TLanes, TVector>(frame->Inputs[{input.Slot}].Data + row * {count * sizeof(float)}, {vector - FirstVector}, {count}, rows)";
    }

    /// <summary>A vector of contiguous elements of something that all rows share: its elements, one row behind the other.</summary>
    private string RepeatedVector(Node node, int offset, int vector)
    {
        if (!_repeated.TryGetValue(node, out var tile))
        {
            _repeated[node] = tile = NewTile(node.ElementCount);
            _prologue.Add(new Statement(null,
                $"Tiles.RepeatRow<TLanes, TVector>(frame->Uniforms + {offset}, {node.ElementCount}, {Place(tile)});"));
        }

        return AsTruth(node, $"TLanes.Load({Place(tile + vector - FirstVector)})");
    }

    /// <summary>A column of an input whose rows are short enough to be taken apart in registers.</summary>
    private bool HasShortRows(Node input) =>
        input.ElementCount is >= 2 and <= 4 && plan.Program.Inputs[input.Slot].Kind == ScalarKind.Real;

    private string ColumnOf(Node input, int column)
    {
        var vectors = Enumerable.Range(0, input.ElementCount).Select(i => Element(input, FirstVector + i));
        return $"Tiles.Column<TLanes, TVector>({column}, {string.Join(", ", vectors)})";
    }
}

using System.Globalization;
using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Comparison;

/// <summary>
/// Numbers the values of several programs: values with the same number are equal for equal inputs. Sums and products are compared
/// whatever their order; parameters that are one number count as their defaults; states are equal if their next values are, taken
/// together.
/// </summary>
internal sealed class ValueNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, Polynomial> _polynomials = [];
    private readonly Dictionary<CompiledProgram, int[]> _stateClasses = [];
    private readonly Dictionary<CompiledProgram, RangeAnalysis> _ranges = [];

    public ValueNumbers(params IReadOnlyList<CompiledProgram> programs)
    {
        foreach (var program in programs)
            _stateClasses[program] = [.. program.Graph.States.Select(_ => 0)];
        // All states may be equal until their next values differ.
        for (var count = -1; ;)
        {
            _polynomials.Clear();
            foreach (var program in programs)
                foreach (var node in program.Graph.Nodes)
                    _polynomials[node] = Evaluate(program, node);
            var classes = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var program in programs)
            {
                _stateClasses[program] = [.. program.Graph.States.Select((state, i) =>
                    ClassOf(classes, $"{_stateClasses[program][i]} {state.IsBackward} {NumberOf(state.Next)}"))];
            }

            if (classes.Count == count)
                return;
            count = classes.Count;
        }
    }

    /// <summary>A value as a sum of products of numbered ones.</summary>
    public Polynomial PolynomialOf(Node node) => _polynomials[node];

    /// <summary>The number of a value.</summary>
    public int NumberOf(Node node)
    {
        var polynomial = _polynomials[node];
        return polynomial.SingleValue ?? Number("sum " + polynomial.Key);
    }

    private static int ClassOf(Dictionary<string, int> classes, string key)
    {
        if (!classes.TryGetValue(key, out var number))
            classes[key] = number = classes.Count;
        return number;
    }

    private int Number(string key)
    {
        if (!_numbers.TryGetValue(key, out var number))
            _numbers[key] = number = _numbers.Count;
        return number;
    }

    private Polynomial Evaluate(CompiledProgram program, Node node)
    {
        Polynomial Operand(int i) => _polynomials[node.Operands[i]];
        if (node.Kind == NodeKind.Constant && !node.IsTruth && !double.IsNaN(node.Value) && !double.IsInfinity(node.Value))
            return Polynomial.Of(node.Value);
        if (node.Kind == NodeKind.Param && program.Params[node.Slot] is { Axes.Count: 0, Default: { Count: 1 } usual, Name: not "training_step" } && !node.IsTruth)
            return Polynomial.Of(usual[0]);
        if (node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Negate)
            return Operand(0).Times(-1);
        if (node.Kind == NodeKind.Binary && node.Axes.SequenceEqual(node.Operands[0].Axes) && node.Axes.SequenceEqual(node.Operands[1].Axes))
        {
            if (node.Binary == BinaryFunction.Add && Operand(0).TryPlus(Operand(1)) is { } sum)
                return sum;
            if (node.Binary == BinaryFunction.Subtract && Operand(0).TryPlus(Operand(1), -1) is { } difference)
                return difference;
            if (node.Binary == BinaryFunction.Multiply && Operand(0).Times(Operand(1)) is { } product)
                return product;
            if (node.Binary == BinaryFunction.Divide && Operand(1).Constant is { } divisor && divisor != 0)
                return Operand(0).Times(1 / divisor);
        }

        // What is chosen by a condition that parameters decide at their defaults.
        if (node.Kind == NodeKind.Select && Decided(program, node.Operands[0]) is { } holds)
            return Operand(holds ? 1 : 2);
        if (node.Kind == NodeKind.ToNumber)
            return AsNumber(node.Operands[0]);
        // Of other values a product with 0 may be no number where a choice is 0.
        if (node.Kind == NodeKind.Select && !node.IsTruth && node.Operands[0] is { Kind: not (NodeKind.IsFirstStep or NodeKind.IsLastStep) } condition && condition.Axes.SequenceEqual(node.Axes)
            && Operand(1).Constant is { } chosen && Operand(2).Constant is { } other)
            return Polynomial.Of(other).Plus(AsNumber(condition), chosen - other);
        return Polynomial.OfValue(Number(KeyOf(program, node)));
    }

    /// <summary>A condition as 1 and 0.</summary>
    private Polynomial AsNumber(Node condition) => condition.Kind == NodeKind.Binary && condition.Binary == BinaryFunction.ExclusiveOr && condition.Operands.FirstOrDefault(o => o.IsConstant(1)) is { } one
        ? Polynomial.Of(1).Plus(AsNumber(condition.Operands.First(o => o != one)), -1)
        : Polynomial.OfValue(Number($"{NodeKind.ToNumber} {NumberOf(condition)}"));

    /// <summary>Whether a comparison of what parameters decide holds; null where it depends on more, or on how kernels round.</summary>
    private bool? Decided(CompiledProgram program, Node condition)
    {
        if (condition.Kind != NodeKind.Binary || condition.Binary!.UnitRule != BinaryUnitRule.Compare || !condition.IsTruth
            || condition.Operands.Any(o => _polynomials[o].Constant is null))
            return null;
        if (condition.Operands.All(o => o.Operands.Count == 0))
            return condition.Binary.Evaluate((float)_polynomials[condition.Operands[0]].Constant!.Value, (float)_polynomials[condition.Operands[1]].Constant!.Value) != 0;
        if (!_ranges.TryGetValue(program, out var ranges))
            _ranges[program] = ranges = RangeAnalysis.Run(new RangeAssumptions(program).WithDefaults());
        return ranges.Of(condition).Hull is { IsPoint: true, MayBeNaN: false } truth ? truth.Lower != 0 : null;
    }

    private string KeyOf(CompiledProgram program, Node node)
    {
        var own = node.Kind switch
        {
            NodeKind.Constant => node.Value.ToString("R", CultureInfo.InvariantCulture),
            NodeKind.Input when program.Inputs[node.Slot] is var input => $"{input.Name} {input.Kind} {input.IsShared} {input.IsEpisodic}",
            NodeKind.Param => $"{program.Params[node.Slot].Name} {string.Join(",", program.Params[node.Slot].Default ?? [])}",
            NodeKind.StateRead => $"{_stateClasses[program][node.Slot]} {program.Graph.States[node.Slot].IsBackward}",
            NodeKind.Unary => node.Unary!.Name,
            NodeKind.Binary => node.Binary!.Name,
            NodeKind.Reduce => $"{node.Reduction!.Name} {Text(node.ReducedAxes!)}",
            NodeKind.ReduceRows or NodeKind.ReduceTime => $"{node.Reduction!.Name} {node.Rows} {node.IsTimeless}",
            NodeKind.SortRows or NodeKind.RankRows => $"{node.Rows} {node.IsTimeless}",
            NodeKind.QuantileRows => $"{node.Rows} {node.IsTimeless} {node.Value.ToString("R", CultureInfo.InvariantCulture)}",
            NodeKind.Slice => $"{node.SourceAxis!.Name} {node.Axis?.Name} {string.Join(",", node.Indices!)}",
            NodeKind.ModelCall when program.Models[node.Slot] is var model => $"{model.Name} {model.Kind} {model.Unit}",
            _ => node.Axis?.Name ?? "",
        };
        var operands = node.Operands.Select(NumberOf);
        if (IsAndOr(node))
            operands = Flattened(node).Select(NumberOf).Distinct().OrderBy(n => n);
        else if (node.Kind == NodeKind.Binary && node.Binary!.IsCommutative)
            operands = operands.OrderBy(n => n);
        return $"{node.Kind} {node.IsTruth} {own} [{Text(node.Axes)}] {GroupingOf(program)} ({string.Join(" ", operands)})";
    }

    private static bool IsAndOr(Node node) => node.Kind == NodeKind.Binary && node.IsTruth && (node.Binary == BinaryFunction.And || node.Binary == BinaryFunction.Or);

    /// <summary>The operands of a chain of <c>and</c> or of <c>or</c>, which may be in any order, with any parentheses and more than once.</summary>
    private static IEnumerable<Node> Flattened(Node node)
    {
        var pending = new Stack<Node>(node.Operands);
        var seen = new HashSet<Node>();
        while (pending.Count > 0)
        {
            var operand = pending.Pop();
            if (!seen.Add(operand))
                continue;
            if (operand.Kind == NodeKind.Binary && operand.Binary == node.Binary && operand.IsTruth && operand.Axes.SequenceEqual(node.Axes))
                foreach (var inner in operand.Operands)
                    pending.Push(inner);
            else
                yield return operand;
        }
    }

    /// <summary>The grouping by names and sizes, wherever they are declared.</summary>
    private static string GroupingOf(CompiledProgram program) => program.Graph.Grouping switch
    {
        null => "",
        { Kind: RowGroupingKind.Index } byInput => $"by {program.Inputs[byInput.Number].Name}",
        { Kind: RowGroupingKind.ParamSize } bySize => $"of {program.Params[bySize.Number].Name} {string.Join(",", program.Params[bySize.Number].Default ?? [])}",
        var grouping => grouping.ToString(),
    };

    private static string Text(IReadOnlyList<Axis> axes) => string.Join(",", axes.Select(a => $"{a.Name}:{a.Size}"));
}

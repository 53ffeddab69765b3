using System.Globalization;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis;

/// <summary>Parts of a graph as expressions of the language, in the program's own names.</summary>
/// <param name="program">The program.</param>
/// <param name="names">What the program calls values.</param>
internal sealed class ExpressionText(CompiledProgram program, IReadOnlyDictionary<Node, string> names)
{
    private const int Or = 1;
    private const int And = 2;
    private const int Compare = 3;
    private const int Sum = 4;
    private const int Product = 5;
    private const int Sign = 6;
    private const int Power = 7;
    private const int Atom = 8;

    /// <summary>Values that are used again are written again, so that the whole of a graph may be long beyond any memory.</summary>
    private const int MostParts = 100;

    private int _partsLeft;

    /// <summary>A value as an expression; of a long one the inner parts are left out.</summary>
    public string Of(Node node)
    {
        _partsLeft = MostParts;
        return Written(node).Text;
    }

    /// <summary>The same as a factor, in parentheses where it needs them.</summary>
    public string FactorOf(Node node)
    {
        _partsLeft = MostParts;
        return Text(node, Product);
    }

    /// <summary>The condition that a truth value does not hold, written like <see cref="Of"/>.</summary>
    public string Negation(Node truth)
    {
        _partsLeft = MostParts;
        return Negated(truth).Text;
    }

    private (string Text, int Level) Negated(Node truth)
    {
        if (names.ContainsKey(truth) || truth.Kind is not (NodeKind.Binary or NodeKind.Constant))
            return ("not " + Text(truth, Sign), Sign);
        if (truth.Kind == NodeKind.Constant)
            return (truth.Value != 0 ? "false" : "true", Atom);
        var (left, right) = (truth.Operands[0], truth.Operands[1]);
        if (IsNot(truth) is { } inner)
            return Written(inner);
        if (truth.Binary == BinaryFunction.And)
            return (Wrap(Negated(left), Or) + " or " + Wrap(Negated(right), Or), Or);
        if (truth.Binary == BinaryFunction.Or)
            return (Wrap(Negated(left), And) + " and " + Wrap(Negated(right), And), And);
        var sign = truth.Binary == BinaryFunction.Less ? ">=" : truth.Binary == BinaryFunction.LessOrEqual ? ">" : "!=";
        return truth.Binary!.UnitRule == BinaryUnitRule.Compare ? Comparison(left, sign, right) : ("not " + Text(truth, Sign), Sign);
    }

    /// <summary>Whether all of an expression can be written: the states that a derivative adds have no name.</summary>
    public bool CanWrite(Node node)
    {
        var seen = new HashSet<Node>();
        bool IsWritable(Node part) => names.ContainsKey(part) || !seen.Add(part)
            || !(part.Kind == NodeKind.StateRead && part.Slot >= program.Graph.States.Count) && part.Operands.All(IsWritable);
        return IsWritable(node);
    }

    private (string Text, int Level) Written(Node node)
    {
        if (names.TryGetValue(node, out var name))
            return (name, Atom);
        if (--_partsLeft < 0)
            return ("…", Atom);
        return node.Kind switch
        {
            NodeKind.Constant => node.IsTruth ? (node.Value != 0 ? "true" : "false", Atom) : Number(node.Value),
            NodeKind.Input => (program.Inputs[node.Slot].Name, Atom),
            NodeKind.Param => (program.Params[node.Slot].Name, Atom),
            NodeKind.StateRead => ($"prev({Earlier(node)})", Atom),
            NodeKind.IsFirstStep => ("step == 0", Compare),
            NodeKind.IsLastStep => ("the last step", Atom),
            NodeKind.Unary => Unary(node),
            NodeKind.Binary => Binary(node),
            NodeKind.Select when IsStepIndex(node) => ("step", Atom),
            NodeKind.Select when node.Operands[0].Kind == NodeKind.IsFirstStep && node.Operands[2].Kind == NodeKind.StateRead => ($"prev({Earlier(node.Operands[2])}, initial: {Text(node.Operands[1], Or)})", Atom),
            NodeKind.Select => ($"if {Text(node.Operands[0], Or)} then {Text(node.Operands[1], Or)} else {Text(node.Operands[2], Or)}", 0),
            NodeKind.ToNumber or NodeKind.ToTruth or NodeKind.Expand or NodeKind.StopGradient => Written(node.Operands[0]),
            NodeKind.Reduce => Fold(node, node.Axes.Count == 0 ? "" : ", over: " + string.Join(", ", node.ReducedAxes!.Select(a => a.Name))),
            NodeKind.ReduceTime => Fold(node, ", over: time"),
            NodeKind.Stack => ($"[{string.Join(", ", node.Operands.Select(o => Text(o, Or)))}]", Atom),
            NodeKind.Slice => ($"{Text(node.Operands[0], Atom)}{Place(node)}", Atom),
            NodeKind.ModelCall => ($"{program.Models[node.Slot].Name}({string.Join(", ", node.Operands.Select(o => Text(o, Or)))})", Atom),
            NodeKind.Index => ($"index({node.Axis!.Name})", Atom),
            NodeKind.Size => ($"size({node.Axis!.Name})", Atom),
            _ when node.Rows is { } rows => Fold(node, ", over: " + rows.ToString().ToLowerInvariant()),
            _ => Fold(node, ", over: " + node.Axis!.Name),
        };
    }

    /// <summary>What a step reads of the one before: a state by its name, and what 'prev' is called with.</summary>
    private string Earlier(Node read) => program.Graph.States[read.Slot] is var state && state.Name is "prev" ? Text(state.Next, Or) : state.Name;

    private bool IsStepIndex(Node node) => program.Graph.States.Any(s => s.Name == "step" && s.Next == node);

    private string Text(Node node, int level) => Wrap(Written(node), level);

    private static string Wrap((string Text, int Level) written, int level) => written.Level < level ? $"({written.Text})" : written.Text;

    private static (string Text, int Level) Number(double value) => double.IsInfinity(value)
        ? (value > 0 ? "inf" : "-inf", value > 0 ? Atom : Sign)
        : (value.ToString("G6", CultureInfo.InvariantCulture), value < 0 ? Sign : Atom);

    private (string Text, int Level) Unary(Node node)
    {
        var operand = node.Operands[0];
        if (node.Unary == UnaryFunction.Negate)
            return ("-" + Text(operand, Sign), Sign);
        if (node.Unary == UnaryFunction.SquareRoot && operand.Kind == NodeKind.Reduce && operand.Reduction == Reduction.Sum && Squared(operand.Operands[0]) is { } inner)
            return ($"norm({Text(inner, Or)}{(operand.Axes.Count == 0 ? "" : ", over: " + string.Join(", ", operand.ReducedAxes!.Select(a => a.Name)))})", Atom);
        return ($"{node.Unary!.Name}({Text(operand, Or)})", Atom);
    }

    private (string Text, int Level) Binary(Node node)
    {
        var (left, right) = (node.Operands[0], node.Operands[1]);
        if (IsNot(node) is { } inner)
            return Negated(inner);
        if (Squared(node) is { } squared)
            return (Text(squared, Atom) + "^2", Power);
        return node.Binary!.Name switch
        {
            "+" => (Text(left, Sum) + " + " + Text(right, Sum), Sum),
            "-" => (Text(left, Sum) + " - " + Text(right, Product), Sum),
            "*" => (Text(left, Product) + " * " + Text(right, Product), Product),
            "/" => (Text(left, Product) + " / " + Text(right, Sign), Product),
            "pow" => (Text(left, Atom) + "^" + Text(right, Atom), Power),
            "and" => (Text(left, And) + " and " + Text(right, And), And),
            "or" => (Text(left, Or) + " or " + Text(right, Or), Or),
            "xor" => (Text(left, Sum) + " != " + Text(right, Sum), Compare),
            "<" or "<=" or "==" => Comparison(left, node.Binary.Name, right),
            var name => ($"{name}({Text(left, Or)}, {Text(right, Or)})", Atom),
        };
    }

    /// <summary>The number of a comparison stands on its right.</summary>
    private (string Text, int Level) Comparison(Node left, string sign, Node right)
    {
        if (left.Kind != NodeKind.Constant)
            return ($"{Text(left, Sum)} {sign} {Text(right, Sum)}", Compare);
        var turned = sign switch { "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", _ => sign };
        return ($"{Text(right, Sum)} {turned} {Text(left, Sum)}", Compare);
    }

    private (string Text, int Level) Fold(Node node, string over)
    {
        var name = node.Kind switch
        {
            NodeKind.CumulativeSum => "cumsum",
            NodeKind.SortRows => "sort",
            NodeKind.RankRows => "rank",
            NodeKind.QuantileRows => "quantile",
            _ => node.Reduction?.Name ?? node.Kind.ToString().ToLowerInvariant(),
        };
        var fraction = node.Kind == NodeKind.QuantileRows ? ", " + Number(node.Value).Text : "";
        return ($"{name}({Text(node.Operands[0], Or)}{fraction}{over})", Atom);
    }

    private static string Place(Node slice)
    {
        var names = slice.SourceAxis!.Components;
        if (slice.Axis is null && names is not null)
            return "." + names[slice.Indices![0]];
        return $"[{string.Join(", ", slice.Indices!)}]";
    }

    private static Node? IsNot(Node node) => node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.ExclusiveOr
        ? node.Operands[0].IsConstant(1) ? node.Operands[1] : node.Operands[1].IsConstant(1) ? node.Operands[0] : null
        : null;

    private static Node? Squared(Node node) =>
        node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Multiply && node.Operands[0] == node.Operands[1] ? node.Operands[0] : null;
}

using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>What occurs several times in a value: ranges take each occurrence for a value of its own.</summary>
internal static class RepeatedValues
{
    private const int MostNamed = 3;

    /// <summary>The names of values that occur in several operations, the first few, and what to do about it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="value">What they are parts of.</param>
    public static (IReadOnlyList<string> Names, string Advice) Of(CompiledProgram program, Node value)
    {
        var users = new Dictionary<Node, List<Node>>();
        foreach (var node in Reach.From([value]).Where(n => !n.IsTruth))
            foreach (var operand in node.Operands.Distinct())
                (users.TryGetValue(operand, out var known) ? known : users[operand] = []).Add(node);
        var repeated = users.Where(u => u.Value.Count > 1 && !u.Key.IsTruth && !program.Ranges.Of(u.Key).Hull.IsPoint && Name(program, u.Key) is not null).OrderBy(u => u.Key.Id).ToList();
        return ([.. repeated.Select(u => Name(program, u.Key)!).Distinct().Take(MostNamed)], repeated.Exists(u => u.Value.TrueForAll(IsOfPolynomial))
            ? "A square or a factored form is seen, as is -(a - b)^2 for 2 * a * b - a^2 - b^2."
            : "Where one occurrence will do, write it so; else bound what they make: clip(…, lowest, highest), with the ends that it is known to have.");
    }

    private static bool IsOfPolynomial(Node node) => node.Kind == NodeKind.Unary ? node.Unary == UnaryFunction.Negate
        : node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Multiply || node.Binary == BinaryFunction.Add || node.Binary == BinaryFunction.Subtract);

    private static string? Name(CompiledProgram program, Node node) => program.ValueNames.TryGetValue(node, out var name) ? name
        : node.Kind == NodeKind.Input ? program.Inputs[node.Slot].Name
        : node.Kind == NodeKind.Param ? program.Params[node.Slot].Name
        : node.Kind == NodeKind.Expand ? Name(program, node.Operands[0])
        : null;

    /// <summary>A part that is the square of a sum, or its opposite, multiplied out: the part, and how it is written as a square; null where there is none.</summary>
    public static (Node Node, string Text)? AsSquare(CompiledProgram program, Node value)
    {
        foreach (var node in Reach.From([value]).Where(n => n.Kind == NodeKind.Binary && n.Axes.Count == 0 && (n.Binary == BinaryFunction.Add || n.Binary == BinaryFunction.Subtract)).OrderByDescending(n => n.Id))
        {
            if (QuadraticForm.Of(node, program.Ranges.Of(node).Hull.Magnitude, program.Ranges.Scope) is { HasRepetition: true } form && CompletedSquares.Of(form) is { ConstantBeside: 0, Squares: [{ Constant: 0 } square] } && square.Multiples.Count > 1)
                return (node, Written(program, square));
        }

        return null;
    }

    private static string Written(CompiledProgram program, CompletedSquares.Square square)
    {
        var text = new ExpressionText(program, program.ValueNames);
        var sum = "";
        foreach (var part in square.Multiples)
        {
            var factor = Math.Abs(part.Value);
            sum += (sum.Length == 0 ? part.Value < 0 ? "-" : "" : part.Value < 0 ? " - " : " + ") + (factor == 1 ? "" : Intervals.IntervalText.Number(factor) + " * ") + text.FactorOf(part.Key);
        }

        var multiple = Math.Abs(square.Factor);
        return $"{(square.Factor < 0 ? "-" : "")}{(multiple == 1 ? "" : Intervals.IntervalText.Number(multiple) + " * ")}({sum})^2";
    }
}

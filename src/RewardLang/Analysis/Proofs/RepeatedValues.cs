using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>What occurs several times in a value: ranges take each occurrence for a value of its own.</summary>
internal static class RepeatedValues
{
    private const int MostNamed = 3;

    /// <summary>The names of values that occur in several operations, the first few.</summary>
    /// <param name="program">The program.</param>
    /// <param name="value">What they are parts of.</param>
    public static IReadOnlyList<string> Of(CompiledProgram program, Node value)
    {
        var parts = Reach.From([value]);
        var users = new Dictionary<Node, int>();
        foreach (var node in parts.Where(n => !n.IsTruth))
            foreach (var operand in node.Operands.Distinct())
                users[operand] = (users.TryGetValue(operand, out var known) ? known : 0) + 1;
        return [.. users.Where(u => u.Value > 1 && !u.Key.IsTruth && !program.Ranges.Of(u.Key).Hull.IsPoint).Select(u => u.Key).OrderBy(n => n.Id).Select(n => Name(program, n)).OfType<string>().Distinct().Take(MostNamed)];
    }

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

using System.Text.RegularExpressions;
using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A plain number that by its range counts degrees, as it is in a function that takes radians: <c>cos(tilt)</c> of a tilt in 0 .. 90.</summary>
internal sealed class DegreesAsRadians : ILint
{
    /// <summary>Angles of fewer turns may be radians.</summary>
    private const double FewestTurns = 3;

    /// <summary>How many values an argument may be the sum of.</summary>
    private const int MostParts = 32;

    private const int MostPlaces = 3;

    /// <summary>Where the ranges of angles in degrees end.</summary>
    private static readonly double[] s_ends = [45, 60, 90, 120, 180, 270, 360, 720];

    /// <summary>Words of what is put into a sine as it is.</summary>
    private static readonly string[] s_phases = ["t", "time", "times", "step", "steps", "clock", "phase", "frame", "frames", "tick", "ticks", "count", "index", "position", "x", "seconds", "age"];

    /// <summary>Which arguments of the library's functions are angles.</summary>
    private static readonly Dictionary<string, string[]> s_angles = new(StringComparer.Ordinal)
    {
        ["wrap_angle"] = ["x"],
        ["rotate_z"] = ["angle"],
        ["quat_from_axis_angle"] = ["angle"],
        ["quat_from_euler"] = ["roll", "pitch", "yaw"],
    };

    public void Check(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>())
            foreach (var argument in Angles(context, call))
                if (context.NodeOf(argument) is { } node && context.RangeOf(node) is { HasNoNumber: false } range
                    && Summands(node) is { } parts && Degrees(context, parts) is { Count: > 0 } inputs && (inputs.Any(IsSaid) || range.IsFinite && range.Width > FewestTurns * 2 * Math.PI))
                    Report(context, call, argument, range, inputs, parts);
    }

    private static void Report(LintContext context, CallSyntax call, ExpressionSyntax argument, Interval range, IReadOnlyList<ProgramInput> inputs, IReadOnlyList<Node> parts)
    {
        var text = context.TextOf(argument);
        var converted = $"{(WrittenExpression.Inner(argument) == argument && argument is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } ? $"({text})" : text)} * 1<deg>";
        var fixedNames = parts.Where(p => p.Kind == NodeKind.Param).Select(p => context.Program.Params[p.Slot].Name).Distinct();
        var names = string.Join(" and ", inputs.Select(i => i.Name).Concat(fixedNames).Select(n => $"'{n}'"));
        var said = inputs.FirstOrDefault(IsSaid);
        var shown = said ?? inputs.First(HasEnd);
        var numbers = parts.Where(p => p is { Kind: NodeKind.Constant, Value: not 0 }).Select(p => IntervalText.Number(Math.Abs(p.Value))).Distinct().ToList();
        var written = numbers.Select(n => $"{n}<deg>").Concat(NumberBesideAngle.In(context, inputs, argument).Select(n => n.InDegrees(context))).ToList();
        var declared = $"{names} as real<deg>{(written.Count == 0 ? "" : $" and write {Listed(written)}")}";
        var inCall = InCall(context, call, argument, converted);
        var reason = said is not null ? text == said.Name ? ", which by its text counts degrees." : $", and '{said.Name}' counts degrees by its text."
            : text == shown.Name ? ", which by this range counts degrees."
            : $": by the range of '{shown.Name}', {IntervalText.Number(shown.Lower!.Value)} .. {IntervalText.Number(shown.Upper!.Value)}, it counts degrees.";
        context.Report(argument.Span, DiagnosticCatalogue.DegreesAsRadians, call.Function.Name, text, LintContext.IsTold(range) ? $" in {IntervalText.Describe(range)}" : "", reason,
            new Suggestion(written.Count > numbers.Count ? $"Write {inCall}, or declare {declared}." : $"Declare {declared}, or write {inCall}.", converted, argument.Span));
    }

    /// <summary>What is to be written elsewhere, a few of it in full.</summary>
    private static string Listed(IReadOnlyList<string> written) => written.Count <= MostPlaces ? string.Join(" and ", written)
        : $"{string.Join(", ", written.Take(MostPlaces))} and {written.Count - MostPlaces} more so";

    /// <summary>A call with another argument in one's place.</summary>
    public static string InCall(LintContext context, CallSyntax call, ExpressionSyntax argument, string text) =>
        $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(a => $"{(a.Name is { } name ? $"{name.Name}: " : "")}{(a.Value == argument ? text : context.TextOf(a.Value))}"))})";

    /// <summary>The arguments of a call that are angles.</summary>
    public static IEnumerable<ExpressionSyntax> Angles(LintContext context, CallSyntax call) =>
        call is { Function.Name: "sin" or "cos" or "tan", Arguments: [{ Name: null, Value: var angle }] } ? [angle]
        : s_angles.TryGetValue(call.Function.Name, out var parameters) && WrittenCall.IsOfLibrary(context, call) && WrittenCall.Of(context, call) is { } written
            ? parameters.Select(written.Given).OfType<ArgumentSyntax>().Select(a => a.Value) : [];

    /// <summary>What a value is the sum or difference of, or of which it is the magnitude; null for what is scaled, or made otherwise.</summary>
    public static List<Node>? Summands(Node node)
    {
        var (parts, pending) = (new List<Node>(), new Stack<Node>([node]));
        while (pending.Count > 0)
        {
            var part = pending.Pop();
            if (part.Kind is NodeKind.Input or NodeKind.Param or NodeKind.Constant)
                parts.Add(part);
            else if (part.Kind is NodeKind.Slice or NodeKind.Expand or NodeKind.StopGradient
                || part.Kind == NodeKind.Unary && (part.Unary == UnaryFunction.Negate || part.Unary == UnaryFunction.Absolute)
                || part.Kind == NodeKind.Binary && (part.Binary == BinaryFunction.Add || part.Binary == BinaryFunction.Subtract || part.Binary == BinaryFunction.Minimum || part.Binary == BinaryFunction.Maximum))
            {
                foreach (var operand in part.Operands)
                    pending.Push(operand);
            }
            else
                return null;
            if (parts.Count + pending.Count > MostParts)
                return null;
        }

        return parts;
    }

    /// <summary>The inputs among some parts that count degrees by their range; none where another part is no plain number, or called a time or a phase.</summary>
    private static List<ProgramInput>? Degrees(LintContext context, IReadOnlyList<Node> parts)
    {
        var inputs = parts.Where(p => p.Kind == NodeKind.Input).Select(p => p.Slot).Distinct().OrderBy(slot => slot).Select(slot => context.Program.Inputs[slot]).ToList();
        var isPlain = inputs.All(i => string.IsNullOrEmpty(i.Unit)) && parts.Where(p => p.Kind == NodeKind.Param).All(p => string.IsNullOrEmpty(context.Program.Params[p.Slot].Unit));
        return !isPlain || inputs.Any(i => NameParts.Of(i.Name).Any(s_phases.Contains)) || !inputs.Any(i => HasEnd(i) || IsSaid(i)) ? null : inputs;
    }

    /// <summary>Whether the text of an input says that it counts degrees, or its name does.</summary>
    private static bool IsSaid(ProgramInput input) => input.Documentation is { } text && s_degrees.IsMatch(text) || NameParts.Of(input.Name).LastOrDefault() is "deg" or "degrees" or "degree";

    private static readonly Regex s_degrees = new(@"\bin\s+degrees?\b(?!\s+(?:C|F|of|Celsius|Fahrenheit)\b)|\(degrees?\)|\(deg\)|\(°\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static bool HasEnd(ProgramInput input) => input is { Lower: { } lower, Upper: { } upper } && s_ends.Contains(upper) && (lower == 0 || s_ends.Contains(-lower));
}

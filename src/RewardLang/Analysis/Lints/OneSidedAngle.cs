using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A difference of two angles that <c>mod</c> puts into 0 .. 2π, and that counts as an error: one of -0.01 is 6.27. As a phase, within a sine, and where it is folded
/// by hand it is right.
/// </summary>
internal sealed class OneSidedAngle : ILint
{
    /// <summary>How far a turn may be rounded, as 6.28 is.</summary>
    private const double Rounded = 0.005;

    /// <summary>How many uses of the remainder are followed.</summary>
    private const int MostUses = 100;

    /// <summary>Words of what goes round in one direction.</summary>
    private static readonly string[] s_phases = ["phase", "phases", "clock", "time", "gait", "cycle", "step", "progress", "swept", "travelled", "remaining", "turned", "spin", "valve", "crank", "knob", "screw", "rotor", "wheel"];

    public void Check(LintContext context)
    {
        if (WrittenParts.Of(context.Syntax).OfType<CallSyntax>().Where(c => c.Function.Name == "mod").ToList() is not { Count: > 0 } calls)
            return;
        var users = context.Program.Graph.Nodes.SelectMany(user => user.Operands.Distinct().Select(part => (part, user))).ToLookup(u => u.part, u => u.user);
        foreach (var call in calls)
            if (call.Arguments is [{ Name: null, Value: var angle }, { Name: null, Value: var turn }] && context.NodeOf(turn) is { Kind: NodeKind.Constant, Value: var size } && IsTurn(context, angle, size)
                && Difference(context, angle) is { } difference && context.NodeOf(call) is { } node && IsError(context, node, size, users))
            {
                var wrapped = $"wrap_angle({context.TextOf(difference)})";
                // It works in radians, and so does every angle with a unit.
                var advice = size is 360 ? new Suggestion($"Declare the angles in deg, and write {wrapped} of std.rotation.")
                    : new Suggestion($"Write {wrapped} of std.rotation, which is in -pi .. pi.", context.Functions.ContainsKey("wrap_angle") ? wrapped : null);
                context.Report(call.Span, DiagnosticCatalogue.OneSidedAngle, context.TextOf(call), IntervalText.Number(size), IntervalText.Number(Math.Round(size, 2) - 0.01), advice);
            }
    }

    /// <summary>The remainders that have been told to be such: their range says nothing about others.</summary>
    public static IReadOnlyCollection<Node> Reported(LintContext context) => [.. WrittenParts.Of(context.Syntax).OfType<CallSyntax>()
        .Where(c => c.Function.Name == "mod" && context.IsReported(c.Span, DiagnosticCatalogue.OneSidedAngle)).Select(context.NodeOf).OfType<Node>()];

    /// <summary>Whether a remainder is one of whole turns: 360 is one of plain degrees.</summary>
    private static bool IsTurn(LintContext context, ExpressionSyntax angle, double size) =>
        Math.Abs(size - 2 * Math.PI) < Rounded || size == 360 && context.NodeOf(angle) is { } node && context.UnitOf(node) is null or { IsOne: true };

    /// <summary>The difference of two angles that an argument is, or the magnitude of one; null for what is moved by half a turn before it is wrapped.</summary>
    private static ExpressionSyntax? Difference(LintContext context, ExpressionSyntax argument)
    {
        var inner = WrittenExpression.Inner(argument);
        if (inner is CallSyntax { Function.Name: "abs", Arguments: [{ Value: var signed }] })
            return Difference(context, signed);
        return WrittenExpression.Meant(context, inner) is BinarySyntax { Operator: TokenKind.Minus } difference && IsAngle(context, difference.Left) && IsAngle(context, difference.Right)
            && !WrittenParts.Of(difference).OfType<NameSyntax>().Any(n => NameParts.Of(n.Name).Any(s_phases.Contains)) ? inner : null;
    }

    private static bool IsAngle(LintContext context, ExpressionSyntax side) => context.NodeOf(side) is { } node && node.Kind != NodeKind.Constant
        && !Reach.From([node]).Any(n => n.Kind == NodeKind.StateRead && EpisodeCounter.IsIn(context, n));

    /// <summary>Whether a remainder counts as an error: its size or its square is taken, or something falls with it; and it is nowhere folded.</summary>
    private static bool IsError(LintContext context, Node remainder, double turn, ILookup<Node, Node> users)
    {
        var (isError, pending, seen) = (false, new Stack<Node>([remainder]), new HashSet<Node>());
        while (pending.Count > 0 && seen.Count < MostUses)
        {
            var value = pending.Pop();
            if (!seen.Add(value))
                continue;
            foreach (var user in users[value])
            {
                if (IsFold(user, value, turn))
                    return false;
                if (IsSize(user, value) || user.Kind == NodeKind.Unary && user.Unary == UnaryFunction.Exponential && Slope.Of(context, user, remainder) < 0)
                    isError = true;
                else if (IsScaled(user, value))
                    pending.Push(user);
            }
        }

        return isError || context.Terms.Any(t => context.IsAdded(t) && Slope.Of(context, t.Contribution, remainder) < 0);
    }

    /// <summary>Where a remainder is put into half a turn, compared, or taken for a place on a circle.</summary>
    private static bool IsFold(Node user, Node value, double turn) => user.Kind switch
    {
        NodeKind.Unary => user.Unary!.Name is "sin" or "cos" or "tan" or "floor" or "round" or "ceil",
        NodeKind.Binary when user.IsTruth || user.Binary == BinaryFunction.Minimum || user.Binary == BinaryFunction.Modulo => true,
        NodeKind.Binary when user.Binary == BinaryFunction.Add || user.Binary == BinaryFunction.Subtract =>
            user.Operands.Any(o => o != value && o is { Kind: NodeKind.Constant, Value: not 0 } && Math.Abs(o.Value / (turn / 2) % 1) is < Rounded or > 1 - Rounded),
        _ => false,
    };

    private static bool IsSize(Node user, Node value) => user.Kind switch
    {
        NodeKind.Unary => user.Unary == UnaryFunction.Absolute,
        NodeKind.Binary => user.Binary == BinaryFunction.Multiply && user.Operands.All(o => o == value) || user.Binary == BinaryFunction.Power && user.Operands[0] == value && user.Operands[1] is { Kind: NodeKind.Constant } power && power.Value % 2 == 0,
        _ => false,
    };

    private static bool IsScaled(Node user, Node value) => user.Kind switch
    {
        NodeKind.Unary => user.Unary == UnaryFunction.Negate,
        NodeKind.Binary when user.Binary == BinaryFunction.Multiply => user.Operands.Any(o => o != value && o.IsUniform),
        NodeKind.Binary when user.Binary == BinaryFunction.Divide => user.Operands[0] == value && user.Operands[1].IsUniform,
        _ => false,
    };
}

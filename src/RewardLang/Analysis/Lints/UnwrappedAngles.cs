using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A difference of two angles of a full turn each, in a program that wraps no angle: either side of the seam they are a turn apart.</summary>
internal sealed class UnwrappedAngles : ILint
{
    /// <summary>What is nearly a full turn, in radians.</summary>
    private const double Turn = 2 * Math.PI - 0.1;

    /// <summary>Words of angles that nothing stops: what turns all the way round.</summary>
    private static readonly string[] s_free = ["yaw", "heading", "bearing", "azimuth", "course"];

    /// <summary>Functions that give an angle of a full turn.</summary>
    private static readonly string[] s_turns = ["yaw", "atan2"];

    /// <summary>Functions that make such a difference one of directions, or that fold it into a turn by hand.</summary>
    private static readonly string[] s_wraps = ["wrap_angle", "mod", "sin", "cos", "tan", "floor", "round", "ceil"];

    public void Check(LintContext context)
    {
        var angles = new HashSet<string>(context.Syntax.Members.OfType<InputSyntax>().Where(i => IsFullTurn(context, i)).Select(i => i.Name.Name));
        var parts = WrittenParts.Of(context.Syntax).ToList();
        if (angles.Count < 2 && !parts.OfType<CallSyntax>().Any(IsTurn))
            return;
        if (parts.OfType<CallSyntax>().Any(c => s_wraps.Contains(c.Function.Name) && !IsDirection(context, c, parts) || context.Functions.TryGetValue(c.Function.Name, out var function) && !function.File.IsLibrary)
            || context.Syntax.Members.Where(m => m is not InputSyntax).SelectMany(WrittenParts.Whole).Any(Folds))
            return;
        foreach (var difference in parts.OfType<BinarySyntax>())
            if (difference.Operator == TokenKind.Minus && AngleIn(context, difference.Left, angles) is { } left && AngleIn(context, difference.Right, angles) is { } right && left != right)
            {
                var wrapped = $"wrap_angle({context.TextOf(difference)})";
                context.Report(difference.Span, DiagnosticCatalogue.UnwrappedAngles, context.TextOf(difference),
                    IsFree(left) || IsFree(right) ? new Suggestion($"Write {wrapped} of std.rotation.", context.Functions.ContainsKey("wrap_angle") ? wrapped : null)
                    : $"Where they turn all the way round, write {wrapped} of std.rotation; between stops at the ends of the range leave it.");
            }
    }

    /// <summary>What an operand is called that turns all the way round: an input, or a function that gives such an angle; null for others.</summary>
    private static string? AngleIn(LintContext context, ExpressionSyntax operand, HashSet<string> angles) => operand switch
    {
        NameSyntax name when angles.Contains(name.Name) => name.Name,
        _ => WrittenExpression.Meant(context, operand) is CallSyntax call && IsTurn(call) ? context.TextOf(call) : null,
    };

    private static bool IsTurn(CallSyntax call) => s_turns.Contains(call.Function.Name);

    /// <summary>Whether a sine or a cosine is that of a difference whose size is looked at too: that needs the wrap all the same.</summary>
    private static bool IsDirection(LintContext context, CallSyntax call, List<ExpressionSyntax> parts) => call is { Function.Name: "sin" or "cos", Arguments: [{ Value: NameSyntax of }] }
        && parts.OfType<CallSyntax>().Any(c => c is { Function.Name: "abs" or "square", Arguments: [{ Value: NameSyntax size }] } && size.Name == of.Name);

    /// <summary>Whether an angle is folded by hand somewhere: a turn or half of one is added, subtracted or compared. What is divided by one is only scaled.</summary>
    private static bool Folds(ExpressionSyntax whole)
    {
        var parts = WrittenParts.Of(whole).ToList();
        var scales = new HashSet<SyntaxNode>(parts.OfType<BinarySyntax>().Where(b => b.Operator == TokenKind.Slash).SelectMany(b => WrittenParts.Of(b.Right)));
        // A weight that is a number of turns is one of the same.
        return !parts.TrueForAll(p => p is NumberSyntax or NameSyntax { Name: "pi" } or BinarySyntax { Operator: TokenKind.Slash or TokenKind.Star }) && parts.Exists(p => IsTurn(p) && !scales.Contains(p));
    }

    /// <summary>Whether an angle is that of something that nothing stops; one that a function gives is.</summary>
    private static bool IsFree(string angle) => angle.Contains('(') || NameParts.Of(angle).Any(s_free.Contains);

    /// <summary>Whether a turn or half of one is written: somebody folds the angle by hand.</summary>
    private static bool IsTurn(SyntaxNode part) => part is NumberSyntax { Value: 360 or 180 } or NameSyntax { Name: "pi" };

    /// <summary>Joints, which are declared so by their axis, have stops.</summary>
    private static bool IsFullTurn(LintContext context, InputSyntax input) => !input.Type.Axes.Any(a => a.Name is "joint" or "joints") && input.Type is { Unit.Factors: [{ Name: "rad" or "deg", Power: 1 } unit] }
        && context.Program.Inputs.FirstOrDefault(i => i.Name == input.Name.Name) is { Lower: { } lower, Upper: { } upper }
        && (upper - lower) * (unit.Name == "deg" ? Math.PI / 180 : 1) is >= Turn and < 2 * Turn;
}

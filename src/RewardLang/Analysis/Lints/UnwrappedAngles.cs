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

    /// <summary>Functions that make such a difference one of directions, or that fold it into a turn by hand.</summary>
    private static readonly string[] s_wraps = ["wrap_angle", "mod", "atan2", "sin", "cos", "tan", "floor", "round", "ceil"];

    public void Check(LintContext context)
    {
        var angles = new HashSet<string>(context.Syntax.Members.OfType<InputSyntax>().Where(i => IsFullTurn(context, i)).Select(i => i.Name.Name));
        if (angles.Count < 2)
            return;
        var parts = WrittenParts.Of(context.Syntax).ToList();
        if (parts.OfType<CallSyntax>().Any(c => s_wraps.Contains(c.Function.Name) && !IsDirection(context, c, parts) || context.Functions.TryGetValue(c.Function.Name, out var function) && !function.File.IsLibrary)
            || context.Syntax.Members.Where(m => m is not InputSyntax).SelectMany(WrittenParts.Whole).Any(Folds))
            return;
        foreach (var difference in parts.OfType<BinarySyntax>())
            if (difference is { Operator: TokenKind.Minus, Left: NameSyntax left, Right: NameSyntax right } && left.Name != right.Name && angles.Contains(left.Name) && angles.Contains(right.Name))
            {
                var wrapped = $"wrap_angle({context.TextOf(difference)})";
                context.Report(difference.Span, DiagnosticCatalogue.UnwrappedAngles, context.TextOf(difference),
                    IsFree(left) || IsFree(right) ? new Suggestion($"Write {wrapped} of std.rotation.", context.Functions.ContainsKey("wrap_angle") ? wrapped : null)
                    : $"Where they turn all the way round, write {wrapped} of std.rotation; between stops at the ends of the range leave it.");
            }
    }

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

    private static bool IsFree(NameSyntax name) => NameParts.Of(name.Name).Any(s_free.Contains);

    /// <summary>Whether a turn or half of one is written: somebody folds the angle by hand.</summary>
    private static bool IsTurn(SyntaxNode part) => part is NumberSyntax { Value: 360 or 180 } or NameSyntax { Name: "pi" };

    /// <summary>Joints, which are declared so by their axis, have stops.</summary>
    private static bool IsFullTurn(LintContext context, InputSyntax input) => !input.Type.Axes.Any(a => a.Name is "joint" or "joints") && input.Type is { Unit.Factors: [{ Name: "rad" or "deg", Power: 1 } unit] }
        && context.Program.Inputs.FirstOrDefault(i => i.Name == input.Name.Name) is { Lower: { } lower, Upper: { } upper }
        && (upper - lower) * (unit.Name == "deg" ? Math.PI / 180 : 1) is >= Turn and < 2 * Turn;
}

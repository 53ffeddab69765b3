using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary><c>atan2(offset.x, offset.y)</c>, which takes y first: the angle from the y axis, clockwise, as a compass counts it, where no word says that it is one.</summary>
internal sealed class TurnedAngle : ILint
{
    private static readonly string[] s_compass = ["north", "compass", "azimuth", "east", "from the y axis", "from the y-axis", "from +y"];

    public void Check(LintContext context)
    {
        foreach (var member in context.Syntax.Members)
            foreach (var call in WrittenParts.Of(member).OfType<CallSyntax>())
            {
                if (call is not { Function.Name: "atan2", Arguments: [{ Name: null, Value: var first }, { Name: null, Value: var second }] } || !IsPair(context, first, second) || IsCompass(context, member, call))
                    continue;
                var (x, y) = (context.TextOf(first), context.TextOf(second));
                context.Report(call.Span, DiagnosticCatalogue.TurnedAngle, context.TextOf(call), x, y, new Suggestion($"Write atan2({y}, {x}) for the angle from the x axis, counter-clockwise.", $"atan2({y}, {x})"));
            }
    }

    /// <summary>Whether two values are the x and the y of one thing.</summary>
    private static bool IsPair(LintContext context, ExpressionSyntax first, ExpressionSyntax second) => (WrittenExpression.Inner(first), WrittenExpression.Inner(second)) switch
    {
        (MemberSyntax { Member.Name: "x" } x, MemberSyntax { Member.Name: "y" } y) => context.TextOf(x.Target) == context.TextOf(y.Target),
        (NameSyntax x, NameSyntax y) => IsPair(NameParts.Of(x.Name), NameParts.Of(y.Name)),
        (BinarySyntax { Operator: TokenKind.Minus } x, BinarySyntax { Operator: TokenKind.Minus } y) => IsPair(context, x.Left, y.Left) && IsPair(context, x.Right, y.Right),
        _ => false,
    };

    private static bool IsPair(string[] x, string[] y) => x.Length == y.Length && x.Zip(y, (a, b) => (a, b)).Where(p => p.a != p.b).ToList() is [("x", "y") or ("dx", "dy") or ("vx", "vy")];

    private static bool IsCompass(LintContext context, MemberSyntaxNode member, CallSyntax call) =>
        new[] { context.Syntax.Documentation, member.Documentation, member.Name.Name, context.TextOf(call) }.Any(text => text is not null && s_compass.Any(w => text.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0));
}

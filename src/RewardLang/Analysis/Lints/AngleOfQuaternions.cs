using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// The arc cosine of the product of two quaternions, <c>acos(dot(a, b))</c>: a quaternion and its negative are one rotation, for which the angle is 0 or a
/// whole turn.
/// </summary>
internal sealed class AngleOfQuaternions : ILint
{
    public void Check(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>())
        {
            if (call is { Function.Name: "acos", Arguments: [{ Name: null, Value: var component }] } && Scalar(context, component) is { } scalar)
            {
                var (between, shown) = (context.TextOf(scalar.Target), WrittenExpression.Meant(context, scalar.Target));
                context.Report(call.Span, DiagnosticCatalogue.ScalarOfQuaternion, context.TextOf(scalar), between, shown is CallSyntax { Function.Name: "quat_multiply", Arguments: [{ Value: var one }, { Value: CallSyntax { Function.Name: "conjugate", Arguments: [{ Value: var other }] } }] }
                    ? $"Write rotation_angle({context.TextOf(one)}, {context.TextOf(other)}) of std.rotation for 2 * {context.TextOf(call)}." : context.NodeOf(scalar) is { } node && context.RangeOf(node).Magnitude <= 1 ? $"Write acos(abs({context.TextOf(scalar)}))." : $"Write acos(min(abs({context.TextOf(scalar)}), 1)).");
                continue;
            }

            if (call is not { Function.Name: "acos", Arguments: [{ Name: null, Value: var argument }] } || Product(context, argument) is not var (a, b) || !IsQuaternion(context, a) || !IsQuaternion(context, b))
                continue;
            var angle = $"rotation_angle({context.TextOf(a)}, {context.TextOf(b)})";
            context.Report(call.Span, DiagnosticCatalogue.AngleOfQuaternions, context.TextOf(a), context.TextOf(b), $"Write {angle} of std.rotation for 2 * {context.TextOf(call)}.");
        }
    }

    /// <summary>The two that are multiplied, within limits or not; null for other expressions, and where the sign is taken off.</summary>
    private static (ExpressionSyntax A, ExpressionSyntax B)? Product(LintContext context, ExpressionSyntax syntax) => WrittenExpression.Meant(context, syntax) switch
    {
        CallSyntax { Function.Name: "dot", Arguments: [{ Value: var a }, { Value: var b }] } => (a, b),
        CallSyntax { Function.Name: "sum", Arguments: [{ Value: BinarySyntax { Operator: TokenKind.Star, Left: var a, Right: var b } }, ..] } => (a, b),
        CallSyntax { Function.Name: "clip" or "min" or "max", Arguments: [{ Value: var inner }, ..] } => Product(context, inner),
        _ => null,
    };

    /// <summary>The component w of a quaternion, within limits or not; null for other expressions.</summary>
    private static MemberSyntax? Scalar(LintContext context, ExpressionSyntax syntax) => WrittenExpression.Meant(context, syntax) switch
    {
        MemberSyntax { Member.Name: "w", Target: var target } member when IsQuaternion(context, target) => member,
        CallSyntax { Function.Name: "clip" or "min" or "max", Arguments: [{ Value: var inner }, ..] } => Scalar(context, inner),
        _ => null,
    };

    /// <summary>Whether a value is a quaternion; of a product of which only a component is read no more than its text is left.</summary>
    private static bool IsQuaternion(LintContext context, ExpressionSyntax syntax) => context.NodeOf(syntax) is { Axes: [{ Name: "quat" or "quat_xyzw" }] }
        || WrittenExpression.Meant(context, syntax) is CallSyntax { Function.Name: "quat_multiply" or "conjugate" } call && WrittenCall.IsOfLibrary(context, call);
}

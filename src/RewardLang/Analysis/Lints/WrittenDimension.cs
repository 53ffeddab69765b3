using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// The unit of an expression where what is declared without one counts as a plain number, and the inputs in scaled units that it is left of; the compiler's
/// own units are free there.
/// </summary>
/// <param name="Unit">The unit.</param>
/// <param name="Scaled">Inputs and parameters with their units, as they are declared, and how many base units these are.</param>
internal sealed record WrittenDimension(Unit Unit, IReadOnlyList<(string Name, string Text, Unit Unit, double Scale)> Scaled)
{
    private const int MostLevels = 32;
    private const int MostScaled = 4;

    /// <summary>How many parts are looked at: names that are made of others may come to very many.</summary>
    private const int MostLooks = 2_000;

    /// <summary>Functions whose result has the unit of their first argument.</summary>
    private static readonly string[] s_keeping =
        ["sum", "mean", "max", "min", "abs", "norm", "clip", "prev", "next", "std", "sample_std", "median", "quantile", "stop_gradient", "change", "accumulate", "average", "ema", "running_max", "running_min", "relu"];

    private static readonly string[] s_plain = ["exp", "log", "log1p", "tanh", "sigmoid", "sin", "cos", "float", "count", "sign", "softmax", "held", "ever", "first", "rising", "any", "all"];

    private static readonly WrittenDimension s_one = new(Unit.One, []);

    /// <summary>That of an expression; null where it is not told.</summary>
    public static WrittenDimension? Of(LintContext context, ExpressionSyntax syntax)
    {
        var looks = MostLooks;
        return Of(context, syntax, MostLevels, ref looks);
    }

    private static WrittenDimension? Of(LintContext context, ExpressionSyntax syntax, int levels, ref int looks) => levels == 0 || looks-- <= 0 ? null : syntax switch
    {
        ParenthesizedSyntax { Inner: var inner } => Of(context, inner, levels - 1, ref looks),
        UnarySyntax { Operator: TokenKind.Minus, Operand: var operand } => Of(context, operand, levels - 1, ref looks),
        NumberSyntax { Unit: null } or BooleanSyntax or UnarySyntax => s_one,
        NumberSyntax { Unit: { } unit } => OfUnit(unit) is { } own ? new(own, []) : null,
        NameSyntax name => OfName(context, name, levels, ref looks),
        MemberSyntax { Target: var target } => Of(context, target, levels - 1, ref looks),
        IndexSyntax { Target: var target } => Of(context, target, levels - 1, ref looks),
        IfSyntax choice => Of(context, NumberFacts.Bare(choice.Then) is null ? choice.Then : choice.Else, levels - 1, ref looks),
        BinarySyntax both => OfBinary(context, both, levels, ref looks),
        CallSyntax call => OfCall(context, call, levels, ref looks),
        _ => null,
    };

    private static WrittenDimension? OfBinary(LintContext context, BinarySyntax both, int levels, ref int looks)
    {
        if (TokenFacts.IsComparison(both.Operator) || both.Operator is TokenKind.And or TokenKind.Or)
            return s_one;
        if (Of(context, both.Left, levels - 1, ref looks) is not { } left)
            // A unit of the user's own is that of what stands beside it.
            return both.Operator is TokenKind.Plus or TokenKind.Minus && both.Left is NumberSyntax ? Of(context, both.Right, levels - 1, ref looks) : null;
        if (both.Operator == TokenKind.Caret)
            return NumberFacts.Bare(both.Right) is { } exponent && left.Unit.Power(exponent.Value) is { } power ? left with { Unit = power } : left.Unit.IsOne ? left : null;
        if (Of(context, both.Right, levels - 1, ref looks) is not { } right)
            return null;
        return both.Operator switch
        {
            TokenKind.Star => new(left.Unit * right.Unit, Union(left, right)),
            TokenKind.Slash => new(left.Unit / right.Unit, Union(left, right)),
            // A bare number fits any unit beside it.
            TokenKind.Plus or TokenKind.Minus => left.Unit.IsOne ? right : left,
            _ => null,
        };
    }

    private static WrittenDimension? OfCall(LintContext context, CallSyntax call, int levels, ref int looks)
    {
        if (s_plain.Contains(call.Function.Name))
            return s_one;
        if (call.Arguments.Count == 0 || Of(context, call.Arguments[0].Value, levels - 1, ref looks) is not { } first)
            return null;
        return call.Function.Name switch
        {
            "sqrt" => first.Unit.Power(0.5) is { } root ? first with { Unit = root } : null,
            "square" => first.Unit.Power(2) is { } square ? first with { Unit = square } : null,
            "rate" => first with { Unit = first.Unit / Unit.Second },
            "dot" when call.Arguments.Count > 1 && Of(context, call.Arguments[1].Value, levels - 1, ref looks) is { } second => new(first.Unit * second.Unit, Union(first, second)),
            var name when s_keeping.Contains(name) => first,
            _ => null,
        };
    }

    private static WrittenDimension? OfName(LintContext context, NameSyntax name, int levels, ref int looks)
    {
        switch (context.Syntax.Members.FirstOrDefault(m => m is LetSyntax or InputSyntax or ParamSyntax or StateSyntax && m.Name.Name == name.Name))
        {
            case LetSyntax let:
                return Of(context, let.Value, levels - 1, ref looks);
            case InputSyntax or ParamSyntax:
                return context.DeclaredUnits.Of(name.Name) is not var (text, unit, scale) ? s_one : new(unit, scale == 1 ? [] : [(name.Name, text, unit, scale)]);
            default:
                return name.Name == "dt" ? new(Unit.Second, []) : name.Name is "pi" or "step" or "training_step" ? s_one : null;
        }
    }

    private static Unit? OfUnit(UnitSyntax syntax)
    {
        var unit = Unit.One;
        foreach (var factor in syntax.Factors)
            if (factor.Name == "1")
                continue;
            else if (UnitTable.Units.TryGetValue(factor.Name, out var known) && known.Unit.Power(factor.Power) is { } power)
                unit *= power;
            else
                return null;
        return unit;
    }

    private static List<(string Name, string Text, Unit Unit, double Scale)> Union(WrittenDimension left, WrittenDimension right) => [.. left.Scaled.Concat(right.Scaled).Distinct().Take(MostScaled)];
}

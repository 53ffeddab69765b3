using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A parameter without a unit beside a value that is declared in a scaled one: <c>param low = 70</c> beside an input in mg/dL counts in kg/m^3, as all plain numbers do.</summary>
internal sealed class ParameterWithoutUnit : ILint
{
    public void Check(LintContext context)
    {
        var plain = context.Syntax.Members.OfType<ParamSyntax>().Where(p => p.Type is null or { Unit: null } && NumberFacts.Bare(p.Default) is { Value: not 0 }).ToDictionary(p => p.Name.Name, StringComparer.Ordinal);
        if (plain.Count == 0)
            return;
        foreach (var part in context.Syntax.Members.SelectMany(WrittenParts.Whole).SelectMany(WrittenParts.Of))
            foreach (var (name, beside) in Pairs(part))
                if (plain.TryGetValue(name.Name, out var param) && context.NodeOf(beside) is { IsUniform: false } value && context.UnitOf(value) is { IsOne: false } unit
                    && context.DeclaredUnits.CommonOf([value], unit) is var (text, scale) && scale != 1)
                {
                    plain.Remove(name.Name);
                    Report(context, param, beside, text, unit, scale);
                }
    }

    private static void Report(LintContext context, ParamSyntax param, ExpressionSyntax beside, string text, Unit unit, double scale)
    {
        var number = NumberFacts.Bare(param.Default)!.Value;
        var type = $"real<{text}>";
        context.Report(param.Name.Span, DiagnosticCatalogue.ParameterWithoutUnit, param.Name.Name, unit, context.TextOf(beside), text, IntervalText.Number(number), IntervalText.Number(number / scale),
            new Suggestion($"Declare 'param {param.Name.Name} : {type} = {context.TextOf(param.Default)}{(param.Range is null ? "" : $" in {context.TextOf(param.Range)}")}'.",
                param.Type is null ? $" : {type}" : type, param.Type?.Span ?? new TextSpan(param.Name.Span.End, 0)));
    }

    /// <summary>The names that a value is added to, compared with or limited by.</summary>
    private static IEnumerable<(NameSyntax Name, ExpressionSyntax Beside)> Pairs(ExpressionSyntax part)
    {
        if (part is BinarySyntax both && (TokenFacts.IsComparison(both.Operator) || both.Operator is TokenKind.Plus or TokenKind.Minus))
        {
            if (WrittenExpression.Inner(both.Left) is NameSyntax left)
                yield return (left, both.Right);
            if (WrittenExpression.Inner(both.Right) is NameSyntax right)
                yield return (right, both.Left);
        }
        else if (part is CallSyntax { Function.Name: "min" or "max" or "clip" or "tolerance" or "tolerance_linear" or "tolerance_hyperbolic", Arguments: [{ Value: var value }, ..] } call)
        {
            foreach (var limit in call.Arguments.Skip(1).Where(a => a.Name?.Name != "value_at_margin").Select(a => a.Value).OfType<NameSyntax>())
                yield return (limit, value);
        }
    }
}

using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Sides of checks that are written like values of objects, or like functions that claim something.</summary>
internal static class ForeignClaims
{
    private static readonly string[] s_slopes = ["monotone", "monotonic", "increasing", "decreasing", "nonincreasing", "nondecreasing"];

    /// <summary>Claims of other tools, and what is written here.</summary>
    private static readonly Dictionary<string, string> s_claims = new(StringComparer.Ordinal)
    {
        ["bounded"] = "A bound has its ends: write 'check total in 0 .. 1', with the least and the most that it may be.",
        ["continuous"] = "No check claims that: what is claimed is a range, a comparison, 'finite', 'causal', 'return in 0..1' or 'invariant(x)'.",
        ["lipschitz"] = "No check claims that: what is claimed is a range, a comparison, 'finite', 'causal', 'return in 0..1' or 'invariant(x)'.",
    };

    /// <summary>Reports <c>near.reach</c>, <c>reach(near)</c> and <c>total(x: 0)</c>, where near is a scenario and x an input, and claims that are written as calls; false for other sides.</summary>
    public static bool Reports(ExpressionBinder binder, CheckTargetSyntax target, Func<string, bool> isScenario, CheckSyntax? check)
    {
        if (target.Number is CallSyntax claim && !IsKnown(binder, claim.Function.Name))
        {
            if (claim.Function.Name is "finite" or "causal" or "isfinite" or "is_finite" or "isnan" or "is_nan" or "nan")
            {
                var own = claim.Function.Name == "causal" ? "causal" : "finite";
                binder.Report(target.Span, DiagnosticCatalogue.ScenarioMember, TextOf(binder, target), check is { Operator: TokenKind.Not } ? new Suggestion($"check {own}", $"check {own}", check.Span) : own);
                return true;
            }

            if (s_claims.TryGetValue(claim.Function.Name, out var advice) || (advice = OfSlope(binder, claim)) is not null)
            {
                binder.Report(claim.Function.Span, DiagnosticCatalogue.UnknownFunction, claim.Function.Name, advice);
                return true;
            }

            if (claim.Arguments.Count > 0 && claim.Arguments.All(a => a.Name is { Name: var input } && binder.Scope.Declares(input)))
            {
                var scenario = $"scenario example {{ {string.Join("  ", claim.Arguments.Select(a => $"{a.Name!.Name} = {binder.TextOf(a.Value)}"))} }}";
                var text = check is null ? $"{claim.Function.Name} of example" : binder.Scope.File.Source.GetText(check.Span).Replace(TextOf(binder, target), $"{claim.Function.Name} of example");
                binder.Report(target.Span, DiagnosticCatalogue.ScenarioMember, TextOf(binder, target), new Suggestion($"{scenario}' and '{text}", $"{scenario}\n  {text}", check?.Span));
                return true;
            }
        }

        var meant = target.Number switch
        {
            MemberSyntax { Target: NameSyntax scenario } member when isScenario(scenario.Name) => $"{member.Member.Name} of {scenario.Name}",
            CallSyntax { Arguments: [{ Value: NameSyntax scenario }] } call when isScenario(scenario.Name) => $"{call.Function.Name} of {scenario.Name}",
            _ => null,
        };
        if (meant is not null && check is { Operator: TokenKind.Tilde or TokenKind.EqualEqual } && check.Left == target && Tolerated(check.Right) is { } range)
            binder.Report(target.Span, DiagnosticCatalogue.ScenarioMember, TextOf(binder, target), new Suggestion($"check {meant} {range}", $"check {meant} {range}", check.Span));
        else if (meant is not null)
            binder.Report(target.Span, DiagnosticCatalogue.ScenarioMember, TextOf(binder, target), meant);
        return meant is not null;
    }

    /// <summary><c>check monotonic(reach, distance)</c>: two cases that differ in one input show a slope; null for other claims.</summary>
    private static string? OfSlope(ExpressionBinder binder, CallSyntax claim)
    {
        if (!s_slopes.Contains(claim.Function.Name))
            return null;
        var result = claim.Arguments is [{ Value: NameSyntax { Name: var name } }, ..] ? name : "total";
        var varied = claim.Arguments is [_, { Value: NameSyntax { Name: var input } }, ..] ? $"in {input} alone" : "in one input alone";
        var inputs = binder.Session.Written?.Members.OfType<InputSyntax>().Select(i => i.Name.Name).ToList() ?? [];
        return $"A slope is seen in two scenarios that differ {varied}: declare '{ScenarioAdvice.Declaration("low", inputs)}' and '{ScenarioAdvice.Declaration("high", inputs)}', and write 'check {result} of low > {result} of high'.";
    }

    /// <summary>The range that <c>1 +- 0.01</c> is meant to be, which reads as 1 + -0.01; null for other sides.</summary>
    public static string? Tolerated(CheckTargetSyntax? side) => side?.Number is BinarySyntax { Operator: TokenKind.Plus, Left: NumberSyntax { Unit: null } middle, Right: UnarySyntax { Operator: TokenKind.Minus, Operand: NumberSyntax { Unit: null } slack } }
        ? $"in {CheckBinder.Format(middle.Value - slack.Value)} .. {CheckBinder.Format(middle.Value + slack.Value)}" : null;

    /// <summary>Whether a function of that name can be called, or a claim is written like a call.</summary>
    private static bool IsKnown(ExpressionBinder binder, string name) => CoreFunctions.Find(name) is not null || binder.Scope.File.Functions.ContainsKey(name) || name is "return" or "invariant";

    private static string TextOf(ExpressionBinder binder, CheckTargetSyntax target) => binder.Scope.File.Source.GetText(target.Span);
}

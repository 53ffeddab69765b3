using System.Globalization;
using System.Text.RegularExpressions;
using RewardLang.Analysis;
using RewardLang.Analysis.Lints;
using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The checks of a program: those about scenarios are evaluated, those about all inputs go to the prover.</summary>
internal sealed class CheckBinder(CompiledProgram program, IReadOnlyList<MemberSyntaxNode> members, ExpressionBinder binder, ScenarioBinder scenarios, CheckProver prover)
{
    /// <summary>What <c>~=</c> allows, absolute and as a share of the right side.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>How a side is called that must be constant.</summary>
    public const string ComputedSide = "a side of a check that names no result or scenario";

    /// <summary>What a check of a return says of the length of the episode.</summary>
    private static readonly Regex s_return = new(@"\breturn\b(\s*\([^)]*\))?");

    private readonly List<CheckOutcome> _outcomes = [];
    private readonly PropertyBinder _properties = new(program, members, binder, prover);

    public IReadOnlyList<CheckOutcome> Outcomes => _outcomes;

    /// <summary>Decides checks.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="decided">What became of those about scenarios where they were decided elsewhere, by their texts; null for nowhere.</param>
    public void Bind(IEnumerable<CheckSyntax> checks, IReadOnlyList<CheckOutcome>? decided = null)
    {
        foreach (var check in checks)
        {
            if (decided is not null && IsAboutScenario(check))
                _outcomes.AddRange(decided.Where(d => d.Text == binder.Scope.File.Source.GetText(check.Span)).Take(1));
            else
                Bind(check);
        }
    }

    /// <summary>Whether a check is about what a scenario comes to.</summary>
    public bool IsAboutScenario(CheckSyntax check) => IsAboutScenario(check.Left) || check.Right is not null && IsAboutScenario(check.Right);

    /// <summary><c>near + 0.5</c>, where near is a scenario, as its total and what is added; other sides as they are.</summary>
    private CheckTargetSyntax Read(CheckTargetSyntax target) =>
        target.Number is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus, Left: NameSyntax name } sum && scenarios.Declares(name.Name) && !WrittenParts.Of(sum.Right).OfType<NameSyntax>().Any(n => scenarios.Declares(n.Name))
            ? new CheckTargetSyntax(name, null, null, target.Span) { Margin = sum.Operator == TokenKind.Plus ? sum.Right : new UnarySyntax(TokenKind.Minus, sum.Right, sum.Right.Span) }
            : target;

    private void Bind(CheckSyntax written)
    {
        var check = written with { Left = Read(written.Left), Right = written.Right is { } other ? Read(other) : null };
        if (IsAmbiguous(check))
        {
            var name = check.Left.Quantity!.Name;
            binder.Report(check.Left.Span, DiagnosticCatalogue.DuplicateName, name, $"It is a scenario and a result: write 'total of {name}', or rename one.");
            return;
        }

        if (!IsAboutScenario(check.Left) && (check.Right is null || !IsAboutScenario(check.Right)) && _properties.TryRead(check) is { } property)
        {
            // What is found would not be said.
            if (binder.Session.Diagnostics.IsFull)
                Add(check, CheckStatus.Undecided, "it was not looked at, as the text has more mistakes than are said", null);
            else if (_properties.Decide(property) is { } finding)
                Add(check, finding.Status, finding.Status == CheckStatus.Proved ? finding.Detail : finding.Detail + Computed(property.Right), finding.Counterexample, finding.Lengths, finding.Advice is { } remedy ? new Suggestion(remedy, finding.Edit?.NewText, finding.Edit?.Span) : null);
            return;
        }

        if (new[] { check.Left, check.Right }.OfType<CheckTargetSyntax>().Where(IsAboutScenario).Select(t => scenarios.ObstacleOf((t.Scenario ?? t.Quantity!).Name)).FirstOrDefault(o => o is not null) is { } obstacle)
        {
            Add(check, CheckStatus.Undecided, obstacle.Cause, null, advice: obstacle.Advice is { } remedy ? new Suggestion(remedy) : null);
            return;
        }

        if (Evaluate(check, check.Left) is not { } left)
        {
            // What is wrong with the other side is another mistake.
            if (check.Right is { } beside)
                Evaluate(check, beside);
            return;
        }

        if (check.Range is not null)
        {
            if (binder.BindConstant(check.Range.Lower, "an end of a range") is { } lower
                && binder.BindConstant(check.Range.Upper, "an end of a range") is { } upper)
                Add(check, (value, _) => value >= Single(lower) && value <= Single(upper), left, null);
            return;
        }

        if (check.Right is null)
            Add(check, (value, _) => value == 0 == (check.Operator == TokenKind.Not), left, null);
        else if (Evaluate(check, check.Right) is { } right)
            Add(check, (value, other) => Holds(check.Operator, Single(value), Single(other)), left, right);
    }

    /// <summary>A constant as kernels have it, beside whose results it stands.</summary>
    private static double Single(double constant) => (float)constant;

    private static bool Holds(TokenKind comparison, double left, double right) => comparison switch
    {
        TokenKind.Less => left < right,
        TokenKind.LessOrEqual => left <= right,
        TokenKind.Greater => left > right,
        TokenKind.GreaterOrEqual => left >= right,
        TokenKind.EqualEqual => left == right,
        TokenKind.NotEqual => left != right,
        _ => Math.Abs(left - right) <= Tolerance + Tolerance * Math.Abs(right),
    };

    /// <summary>Whether a name alone may be a scenario, whose total is meant, or a result, whose values in all cases are.</summary>
    private bool IsAmbiguous(CheckSyntax check) => check.Left is { Scenario: null, Quantity: { } name } && scenarios.Declares(name.Name)
        && program.Graph.Results.Any(r => r.Name == name.Name && r.Kind != ResultKind.Contribution) && (check.Right is null || !IsAboutScenario(check.Right));

    private bool IsAboutScenario(CheckTargetSyntax target) => target.Scenario is not null || IsScenario(target);

    private bool IsScenario(CheckTargetSyntax target) => target.Quantity is { } name && scenarios.Declares(name.Name);

    /// <summary>A side of a check: a constant, or a value in a scenario in each of the ways in which kernels may round.</summary>
    private IReadOnlyList<double>? Evaluate(CheckSyntax check, CheckTargetSyntax target)
    {
        if (!IsAboutScenario(target))
            return Constant(check, target) is { } constant ? [constant] : null;
        var scenario = target.Scenario ?? target.Quantity!;
        var quantity = target.Scenario is null ? "total" : target.Quantity!.Name;
        if (!scenarios.Declares(scenario.Name))
        {
            binder.Report(scenario.Span, DiagnosticCatalogue.UnknownScenario, scenario.Name, ScenarioAdvice.For(scenario.Name, scenarios.Names, program.Inputs.Select(i => i.Name)));
            return null;
        }

        if (_properties.ResultOf(quantity, target.Scenario is null ? target.Span : target.Quantity!.Span) is not { } result)
            return null;
        var margin = target.Margin is null ? 0 : binder.BindConstant(target.Margin, "what is added to the value of a scenario");
        return margin is { } added && scenarios.OutcomesOf(scenario.Name) is { } outcomes ? [.. outcomes.Select(o => o.Row(result.Node, 0, o.Steps - 1).First() + added)] : null;
    }

    private double? Constant(CheckSyntax check, CheckTargetSyntax target)
    {
        if (ForeignClaims.Reports(binder, target, scenarios.Declares, check) || ReportsComputed(check, target))
            return null;

        if (target.Quantity is not { } name || binder.Scope.Declares(name.Name) || name.Name is "inf" or "pi")
            return target.Number is { } number ? binder.BindConstant(number, ComputedSide, AdviceForSide(target)) : null;
        binder.Report(name.Span, DiagnosticCatalogue.UnknownScenario, name.Name, ScenarioAdvice.ForSide(check, name.Name, [.. scenarios.Names], program.Graph.Results.Where(PropertyBinder.IsNamed).Select(r => r.Name), program.Inputs.Select(i => i.Name)));
        return null;
    }

    /// <summary>What is computed is given a name; a name that is no result is one of an output.</summary>
    private string AdviceForSide(CheckTargetSyntax target) =>
        // A claim about all inputs is one of all steps.
        target.Number is CallSyntax { Function.Name: "always" or "globally" or "forall" or "all", Arguments: [{ Name: null, Value: BinarySyntax { Left: NameSyntax } claim }] } && TokenFacts.IsComparison(claim.Operator)
            ? $"A check holds at every step: write 'check {binder.Scope.File.Source.GetText(claim.Span)}'."
            : $"Declare 'output checked = {binder.Scope.File.Source.GetText(target.Span)}', and check that.";

    /// <summary>Reports <c>near - far</c>, of scenarios whose totals are only compared; false for other sides.</summary>
    private bool ReportsComputed(CheckSyntax check, CheckTargetSyntax target)
    {
        var named = target.Number is null or NameSyntax ? [] : WrittenParts.Of(target.Number).OfType<NameSyntax>().Select(n => n.Name).Where(scenarios.Declares).Distinct().ToList();
        if (named.Count == 0)
            return false;
        binder.Report(target.Span, DiagnosticCatalogue.NotConstant, ComputedSide, Difference(check, target) ?? (named is [var first, var second, ..]
            ? $"The totals of scenarios are only compared, with what is added to one of them: write 'check {first} > {second} + 0.5'."
            : $"The total of a scenario is only compared: write 'check {named[0]} > 0', with the number that it is to be above."));
        return true;
    }

    /// <summary><c>check near - far > 0.5</c>: one total is above the other by what is between them. Null for others.</summary>
    private Suggestion? Difference(CheckSyntax check, CheckTargetSyntax target)
    {
        if (target != check.Left || check.Right?.Number is not { } margin || target.Number is not BinarySyntax { Operator: TokenKind.Minus, Left: NameSyntax first, Right: NameSyntax second } || !scenarios.Declares(first.Name) || !scenarios.Declares(second.Name))
            return null;
        var text = $"check {first.Name} {PropertyBinder.Written(check.Operator)} {second.Name}{(margin is NumberSyntax { Value: 0 } ? "" : $" + {binder.TextOf(margin)}")}";
        return new Suggestion($"What is added stands beside one of the two: write '{text}'.", text, check.Span);
    }

    /// <summary>A comparison that holds however kernels round is proved, one that never does is refuted.</summary>
    private void Add(CheckSyntax check, Func<double, double, bool> holds, IReadOnlyList<double> left, IReadOnlyList<double>? right)
    {
        double Right(int way) => right is null ? 0 : right[Math.Min(way, right.Count - 1)];
        double Left(int way) => left[Math.Min(way, left.Count - 1)];
        var ways = Math.Max(left.Count, right?.Count ?? 1);
        var answers = Enumerable.Range(0, ways).Select(way => holds(Left(way), Right(way))).ToList();
        var other = answers.FindIndex(a => a != answers[0]);
        var values = Values(check, Left(0), right is null ? null : Right(0));
        if (other < 0)
            Add(check, answers[0] ? CheckStatus.Proved : CheckStatus.Refuted, answers[0] ? values : values + Remembered(check.Left), null, advice: answers[0] ? null : AdviceForRounded(check, Left(0)));
        else
            Add(check, CheckStatus.Undecided, $"it is decided by rounding, which differs between back ends: {(Values(check, Left(other), right is null ? null : Right(other)) is var rounded && rounded == values ? values : $"{values}, or {rounded}")}"
                + (check.Operator == TokenKind.EqualEqual ? $"; for nearly equal write {binder.Scope.File.Source.GetText(check.Left.Span)} ~= {binder.Scope.File.Source.GetText(check.Right!.Span)}" : ""), null);
    }

    private string Values(CheckSyntax check, double left, double? right)
    {
        var source = binder.Scope.File.Source;
        return $"{source.GetText(check.Left.Span)} is {Format(left)}{Weighted(check.Left, left)}"
            + (right is { } other && check.Right!.Number is null or NameSyntax ? $", {source.GetText(check.Right!.Span)} is {Format(right!.Value)}" : Computed(check.Right));
    }

    /// <summary>What a side that is computed from numbers comes to: <c>1 +- 0.01</c> is 0.99.</summary>
    private string Computed(CheckTargetSyntax? side) => side?.Number is BinarySyntax or CallSyntax && binder.BindConstant(side.Number, ComputedSide) is { } value
        ? $", and {binder.Scope.File.Source.GetText(side.Span)} is {Format(value)}" : "";

    /// <summary>What to do about a check that fails for its tolerance; null for others.</summary>
    private string? AdviceForTolerance(CheckSyntax check) => check.Operator is TokenKind.Tilde or TokenKind.EqualEqual && ForeignClaims.Tolerated(check.Right) is { } range
        ? $"A tolerance is a range: write 'check {binder.Scope.File.Source.GetText(check.Left.Span)} {range}'." : null;

    /// <summary>What to do where a value is the number that it is compared with, rounded to as many digits as that has; null for others.</summary>
    private Suggestion? AdviceForRounded(CheckSyntax check, double value)
    {
        if (check.Operator != TokenKind.Tilde || check.Right?.Number is not { } side || NumberFacts.Bare(side) is not { } number || binder.TextOf(number) is not { } text || text.IndexOf('e') >= 0)
            return null;
        var digits = text.Contains('.') ? text.Length - text.IndexOf('.') - 1 : 0;
        if (Math.Abs(Math.Abs(value) - number.Value) > 0.5001 * Math.Pow(10, -digits))
            return null;
        var exact = Format(value);
        return new Suggestion($"'~=' allows a difference of {Tolerance.ToString("G", CultureInfo.InvariantCulture)}: write {exact}, or a range, as in 'check {binder.Scope.File.Source.GetText(check.Left.Span)} in {Format(value - Math.Pow(10, -digits))} .. {Format(value + Math.Pow(10, -digits))}'.", exact, side.Span);
    }

    /// <summary>That a result keeps something of the steps before, of which a scenario of one step has none.</summary>
    private string Remembered(CheckTargetSyntax target) =>
        target is { Scenario: { } scenario, Quantity: { } name } && scenarios.Cases.FirstOrDefault(c => c.Name == scenario.Name)?.Steps.Count == 1
        && program.Graph.Results.FirstOrDefault(r => r.Name == name.Name && r.Kind != ResultKind.Contribution) is { } result
        && Reach.From([result.Node]).Any(n => n.Kind == NodeKind.StateRead)
            ? $" at the one step of the scenario, and {name.Name} goes by several, as 'over steps [{{ … }}, {{ … }}]' has" : "";

    /// <summary>What a term adds to the total of a scenario where that is not its own value: it is what its author may have had in mind.</summary>
    private string Weighted(CheckTargetSyntax target, double value) =>
        target is { Scenario: { } scenario, Quantity: { } name, Margin: null } && program.Graph.Results.Any(r => r.Kind == ResultKind.Term && r.Name == name.Name)
        && program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Contribution && r.Name == name.Name) is { } contribution
        && scenarios.OutcomesOf(scenario.Name)?[0] is { } outcome && outcome.Row(contribution.Node, 0, outcome.Steps - 1).First() is var added && Format(added) != Format(value)
            ? $", {Format(added)} with its weight" : "";

    private void Add(CheckSyntax check, CheckStatus status, string detail, ScenarioCase? counterexample, IReadOnlyList<string>? lengths = null, Suggestion? advice = null)
    {
        var text = binder.Scope.File.Source.GetText(check.Span);
        _outcomes.Add(new CheckOutcome(
            program.Name, text, status, detail, counterexample, counterexample is null ? null : ScenarioText.Declaration(program, counterexample)));
        if (status == CheckStatus.Refuted)
            binder.Report(check.Span, DiagnosticCatalogue.CheckFailed, text, detail, advice ?? (object?)AdviceForTolerance(check) ?? (IsAboutScenario(check.Left) ? "Correct the reward, the scenario or the check." : "Correct the reward or the check."));
        else if (status == CheckStatus.Undecided)
            binder.Report(check.Span, DiagnosticCatalogue.CheckUndecided, text, detail, lengths is { Count: > 0 } ? AdviceOf(text, lengths) : advice ?? new Suggestion("Do not take it for true."));
    }

    /// <summary>What would decide a check of a return that grows with the length of the episode.</summary>
    private static string AdviceOf(string text, IReadOnlyList<string> lengths) => $"Give {string.Join(" or ", lengths.Select(l => l.StartsWith("steps", StringComparison.Ordinal) ? "the length" : "a discount"))}: "
        + $"{string.Join(", or ", lengths.Select(l => s_return.Replace(text, $"return({l})", 1)))}.";

    public static string Format(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// What can be said of the scenarios and checks of a program that has errors elsewhere: nothing is run or proved, and what rests on a name
/// that is broken stays silent.
/// </summary>
internal sealed class UnfinishedProgram(ProgramSyntax syntax, ExpressionBinder binder, HostBinder host)
{
    private readonly List<ScenarioSyntax> _scenarios = [.. syntax.Members.OfType<ScenarioSyntax>()];

    public void Check(bool withChecks)
    {
        CheckScenarios();
        if (withChecks)
            CheckChecks();
    }

    private void CheckScenarios()
    {
        // A list says nothing of an axis that has no size yet.
        if (host.Inputs.SelectMany(i => i.Axes).Concat(host.Params.SelectMany(p => p.Axes)).Any(a => a.Size is null))
            return;
        var values = new ScenarioValues(binder, host);
        foreach (var scenario in _scenarios)
            foreach (var step in scenario.Steps)
                values.Bind(scenario, step);
    }

    private void CheckChecks()
    {
        foreach (var check in syntax.Members.OfType<CheckSyntax>())
        {
            if (check.Left.Number is CallSyntax { Function.Name: "return" } call)
                new EpisodeBinder(binder, host.Params).Bind(call);
            Check(check, check.Left);
            if (check.Right is not null)
                Check(check, check.Right);
        }
    }

    private void Check(CheckSyntax check, CheckTargetSyntax target)
    {
        if (ForeignClaims.Reports(binder, target, IsScenario, check))
            return;
        if (target.Scenario is { } scenario && !DeclaresScenario(scenario.Name))
            binder.Report(scenario.Span, DiagnosticCatalogue.UnknownScenario, scenario.Name, ScenarioAdvice.For(scenario.Name, _scenarios.Select(s => s.Name.Name), host.Inputs.Select(i => i.Name)));
        // A statement that did not parse may declare what seems unknown.
        else if (target.Quantity is { } name && !syntax.IsBroken && !IsKnown(name.Name))
        {
            if (target.Scenario is null)
                binder.Report(name.Span, DiagnosticCatalogue.UnknownScenario, name.Name, ScenarioAdvice.ForSide(check, name.Name, [.. _scenarios.Select(s => s.Name.Name)], Results, host.Inputs.Select(i => i.Name)));
            else
                binder.Report(name.Span, DiagnosticCatalogue.UnknownResult, name.Name, NameSuggestion.For(name.Name, Results));
        }
    }

    private IEnumerable<string> Results => syntax.Members.Where(m => m is TermSyntax or OutputSyntax or EndSyntax).Select(m => m.Name.Name).Append("total").Concat(syntax.Members.Any(m => m is EndSyntax) ? ["done"] : []);

    private bool IsScenario(string name) => syntax.Members.Any(m => m is ScenarioSyntax or UnsupportedSyntax { Construct: "scenario" } && m.Name.Name == name);

    private bool DeclaresScenario(string name) => syntax.Members.Any(m => m is ScenarioSyntax or UnsupportedSyntax && m.Name.Name == name);

    private bool IsKnown(string name) => DeclaresScenario(name) || binder.Scope.Declares(name) || binder.Session.BuiltInNames.ContainsKey(name)
        || ScenarioBinder.Claims.Contains(name) || name is "done" or "inf" or "pi";
}

using System.Globalization;
using RewardLang.Backends.Reference;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Runs the scenarios of a program through the interpreter and evaluates the checks about them.</summary>
internal sealed class ScenarioChecker(CompiledProgram program, ExpressionBinder binder, HostBinder host)
{
    private const double Tolerance = 1e-4;

    private readonly Dictionary<string, ReferenceInterpreter?> _outcomes = new(StringComparer.Ordinal);

    public void Check(IReadOnlyList<MemberSyntaxNode> members)
    {
        foreach (var scenario in members.OfType<ScenarioSyntax>())
        {
            if (_outcomes.ContainsKey(scenario.Name.Name))
                binder.Report(scenario.Name.Span, DiagnosticCatalogue.DuplicateName, scenario.Name.Name);
            else
                _outcomes[scenario.Name.Name] = Run(scenario);
        }

        foreach (var check in members.OfType<CheckSyntax>())
            Check(check);
    }

    /// <summary>The state after a scenario's last step; null when it cannot run.</summary>
    private ReferenceInterpreter? Run(ScenarioSyntax scenario)
    {
        if (!program.Graph.IsSized)
        {
            binder.Report(scenario.Name.Span, DiagnosticCatalogue.ScenarioOfOpenAxis, scenario.Name.Name);
            return null;
        }

        if (program.Graph.Nodes.FirstOrDefault(n => n.Kind == NodeKind.ModelCall) is { } call)
        {
            binder.Report(scenario.Name.Span, DiagnosticCatalogue.ScenarioOfModel, scenario.Name.Name, program.Models[call.Slot].Name);
            return null;
        }

        var steps = new List<Dictionary<string, double[]>>();
        foreach (var step in scenario.Steps)
        {
            if (Bindings(scenario, step) is not { } values)
                return null;
            steps.Add(values);
        }

        var interpreter = new ReferenceInterpreter(program.Graph, 1);
        if (program.IsCausal)
        {
            foreach (var step in steps)
                interpreter.Step([.. program.Inputs.Select(i => step[i.Name])], Parameters(step));
        }
        else
        {
            interpreter.Evaluate(
                steps.Count, [.. program.Inputs.Select(i => steps.Take(i.IsEpisodic ? 1 : steps.Count).Select(s => s[i.Name]).ToList())],
                Parameters(steps[0]), [steps.Count]);
        }

        return interpreter;
    }

    private double[][] Parameters(Dictionary<string, double[]> values) =>
        [.. program.Params.Select(p => values.TryGetValue(p.Name, out var set) ? set : [.. p.Default!])];

    private Dictionary<string, double[]>? Bindings(ScenarioSyntax scenario, IReadOnlyList<BindingSyntax> step)
    {
        var values = new Dictionary<string, double[]>(StringComparer.Ordinal);
        var succeeded = true;
        foreach (var binding in step)
        {
            if (host.TypeOf(binding.Name.Name) is not { } type)
            {
                binder.Report(binding.Name.Span, DiagnosticCatalogue.UnknownName, binding.Name.Name,
                    NameSuggestion.For(binding.Name.Name, program.Inputs.Select(i => i.Name).Concat(program.Params.Select(p => p.Name))));
                succeeded = false;
            }
            else if (binder.Bind(binding.Value) is not { } value
                || host.ConstantsIn(value, type, binding.Value, $"'{binding.Name.Name}'") is not { } elements)
            {
                succeeded = false;
            }
            else
            {
                values[binding.Name.Name] = [.. elements];
            }
        }

        var missing = program.Inputs.Select(i => i.Name)
            .Concat(program.Params.Where(p => p.Default is null).Select(p => p.Name))
            .Where(n => !values.ContainsKey(n) && step.All(b => b.Name.Name != n)).ToList();
        if (missing.Count > 0)
            binder.Report(scenario.Name.Span, DiagnosticCatalogue.ScenarioIncomplete, scenario.Name.Name, string.Join(", ", missing));
        return succeeded && missing.Count == 0 ? values : null;
    }

    private void Check(CheckSyntax check)
    {
        var isAboutScenario = check.Left.Scenario is not null || IsScenario(check.Left);
        if (!isAboutScenario && (check.Right is null || IsAboutAllInputs(check.Left) || IsAboutAllInputs(check.Right)))
        {
            binder.Report(check.Span, DiagnosticCatalogue.CheckUndecided, binder.Scope.File.Source.GetText(check.Span));
            return;
        }

        if (Evaluate(check.Left) is not { } left)
            return;
        if (check.Range is not null)
        {
            if (binder.BindConstant(check.Range.Lower, "an end of a range") is { } lower
                && binder.BindConstant(check.Range.Upper, "an end of a range") is { } upper && !(left >= lower && left <= upper))
                Fail(check, left, null);
            return;
        }

        if (check.Right is null)
        {
            if (left == 0 != (check.Operator == TokenKind.Not))
                Fail(check, left, null);
            return;
        }

        if (Evaluate(check.Right) is { } right && !Holds(check.Operator, left, right))
            Fail(check, left, right);
    }

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

    /// <summary>A bare name that is no scenario but a value of the program.</summary>
    private bool IsAboutAllInputs(CheckTargetSyntax target) =>
        target is { Scenario: null, Quantity: { } name } && !IsScenario(target) && program.Graph.Results.Any(r => r.Name == name.Name);

    private bool IsScenario(CheckTargetSyntax target) => target.Quantity is { } name && _outcomes.ContainsKey(name.Name);

    private double? Evaluate(CheckTargetSyntax target)
    {
        if (target.Scenario is null && !IsScenario(target))
            return Constant(target);
        var scenario = target.Scenario ?? target.Quantity!;
        var quantity = target.Scenario is null ? "total" : target.Quantity!.Name;
        if (!_outcomes.TryGetValue(scenario.Name, out var outcome))
        {
            binder.Report(scenario.Span, DiagnosticCatalogue.UnknownScenario, scenario.Name, NameSuggestion.For(scenario.Name, _outcomes.Keys));
            return null;
        }

        var results = program.Graph.Results.Where(r => r.Kind is not (ResultKind.Contribution or ResultKind.Adjustment)).ToList();
        if (results.FirstOrDefault(r => r.Name == quantity) is not { } result)
        {
            binder.Report(target.Span, DiagnosticCatalogue.UnknownResult, quantity, NameSuggestion.For(quantity, results.Select(r => r.Name)));
            return null;
        }

        if (result.Node.Axes.Count > 0)
        {
            binder.Report(target.Span, DiagnosticCatalogue.CheckOfArray, quantity);
            return null;
        }

        return outcome?.Row(result.Node, 0, outcome.Steps - 1).First();
    }

    private double? Constant(CheckTargetSyntax target)
    {
        if (target.Quantity is not { } name || binder.Scope.Declares(name.Name) || name.Name is "inf" or "pi")
            return target.Number is { } number ? binder.BindConstant(number, "a side of a check") : null;
        binder.Report(name.Span, DiagnosticCatalogue.UnknownScenario, name.Name, NameSuggestion.For(name.Name, _outcomes.Keys));
        return null;
    }

    private void Fail(CheckSyntax check, double left, double? right)
    {
        var source = binder.Scope.File.Source;
        var values = $"{source.GetText(check.Left.Span)} is {Format(left)}"
            + (right is { } other && check.Right!.Number is null or NameSyntax ? $", {source.GetText(check.Right!.Span)} is {Format(right!.Value)}" : "");
        binder.Report(check.Span, DiagnosticCatalogue.CheckFailed, source.GetText(check.Span), values);
    }

    private static string Format(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

using RewardLang.Analysis;
using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The values that scenarios give to inputs and parameters.</summary>
internal sealed class ScenarioValues(ExpressionBinder binder, HostBinder host)
{
    private const int MostFilledIn = 3;

    /// <summary>What a number may be beyond an end that is rounded otherwise.</summary>
    private const double Rounding = 1e-6;

    private bool _saysTimeStep;

    /// <summary>The values of one step by name, in the declared units; null after a report, or where a name is broken itself.</summary>
    public Dictionary<string, double[]>? Bind(ScenarioSyntax scenario, IReadOnlyList<BindingSyntax> step)
    {
        var values = new Dictionary<string, double[]>(StringComparer.Ordinal);
        var (succeeded, unknown) = (true, 0);
        foreach (var binding in step)
        {
            var name = binding.Name.Name;
            if (host.TypeOf(name) is not { } type)
            {
                succeeded = false;
                // What is wrong with its declaration has been said.
                if (binder.Scope.TryGet(name, out var declared, out _) && declared is null)
                    continue;
                unknown++;
                // One declaration is missing, and has been told where the name is read.
                if (binder.Session.Missing.Contains(name))
                    continue;
                var near = NameSuggestion.For(name, host.Inputs.Select(i => i.Name).Concat(host.Params.Select(p => p.Name)));
                binder.Report(binding.Name.Span, DiagnosticCatalogue.UnknownName, name, declared is not null && MadeOf(declared) is { Count: > 0 } inputs ? $"It is computed: give what it is made of, {string.Join(" and ", inputs)}."
                    : near.Replacement is not null ? near : $"Remove it, or declare it, as in 'input {name} : {(binding.Value is BooleanSyntax ? "bool" : "real")}'. {near}");
            }
            else if (binder.Bind(binding.Value) is { } value
                && host.ConstantsIn(value, type, binding.Value, $"'{name}'", AdviceForEpisode(scenario, binding, type)) is { } elements)
            {
                values[name] = [.. elements];
                ReportOutside(binding, name, elements);
            }
            else
                succeeded = false;
        }

        // A name that is not known stands for one that is missing.
        var missing = host.Inputs.Select(i => i.Name)
            .Concat(host.Params.Where(p => p.Default is null).Select(p => p.Name))
            .Where(n => !values.ContainsKey(n) && step.All(b => b.Name.Name != n)).ToList();
        if (missing.Count > unknown && !(missing is ["dt"] && _saysTimeStep))
            binder.Report(scenario.Steps.Count > 1 && step.Count > 0 ? step[0].Span.To(step[step.Count - 1].Span) : scenario.Name.Span, DiagnosticCatalogue.ScenarioIncomplete,
                scenario.Name.Name, string.Join(", ", missing) + (scenario.Steps.Count > 1 ? $" in step {StepOf(scenario, step)}" : ""), missing is ["dt"]
                ? "Give it in each scenario that is checked, or declare 'param dt : real<s> = 0.02' for all."
                : AdviceForMissing(step, missing));
        _saysTimeStep |= missing is ["dt"];
        return succeeded && missing.Count == 0 ? values : null;
    }

    /// <summary>The number of a step, from 1.</summary>
    private static int StepOf(ScenarioSyntax scenario, IReadOnlyList<BindingSyntax> step) => scenario.Steps.TakeWhile(s => s != step).Count() + 1;

    /// <summary>The inputs that a value is made of.</summary>
    private List<string> MadeOf(BoundValue value) => [.. Reach.From([value.Node]).Where(n => n.Kind == NodeKind.Input && n.Slot < host.Inputs.Count).Select(n => n.Slot).Distinct().OrderBy(slot => slot).Select(slot => host.Inputs[slot].Name)];

    /// <summary>Reports a value that no host may give.</summary>
    private void ReportOutside(BindingSyntax binding, string name, IReadOnlyList<double> elements)
    {
        var (lower, upper) = host.Inputs.FirstOrDefault(i => i.Name == name) is { } input ? (input.Lower, input.Upper)
            : host.Params.FirstOrDefault(p => p.Name == name) is { } param ? (param.Lower, param.Upper) : (null, null);
        var range = new Interval(lower ?? double.NegativeInfinity, upper ?? double.PositiveInfinity);
        var slack = Rounding * Math.Max(Math.Abs(lower ?? 0), Math.Abs(upper ?? 0));
        var outside = elements.Where(e => e < range.Lower - slack || e > range.Upper + slack).ToList();
        if (outside.Count > 0)
            binder.Report(binding.Value.Span, DiagnosticCatalogue.ScenarioOutOfRange, name, IntervalText.Describe(range), IntervalText.Number(outside[0]));
    }

    /// <summary>A value for what is missing, behind the last that is given; no turn is 0.</summary>
    private Suggestion AdviceForMissing(IReadOnlyList<BindingSyntax> step, List<string> missing)
    {
        const string General = "Every input needs a value; a bare number fills all elements.";
        var types = missing.Select(host.TypeOf).ToList();
        if (step.Count == 0 || missing.Count > MostFilledIn || types.Any(t => t is null || t.Type.Axes.Any(a => a.Name is "quat" or "quat_xyzw"))
            || host.Inputs.Any(i => missing.Contains(i.Name) && (i.Lower > 0 || i.Upper < 0)))
            return General;
        var values = string.Join("  ", missing.Zip(types, (name, type) => $"{name} = {(type!.Type.Kind == ScalarKind.Bool ? "false" : "0")}"));
        return new Suggestion($"Every input needs a value, as in '{values}'; a bare number fills all elements.", "  " + values, new TextSpan(step[step.Count - 1].Span.End, 0));
    }

    /// <summary>What to write where a list is given to an input without axes, or a list of lists to one with an axis: most likely the values of several steps.</summary>
    private static string? AdviceForEpisode(ScenarioSyntax scenario, BindingSyntax binding, DeclaredType type) =>
        binding.Value is ArraySyntax list && scenario.Steps.Count == 1 && (type.Type.Axes.Count == 0 || type.Type.Axes.Count == 1 && list.Elements.All(e => e is ArraySyntax))
            ? $"The steps of an episode are cases of their own: 'scenario {scenario.Name.Name} over steps [ {{ {binding.Name.Name} = … }}, {{ {binding.Name.Name} = … }} ]'." : null;
}

using RewardLang.Backends.Reference;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The scenarios of a program: their values, and what the interpreter makes of them.</summary>
internal sealed class ScenarioBinder(CompiledProgram program, ExpressionBinder binder, HostBinder host)
{
    private static readonly string[] s_claims = ["total", "finite", "causal", "invariant"];

    private readonly Dictionary<string, ReferenceInterpreter?> _outcomes = new(StringComparer.Ordinal);
    private readonly List<ScenarioCase> _cases = [];
    private bool _saysTimeStep;

    /// <summary>The scenarios whose values are all known.</summary>
    public IReadOnlyList<ScenarioCase> Cases => _cases;

    public IEnumerable<string> Names => _outcomes.Keys;

    public void Bind(IEnumerable<ScenarioSyntax> scenarios)
    {
        foreach (var scenario in scenarios)
        {
            // A check of that name would be about the scenario, where a claim about all inputs was meant.
            if (Declares(scenario.Name.Name) || s_claims.Contains(scenario.Name.Name))
                binder.Report(scenario.Name.Span, DiagnosticCatalogue.DuplicateName, scenario.Name.Name, DiagnosticCatalogue.RenameOne);
            else
                _outcomes[scenario.Name.Name] = Run(scenario);
        }
    }

    public bool Declares(string name) => _outcomes.ContainsKey(name);

    /// <summary>The state after a scenario's last step; null when it cannot run.</summary>
    public ReferenceInterpreter? OutcomeOf(string name) => _outcomes[name];

    private ReferenceInterpreter? Run(ScenarioSyntax scenario)
    {
        if (!program.IsSized)
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
            if (Values(scenario, step) is not { } values)
                return null;
            steps.Add(values);
        }

        _cases.Add(new ScenarioCase(scenario.Name.Name, [.. steps.Select(s => s.ToDictionary(v => v.Key, v => (IReadOnlyList<double>)v.Value))]));
        var interpreter = new ReferenceInterpreter(program.Graph, 1, isSingle: true);
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

    /// <summary>What to write where a list is given to an input without axes: most likely the values of several steps.</summary>
    private static string? AdviceForEpisode(ScenarioSyntax scenario, BindingSyntax binding, DeclaredType type) =>
        type.Type.Axes.Count == 0 && binding.Value is ArraySyntax && scenario.Steps.Count == 1
            ? $"The steps of an episode are cases of their own: 'scenario {scenario.Name.Name} over steps [ {{ {binding.Name.Name} = … }}, {{ {binding.Name.Name} = … }} ]'." : null;

    private Dictionary<string, double[]>? Values(ScenarioSyntax scenario, IReadOnlyList<BindingSyntax> step)
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
                || host.ConstantsIn(value, type, binding.Value, $"'{binding.Name.Name}'", AdviceForEpisode(scenario, binding, type)) is not { } elements)
            {
                succeeded = false;
            }
            else
            {
                values[binding.Name.Name] = [.. elements];
            }
        }

        // A name that is not known stands for one that is missing.
        var unknown = step.Count(b => host.TypeOf(b.Name.Name) is null);
        var missing = program.Inputs.Select(i => i.Name)
            .Concat(program.Params.Where(p => p.Default is null).Select(p => p.Name))
            .Where(n => !values.ContainsKey(n) && step.All(b => b.Name.Name != n)).ToList();
        if (missing.Count > unknown && !(missing is ["dt"] && _saysTimeStep))
            binder.Report(scenario.Name.Span, DiagnosticCatalogue.ScenarioIncomplete, scenario.Name.Name, string.Join(", ", missing), missing is ["dt"]
                ? "Give it in each scenario that is checked, or declare 'param dt : real<s> = 0.02' for all."
                : "Every input needs a value; a bare number fills all elements.");
        _saysTimeStep |= missing is ["dt"];
        return succeeded && missing.Count == 0 ? values : null;
    }
}

using RewardLang.Analysis.Proofs;
using RewardLang.Backends.Reference;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The scenarios of a program: their values, and what the interpreter makes of them.</summary>
internal sealed class ScenarioBinder(CompiledProgram program, ExpressionBinder binder, HostBinder host)
{
    /// <summary>Names of claims about all inputs.</summary>
    public static readonly string[] Claims = ["total", "finite", "causal", "invariant"];

    /// <summary>The ways in which a scenario is run: to the nearest first, then as other kernels may round.</summary>
    private static readonly Rounding[] s_roundings = [Rounding.Nearest, Rounding.Lowest, Rounding.Highest, .. Rounding.Mixed(6)];

    private readonly Dictionary<string, Lazy<IReadOnlyList<ReferenceInterpreter>?>?> _outcomes = new(StringComparer.Ordinal);
    private readonly Lazy<ReferencePlan> _plan = new(() => new ReferencePlan(program.Graph));
    private readonly List<ScenarioCase> _cases = [];
    private readonly Dictionary<string, Obstacle> _obstacles = new(StringComparer.Ordinal);
    private readonly ScenarioValues _values = new(binder, host);

    /// <summary>The scenarios whose values are all known.</summary>
    public IReadOnlyList<ScenarioCase> Cases => _cases;

    public IEnumerable<string> Names => _outcomes.Keys;

    /// <summary>Binds the values of scenarios.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="runs">False where they run in another program, and only their names are declared here.</param>
    public void Bind(IEnumerable<ScenarioSyntax> scenarios, bool runs = true)
    {
        foreach (var scenario in scenarios)
        {
            if (!runs)
            {
                _outcomes[scenario.Name.Name] = null;
                continue;
            }

            // A check of that name would be about the scenario, where a claim about all inputs was meant.
            if (Declares(scenario.Name.Name) || Claims.Contains(scenario.Name.Name))
                binder.Report(scenario.Name.Span, DiagnosticCatalogue.DuplicateName, scenario.Name.Name, DiagnosticCatalogue.RenameOne);
            else
                _outcomes[scenario.Name.Name] = Run(scenario);
        }
    }

    public bool Declares(string name) => _outcomes.ContainsKey(name);

    /// <summary>The states after a scenario's last step, rounded in each of the ways; null when it cannot run.</summary>
    public IReadOnlyList<ReferenceInterpreter>? OutcomesOf(string name) => _outcomes[name]?.Value;

    /// <summary>Why a scenario cannot run, although its values are as they should be; null for others.</summary>
    public Obstacle? ObstacleOf(string name) => _obstacles.TryGetValue(name, out var obstacle) ? obstacle : null;

    private Lazy<IReadOnlyList<ReferenceInterpreter>?>? Run(ScenarioSyntax scenario)
    {
        if (!program.IsSized)
        {
            binder.Report(scenario.Name.Span, DiagnosticCatalogue.ScenarioOfOpenAxis, scenario.Name.Name);
            _obstacles[scenario.Name.Name] = new Obstacle($"the scenario '{scenario.Name.Name}' cannot run before {(program.OpenAxes is [var open, ..] ? $"the axis '{open}' has its size" : "all axes have their sizes")}", "Give the axis a size, or the elements of its inputs in lists of one length in all scenarios.");
            return null;
        }

        if (program.Graph.Nodes.FirstOrDefault(n => n.Kind == NodeKind.ModelCall) is { } call)
        {
            binder.Report(scenario.Name.Span, DiagnosticCatalogue.ScenarioOfModel, scenario.Name.Name, program.Models[call.Slot].Name);
            _obstacles[scenario.Name.Name] = new Obstacle($"the scenario '{scenario.Name.Name}' cannot run, as it asks '{program.Models[call.Slot].Name}', which the host binds", "Declare an input in place of the answer in a program of its own, and check that.");
            return null;
        }

        var steps = new List<Dictionary<string, double[]>>();
        foreach (var step in scenario.Steps)
        {
            if (_values.Bind(scenario, step) is not { } values)
                return null;
            steps.Add(values);
        }

        _cases.Add(new ScenarioCase(scenario.Name.Name, [.. steps.Select(s => s.ToDictionary(v => v.Key, v => (IReadOnlyList<double>)v.Value))]));
        return new Lazy<IReadOnlyList<ReferenceInterpreter>?>(() => IsGiven(steps) ? [.. s_roundings.Select(rounding => Run(steps, new ReferenceInterpreter(_plan.Value, 1, rounding)))] : null);
    }

    /// <summary>Whether all parameters have values: a later scenario that names dt, which is no constant, has made it one.</summary>
    private bool IsGiven(List<Dictionary<string, double[]>> steps) => program.Params.All(p => p.Default is not null || steps.TrueForAll(s => s.ContainsKey(p.Name)));

    private ReferenceInterpreter Run(List<Dictionary<string, double[]>> steps, ReferenceInterpreter interpreter)
    {
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
}

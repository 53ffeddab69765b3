using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang;

/// <summary>What a program is for.</summary>
public enum ProgramKind
{
    /// <summary>A number for each row and step, trained on.</summary>
    Reward,

    /// <summary>A scalar to minimise.</summary>
    Loss,

    /// <summary>A number about rewards, not trained on.</summary>
    Metric,
}

/// <summary>An axis of an input, parameter or result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Its number of elements; null while it is open.</param>
/// <param name="Components">The names of its elements, if they have any.</param>
public sealed record AxisInfo(string Name, int? Size, IReadOnlyList<string>? Components);

/// <summary>A tensor that the host passes at every step.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Unit">Its unit as written; empty when it is free.</param>
/// <param name="Axes">Its axes behind the rows, in storage order.</param>
/// <param name="IsShared">True when all rows share one value, passed without rows.</param>
/// <param name="IsEpisodic">True when all steps of a trajectory share one value, passed without the time axis.</param>
/// <param name="Lower">Smallest value that the program assumes, in its unit; null when unbounded.</param>
/// <param name="Upper">Largest value that the program assumes, in its unit; null when unbounded.</param>
/// <param name="Documentation">Its <c>///</c> lines.</param>
public sealed record ProgramInput(
    string Name, ScalarKind Kind, string Unit, IReadOnlyList<AxisInfo> Axes, bool IsShared, bool IsEpisodic, double? Lower, double? Upper, string? Documentation);

/// <summary>A number or array that the host may change between steps.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Unit">Its unit as written; empty when it is free.</param>
/// <param name="Axes">Its axes.</param>
/// <param name="Default">Its elements unless the host sets others, in its unit; null when the host must set it.</param>
/// <param name="Lower">Smallest allowed value; null when unbounded.</param>
/// <param name="Upper">Largest allowed value; null when unbounded.</param>
/// <param name="Documentation">Its <c>///</c> lines.</param>
public sealed record ProgramParam(
    string Name, ScalarKind Kind, string Unit, IReadOnlyList<AxisInfo> Axes, IReadOnlyList<double>? Default,
    double? Lower, double? Upper, string? Documentation);

/// <summary>What a model is asked with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Unit">Its unit as written; empty when it is free.</param>
/// <param name="Axes">Its axes behind the rows.</param>
public sealed record ModelArgument(string Name, ScalarKind Kind, string Unit, IReadOnlyList<AxisInfo> Axes);

/// <summary>A learned model, judge or verifier that the host binds. It is asked for each row, and over trajectories for each step.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">What it is asked with.</param>
/// <param name="Kind">What its answer holds.</param>
/// <param name="Unit">The unit of its answer as written; empty when it is free.</param>
/// <param name="Axes">The axes of its answer behind the rows: those of an ensemble have one for the members.</param>
/// <param name="Lower">Smallest answer that the program assumes, in its unit; null when unbounded.</param>
/// <param name="Upper">Largest answer that the program assumes, in its unit; null when unbounded.</param>
/// <param name="Documentation">Its <c>///</c> lines.</param>
public sealed record ModelDeclaration(
    string Name, IReadOnlyList<ModelArgument> Arguments, ScalarKind Kind, string Unit, IReadOnlyList<AxisInfo> Axes,
    double? Lower, double? Upper, string? Documentation);

/// <summary>A named part of the reward.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">The unit of its value; empty for a plain number or a free unit.</param>
/// <param name="Weight">Its weight as written.</param>
/// <param name="Condition">Its condition as written; null when it always applies.</param>
/// <param name="Documentation">Its <c>///</c> lines.</param>
public sealed record ProgramTerm(string Name, string Unit, string Weight, string? Condition, string? Documentation);

/// <summary>An extra result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Axes">Its axes behind the rows.</param>
/// <param name="IsShared">True when all rows have one value.</param>
/// <param name="Documentation">Its <c>///</c> lines.</param>
public sealed record ProgramOutput(string Name, ScalarKind Kind, IReadOnlyList<AxisInfo> Axes, bool IsShared, string? Documentation);

/// <summary>A program that compiled: what it asks of its host, what it returns, and its graph.</summary>
public sealed class CompiledProgram
{
    private readonly Lazy<RangeAnalysis> _ranges;

    internal CompiledProgram(
        string name, ProgramKind kind, string? documentation, IReadOnlyList<ProgramInput> inputs, IReadOnlyList<ProgramParam> parameters,
        IReadOnlyList<ProgramTerm> terms, RewardGraph graph, string? lookAhead, SourceText source, string resolvedText)
    {
        LookAhead = lookAhead;
        Name = name;
        Kind = kind;
        Documentation = documentation;
        Inputs = inputs;
        Params = parameters;
        Terms = terms;
        Graph = graph;
        Source = source;
        ResolvedText = resolvedText;
        _ranges = new Lazy<RangeAnalysis>(() => RangeAnalysis.Run(new RangeAssumptions(this)));
    }

    /// <summary>The name behind the keyword.</summary>
    public string Name { get; }

    /// <summary>Reward, loss or metric.</summary>
    public ProgramKind Kind { get; }

    /// <summary>Its <c>///</c> lines.</summary>
    public string? Documentation { get; }

    /// <summary>The tensors of every step, in the order of their declarations.</summary>
    public IReadOnlyList<ProgramInput> Inputs { get; }

    /// <summary>The tunable numbers; those that a built-in name asks for come last.</summary>
    public IReadOnlyList<ProgramParam> Params { get; }

    /// <summary>The models that the host binds, in the order of their declarations.</summary>
    public IReadOnlyList<ModelDeclaration> Models { get; internal init; } = [];

    /// <summary>The named parts of the reward.</summary>
    public IReadOnlyList<ProgramTerm> Terms { get; }

    /// <summary>The extra results.</summary>
    public IReadOnlyList<ProgramOutput> Outputs => [.. ResultsOf(ResultKind.Output).Select(Describe)];

    /// <summary>The names of the conditions that end an episode.</summary>
    public IReadOnlyList<string> Ends => [.. ResultsOf(ResultKind.End).Select(r => r.Name)];

    /// <summary>True when the program returns a total.</summary>
    public bool HasTotal => ResultsOf(ResultKind.Total).Any();

    /// <summary>
    /// The first place of the text that looks ahead in time, as written: such a program needs whole trajectories and has no single
    /// steps. Null for a causal program.
    /// </summary>
    public string? LookAhead { get; }

    /// <summary>True when no result depends on later steps: the program can run step by step.</summary>
    public bool IsCausal => LookAhead is null;

    /// <summary>What it costs for each row and step; null while an axis is open.</summary>
    public ProgramCost? Cost => IsSized ? ProgramCost.Of(Graph) : null;

    /// <summary>True when all axes have their sizes, those of inputs that nothing uses too.</summary>
    internal bool IsSized => Graph.IsSized && OpenAxes.Count == 0;

    /// <summary>The names of axes whose size the host's tensors decide.</summary>
    public IReadOnlyList<string> OpenAxes =>
        [.. Inputs.SelectMany(i => i.Axes).Where(a => a.Size is null).Select(a => a.Name).Distinct()];

    /// <summary>The scenarios that it declares.</summary>
    public IReadOnlyList<ScenarioCase> Scenarios { get; internal set; } = [];

    /// <summary>What became of its checks, in the order of the text.</summary>
    public IReadOnlyList<CheckOutcome> Checks { get; internal set; } = [];

    /// <summary>The text that it was compiled from, with the imported files in front.</summary>
    public string ResolvedText { get; }

    /// <summary>The file that it was compiled from.</summary>
    public SourceText Source { get; }

    internal RewardGraph Graph { get; }

    /// <summary>What its values can be: found when first asked for, and not to be asked by several threads at once.</summary>
    internal RangeAnalysis Ranges => _ranges.Value;

    /// <summary>What the program's <c>let</c>s call the values of its graph.</summary>
    internal IReadOnlyDictionary<Node, string> ValueNames { get; init; } = new Dictionary<Node, string>();

    /// <summary>A program made of this one by the compiler, with a name of its own.</summary>
    internal CompiledProgram WithGraph(string suffix, IReadOnlyList<ProgramInput> inputs, RewardGraph graph) =>
        new(Name + suffix, Kind, Documentation, inputs, Params, Terms, graph, graph.LooksAhead ? LookAhead : null, Source, ResolvedText);

    internal static AxisInfo Describe(Axis axis) => new(axis.Name, axis.Size, axis.Components);

    private static ProgramOutput Describe(GraphResult result) => new(
        result.Name, result.ScalarKind, [.. result.Node.Axes.Select(Describe)], result.Node.IsUniform, result.Documentation);

    private IEnumerable<GraphResult> ResultsOf(ResultKind kind) => Graph.Results.Where(r => r.Kind == kind);
}

using RewardLang.Analysis.Intervals;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// What is taken for granted about a program's host: inputs and answers of models are finite and in their ranges, parameters in theirs,
/// and the host's time step is above 0.
/// A parameter without a range keeps its default; what follows from it holds for this value alone.
/// </summary>
internal sealed class RangeAssumptions
{
    private readonly Dictionary<(NodeKind Kind, int Slot), ElementRanges> _ranges = [];

    public RangeAssumptions(CompiledProgram program)
    {
        Program = program;
        for (var i = 0; i < program.Inputs.Count; i++)
            _ranges[(NodeKind.Input, i)] = ElementRanges.Of(Declared(program.Inputs[i].Kind, program.Inputs[i].Lower, program.Inputs[i].Upper));
        for (var i = 0; i < program.Models.Count; i++)
            _ranges[(NodeKind.ModelCall, i)] = ElementRanges.Of(Declared(program.Models[i].Kind, program.Models[i].Lower, program.Models[i].Upper));
        foreach (var node in program.Graph.Nodes.Where(n => n.Kind == NodeKind.Param))
            _ranges[(NodeKind.Param, node.Slot)] = OfParam(node, program.Params[node.Slot]);
    }

    private RangeAssumptions(RangeAssumptions other)
    {
        Program = other.Program;
        _ranges = new Dictionary<(NodeKind, int), ElementRanges>(other._ranges);
    }

    public CompiledProgram Program { get; }

    /// <summary>The longest episode that is reckoned with, in steps.</summary>
    public double LongestEpisode { get; init; } = int.MaxValue;

    /// <summary>The parameters that the program uses and that have no range: what is proved holds for their defaults.</summary>
    public IEnumerable<ProgramParam> Fixed =>
        Program.Graph.Nodes.Where(n => n.Kind == NodeKind.Param).Select(n => Program.Params[n.Slot]).Where(IsFixed).Distinct();

    public ElementRanges Of(Node node) => _ranges[(node.Kind, node.Slot)];

    /// <summary>The inputs, parameters and models that others have another range for.</summary>
    public IEnumerable<(NodeKind Kind, int Slot)> DifferentFrom(RangeAssumptions other) => _ranges.Where(r => r.Value != other._ranges[r.Key]).Select(r => r.Key);

    /// <summary>The same, with narrower ranges for one input.</summary>
    public RangeAssumptions With(Node input, ElementRanges ranges) => With([input], ranges);

    /// <summary>The same, with other ranges for some inputs.</summary>
    public RangeAssumptions With(IEnumerable<Node> inputs, ElementRanges ranges)
    {
        var others = new RangeAssumptions(this) { LongestEpisode = LongestEpisode };
        foreach (var input in inputs)
            others._ranges[(input.Kind, input.Slot)] = ranges;
        return others;
    }

    /// <summary>The same, where parameters have the values that they are declared with.</summary>
    public RangeAssumptions WithDefaults()
    {
        var same = new RangeAssumptions(this) { LongestEpisode = LongestEpisode };
        foreach (var node in Program.Graph.Nodes.Where(n => n.Kind == NodeKind.Param && Program.Params[n.Slot].Default is not null))
            same._ranges[(NodeKind.Param, node.Slot)] = DefaultOf(node, Program.Params[node.Slot]);
        return same;
    }

    /// <summary>The same, in episodes of so many steps at most.</summary>
    public RangeAssumptions Within(double steps) => new(this) { LongestEpisode = steps };

    private static bool IsFixed(ProgramParam param) => param is { Lower: null, Upper: null, Default: not null };

    /// <summary>The host's own time step: some time passes from one step to the next.</summary>
    private static bool IsTimeStep(ProgramParam param) => param is { Name: "dt", Default: null };

    private static ElementRanges OfParam(Node node, ProgramParam param) => IsFixed(param)
        ? DefaultOf(node, param)
        : IsTimeStep(param) ? ElementRanges.Of(Interval.Between(SinglePrecision.SmallestNormal, SinglePrecision.Largest))
        : ElementRanges.Of(Declared(param.Kind, param.Lower, param.Upper, param.Lower < -SinglePrecision.Largest || param.Upper > SinglePrecision.Largest));

    private static ElementRanges DefaultOf(Node node, ProgramParam param) => param.Default!.Count == 1
        ? ElementRanges.Of(Interval.Of(param.Default[0]))
        : ElementRanges.For(node, i => Interval.Of(param.Default[i]));

    /// <param name="kind">What it holds.</param>
    /// <param name="lower">Its smallest value.</param>
    /// <param name="upper">Its largest value.</param>
    /// <param name="isBeyond">Whether it may have values that single precision takes for infinite.</param>
    private static Interval Declared(ScalarKind kind, double? lower, double? upper, bool isBeyond = false) =>
        kind == ScalarKind.Bool ? Interval.Undecided
        : Interval.Between(lower ?? double.NegativeInfinity, upper ?? double.PositiveInfinity) is var range && isBeyond ? range
        : range.And(Interval.Finite);
}

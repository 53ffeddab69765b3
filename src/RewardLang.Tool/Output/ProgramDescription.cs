using RewardLang.Analysis.Intervals;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Tool.Output;

/// <summary>A value kept from step to step.</summary>
/// <param name="Name">Its name; that of a library function's state where the program calls one.</param>
/// <param name="Elements">Its numbers for each row; null while an axis is open.</param>
internal sealed record StateDescription(string Name, int? Elements)
{
    /// <summary>Its bytes for each row.</summary>
    public int? Bytes => Elements * sizeof(float);
}

/// <summary>What a compiled program costs and keeps, beside what it says of itself.</summary>
internal sealed class ProgramDescription(CompiledProgram program)
{
    public CompiledProgram Program => program;

    public string Hash => RewardCompiler.Hash(program.ResolvedText);

    public IReadOnlyList<StateDescription> States { get; } =
        [.. program.Graph.States.Select(state => new StateDescription(state.Name, ElementsOf(state.Next)))];

    /// <summary>The bytes of a row that are kept from step to step; null while an axis is open.</summary>
    public int? StateBytes => States.Any(state => state.Bytes is null) ? null : States.Sum(state => state.Bytes);

    /// <summary>What the program says of its groups of rows: <c>of num_generations</c>; null when it has none.</summary>
    public string? Groups => program.Graph.Grouping is not { } grouping ? null : grouping.Kind switch
    {
        RowGroupingKind.ConstantSize => $"of {grouping.Number}",
        RowGroupingKind.ParamSize => $"of {program.Params[grouping.Number].Name}",
        _ => $"by {program.Inputs[grouping.Number].Name}",
    };

    /// <summary>The nodes of the graph that compute something.</summary>
    public int Operations => program.Graph.Nodes.Count(ProgramCost.Computes);

    /// <summary>What a term can add to the total, for inputs in their ranges.</summary>
    public Interval RangeOf(ProgramTerm term) =>
        program.Ranges.Of(program.Graph.Results.First(r => r.Kind == ResultKind.Contribution && r.Name == term.Name).Node).Hull;

    private static int? ElementsOf(Node node) => node.Axes.Any(axis => axis.Size is null) ? null : node.ElementCount;

    /// <summary>A type as it is written: <c>real&lt;m&gt;[finger, xyz]</c>.</summary>
    public static string TypeText(ScalarKind kind, string unit, IReadOnlyList<AxisInfo> axes) =>
        kind.ToString().ToLowerInvariant()
        + (unit.Length == 0 ? "" : $"<{unit}>")
        + (axes.Count == 0 ? "" : $"[{string.Join(", ", axes.Select(axis => axis.Name))}]");
}

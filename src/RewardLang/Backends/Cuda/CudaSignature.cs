using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Backends.Cuda;

/// <summary>What an argument of a kernel is.</summary>
internal enum CudaArgumentKind
{
    /// <summary>The first element of input <see cref="CudaArgument.Index"/>.</summary>
    Input,

    /// <summary>How the whole numbers of input <see cref="CudaArgument.Index"/> are stored: 0 float, 1 int, 2 long.</summary>
    InputType,

    /// <summary>The first element of result <see cref="CudaArgument.Index"/>; null when it is not wanted.</summary>
    Result,

    /// <summary>The states, one column of rows behind the other.</summary>
    State,

    /// <summary>A byte for each row, not 0 at an episode's first step.</summary>
    FirstStep,

    /// <summary>What folds over the rows left.</summary>
    Statistics,

    /// <summary>For each operation that works across rows a column of its operand's values, which the operation replaces by its own.</summary>
    Columns,

    /// <summary>The rows of a group, a float.</summary>
    GroupSize,

    /// <summary>What the sweeps over the steps of trajectories leave each other.</summary>
    History,

    /// <summary>An int for each row, the number of its steps; null when every row has all.</summary>
    Lengths,

    /// <summary>The number of steps that the tensors of trajectories have room for.</summary>
    Steps,

    /// <summary>All parameters, by value.</summary>
    Parameters,

    /// <summary>The number of rows.</summary>
    Rows,
}

/// <summary>One argument of the kernels of a program.</summary>
internal sealed record CudaArgument(CudaArgumentKind Kind, int Index, string Type, string Name)
{
    public string Declaration => Type.EndsWith("*", StringComparison.Ordinal) ? Type + Name : $"{Type} {Name}";
}

/// <summary>The arguments that all kernels of a program share, in their order.</summary>
internal sealed class CudaSignature
{
    /// <summary>CUDA passes 4 KiB of arguments to a kernel on every architecture.</summary>
    private const int MaximumBytes = 4096;

    private readonly List<CudaArgument> _arguments = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <param name="plan">The program, and where things of it lie.</param>
    /// <param name="parametersType">The type that holds the parameters.</param>
    /// <param name="sweeps">The sweeps over trajectories; null for kernels of single steps.</param>
    /// <exception cref="KernelNotSupportedException">The program has more arguments than a kernel takes.</exception>
    public CudaSignature(KernelPlan plan, string parametersType, SweepPlan? sweeps = null)
    {
        var program = plan.Program;
        for (var i = 0; i < program.Inputs.Count; i++)
            AddInput(i, program.Inputs[i]);
        for (var i = 0; i < plan.Graph.Results.Count; i++)
            AddResult(i, plan.Graph.Results[i]);
        KeepsEpisodes = sweeps is null && plan.Graph.KeepsEpisodes;
        if (sweeps is null)
            AddStepMemory(plan);
        else
            AddTrajectoryMemory(sweeps);
        ParameterCount = program.Params.Sum(p => p.Axes.Aggregate(1, (n, axis) => n * axis.Size!.Value));
        if (ParameterCount > 0)
            Add(CudaArgumentKind.Parameters, 0, parametersType, "parameters");
        Add(CudaArgumentKind.Rows, 0, "rl_long", "rows");
        var bytes = 8 * _arguments.Count + 4 * ParameterCount;
        if (bytes > MaximumBytes)
            throw new KernelNotSupportedException($"A GPU kernel takes {MaximumBytes} bytes of arguments and parameters; this one would have {bytes}.");
    }

    public IReadOnlyList<CudaArgument> Arguments => _arguments;

    /// <summary>The numbers of all parameters.</summary>
    public int ParameterCount { get; }

    /// <summary>True when something is kept from step to step.</summary>
    public bool KeepsEpisodes { get; }

    /// <summary>The name of an argument.</summary>
    public string this[CudaArgumentKind kind, int index] => _arguments.First(a => a.Kind == kind && a.Index == index).Name;

    private void AddStepMemory(KernelPlan plan)
    {
        if (plan.Graph.StateWidth > 0)
            Add(CudaArgumentKind.State, 0, "RL_GLOBAL float *", "state");
        if (KeepsEpisodes)
            Add(CudaArgumentKind.FirstStep, 0, "RL_GLOBAL unsigned char *", "first_step");
        if (plan.StatisticCount > 0)
            Add(CudaArgumentKind.Statistics, 0, "RL_GLOBAL float *", "statistics");
        if (plan.ColumnCount > 0)
            Add(CudaArgumentKind.Columns, 0, "RL_GLOBAL float *", "columns");
        if (plan.Graph.Nodes.Any(plan.IsGroupSize))
            Add(CudaArgumentKind.GroupSize, 0, "float", "group_size");
    }

    private void AddTrajectoryMemory(SweepPlan sweeps)
    {
        if (sweeps.HistoryVectors > 0)
            Add(CudaArgumentKind.History, 0, "RL_GLOBAL float *", "history");
        Add(CudaArgumentKind.Lengths, 0, "RL_GLOBAL const int *", "lengths");
        Add(CudaArgumentKind.Steps, 0, "int", "steps");
    }

    private void AddResult(int index, GraphResult result)
    {
        var kind = result.Kind.ToString().ToLowerInvariant();
        Add(CudaArgumentKind.Result, index, result.Node.IsTruth ? "RL_GLOBAL unsigned char *" : "RL_GLOBAL float *",
            result.Name.Length == 0 || result.Name == kind ? $"out_{kind}" : $"out_{kind}_{result.Name}");
    }

    private void AddInput(int index, ProgramInput input)
    {
        var type = input.Kind switch
        {
            ScalarKind.Real => "RL_GLOBAL const float *",
            ScalarKind.Bool => "RL_GLOBAL const unsigned char *",
            _ => "RL_GLOBAL const void *",
        };
        Add(CudaArgumentKind.Input, index, type, "in_" + input.Name);
        if (input.Kind is not (ScalarKind.Real or ScalarKind.Bool))
            Add(CudaArgumentKind.InputType, index, "int", "type_" + input.Name);
    }

    private void Add(CudaArgumentKind kind, int index, string type, string name)
    {
        while (!_names.Add(name))
            name += "_" + _names.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _arguments.Add(new CudaArgument(kind, index, type, name));
    }
}

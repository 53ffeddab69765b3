using RewardLang.Backends;
using RewardLang.Backends.Cpu;
using RewardLang.Runtime.Kernels;
using TorchSharp;

namespace RewardLang.Runtime.Execution;

/// <summary>Runs trajectories through their fused kernel, over the tensors' own memory.</summary>
internal sealed unsafe class CpuTrajectories : TrajectoryExecutor
{
    private readonly CompiledKernel _kernel;
    private readonly KernelPlan _plan;
    private readonly KernelWidth _width;
    private readonly double _rowCost;
    private readonly AlignedBuffer _uniforms;
    private readonly CpuInputs _inputs;
    private readonly GrowingBuffer _lengths = new();
    private readonly GrowingBuffer _scratch = new();

    /// <param name="program">A sized program.</param>
    /// <param name="kernel">Its kernel over trajectories.</param>
    /// <param name="width">The lanes to run on.</param>
    public CpuTrajectories(CompiledProgram program, CompiledKernel kernel, KernelWidth width = KernelWidth.Widest)
        : base(program)
    {
        _kernel = kernel;
        _plan = new KernelPlan(program);
        _width = width == KernelWidth.Widest ? KernelWidths.Widest : width;
        _rowCost = KernelCost.NanosecondsForEachRow(program.Graph);
        _uniforms = new AlignedBuffer((long)_plan.UniformCount * sizeof(float));
        _inputs = new CpuInputs(_plan);
    }

    public override void Evaluate(InputBinder inputs, TrajectoryLengths lengths, ParameterSet parameters, IResultTensors result)
    {
        if (inputs.Rows == 0 || inputs.Steps == 0)
            return;
        result.RequireOn(torch.CPU);
        Run(inputs, lengths, parameters, result);
        _inputs.Release(inputs);
        GC.KeepAlive(result);
    }

    public override void Dispose()
    {
        _kernel.Dispose();
        _uniforms.Dispose();
        _inputs.Dispose();
        _lengths.Dispose();
        _scratch.Dispose();
    }

    private void Run(InputBinder inputs, TrajectoryLengths lengths, ParameterSet parameters, IResultTensors result)
    {
        var bound = stackalloc KernelInput[inputs.Tensors.Length];
        var outputs = stackalloc byte*[Program.Graph.Results.Count];
        parameters.Floats.CopyTo(new Span<float>(_uniforms.Floats, _plan.UniformCount));
        _inputs.Bind(inputs, bound, _uniforms.Floats);
        result.WritePointers(outputs);
        var scratchStride = (_kernel.ScratchVectors + _kernel.HistoryVectors * inputs.Steps) * KernelWidths.MostLanes;
        var frame = new KernelFrame
        {
            Inputs = bound,
            Outputs = outputs,
            Uniforms = _uniforms.Floats,
            Lengths = Write(lengths, inputs.Steps),
            LengthStride = lengths.AreFull ? 0 : 1,
            Scratch = (float*)_scratch.Of(scratchStride * KernelWorkers.Count * sizeof(float)),
            Steps = checked((int)inputs.Steps),
            Rows = inputs.Rows,
            EndRow = inputs.Rows,
            Width = _width,
        };
        KernelWorkers.Run(_kernel, &frame, scratchStride, _rowCost * inputs.Steps);
    }

    /// <summary>The steps of each row; of one vector of rows, where all have the same.</summary>
    private float* Write(TrajectoryLengths lengths, long steps)
    {
        // Vectors are read whole: the rows behind the last one have no steps.
        var rows = lengths.AreFull ? 0 : lengths.Rows.Length;
        var floats = (float*)_lengths.Of((rows + KernelWidths.MostLanes) * sizeof(float));
        for (var row = 0; row < rows; row++)
            floats[row] = lengths.Rows[row];
        new Span<float>(floats + rows, KernelWidths.MostLanes).Fill(lengths.AreFull ? steps : 0);
        return floats;
    }
}

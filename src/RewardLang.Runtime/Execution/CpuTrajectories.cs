using RewardLang.Backends.Cpu;
using RewardLang.Runtime.Kernels;
using RewardLang.Runtime.Lanes;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Runs trajectories through their fused kernel, over the tensors' own memory.</summary>
internal sealed unsafe class CpuTrajectories : TrajectoryExecutor
{
    private readonly CompiledKernel _kernel;
    private readonly KernelPlan _plan;
    private readonly KernelWidth _width;
    private readonly double _rowCost;
    private readonly AlignedBuffer _uniforms;
    private readonly List<IDisposable> _temporaries = [];

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
    }

    public override void Evaluate(InputBinder inputs, TrajectoryLengths lengths, ParameterSet parameters, IResultTensors result)
    {
        if (inputs.Rows == 0 || inputs.Steps == 0)
            return;
        try
        {
            Run(inputs, lengths, parameters, result);
        }
        finally
        {
            foreach (var temporary in _temporaries)
                temporary.Dispose();
            _temporaries.Clear();
        }
    }

    public override void Dispose()
    {
        _kernel.Dispose();
        _uniforms.Dispose();
    }

    private void Run(InputBinder inputs, TrajectoryLengths lengths, ParameterSet parameters, IResultTensors result)
    {
        var bound = stackalloc KernelInput[inputs.Tensors.Length];
        var outputs = stackalloc byte*[Program.Graph.Results.Count];
        parameters.Floats.CopyTo(new Span<float>(_uniforms.Floats, _plan.UniformCount));
        for (var i = 0; i < inputs.Tensors.Length; i++)
            bound[i] = Bind(i, inputs.Tensors[i]);
        result.WritePointers(outputs);
        // Vectors are read whole: the rows behind the last one have no steps.
        var padded = Temporary(((lengths.AreFull ? 0 : inputs.Rows) + KernelWidths.MostLanes) * sizeof(float));
        if (lengths.AreFull)
            new Span<float>(padded.Floats, KernelWidths.MostLanes).Fill(inputs.Steps);
        else
            for (var row = 0; row < lengths.Rows.Length; row++)
                padded.Floats[row] = lengths.Rows[row];
        var scratchStride = (_kernel.ScratchVectors + _kernel.HistoryVectors * inputs.Steps) * KernelWidths.MostLanes;
        var frame = new KernelFrame
        {
            Inputs = bound,
            Outputs = outputs,
            Uniforms = _uniforms.Floats,
            Lengths = padded.Floats,
            LengthStride = lengths.AreFull ? 0 : 1,
            Scratch = Temporary(scratchStride * KernelWorkers.Count * sizeof(float)).Floats,
            Steps = checked((int)inputs.Steps),
            Rows = inputs.Rows,
            EndRow = inputs.Rows,
            Width = _width,
        };
        KernelWorkers.Run(_kernel, &frame, scratchStride, _rowCost * inputs.Steps);
        GC.KeepAlive(inputs.Tensors);
        GC.KeepAlive(result);
    }

    private KernelInput Bind(int index, Tensor tensor)
    {
        var input = Program.Inputs[index];
        if (tensor.device_type != DeviceType.CPU)
            throw new RewardBindingException(input.Name, $"The input '{input.Name}' is on {tensor.device}; this kernel runs on the CPU.");
        if (!tensor.is_contiguous())
        {
            tensor = tensor.contiguous().DetachFromDisposeScope();
            _temporaries.Add(tensor);
        }

        var kind = CpuExecutor.KindOf(tensor.dtype);
        var data = NativeTensor.DataOf(tensor);
        if (!input.IsShared)
            return new KernelInput { Data = data, Kind = kind };
        var floats = input.IsEpisodic ? _uniforms.Floats + _plan.SharedOffsets[index] : Temporary(tensor.numel() * sizeof(float)).Floats;
        ElementConversion.ToFloats(data, kind, tensor.numel(), floats);
        return new KernelInput { Data = (byte*)floats, Kind = ElementKind.Float32 };
    }

    private AlignedBuffer Temporary(long bytes)
    {
        var buffer = new AlignedBuffer(bytes);
        _temporaries.Add(buffer);
        return buffer;
    }
}

using RewardLang.Backends;
using RewardLang.Backends.Cpu;
using RewardLang.Runtime.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Runs steps through the fused kernel, over the tensors' own memory. A step allocates no managed memory.</summary>
internal sealed unsafe class CpuExecutor : StepExecutor
{
    private readonly CompiledKernel _kernel;
    private readonly KernelPlan _plan;
    private readonly KernelWidth _width;
    private readonly AlignedBuffer _frames;
    private readonly AlignedBuffer _uniforms;
    private readonly AlignedBuffer _scratch;
    private readonly long _scratchStride;
    private readonly AlignedBuffer _statistics;
    private readonly CpuInputs _inputs;
    private readonly bool _keepsEpisodes;
    private readonly CpuRowSets _rowSets;
    private readonly double _rowCost;
    private readonly ResultStreaming _streaming;
    private AlignedBuffer? _state;
    private AlignedBuffer? _firstStep;
    private long _rows = -1;

    public CpuExecutor(CompiledProgram program, CompiledKernel kernel, KernelWidth width = KernelWidth.Widest)
        : base(program)
    {
        _kernel = kernel;
        _plan = new KernelPlan(program);
        _width = width == KernelWidth.Widest ? KernelWidths.Widest : width;
        _frames = new AlignedBuffer(
            sizeof(KernelFrame) + (long)program.Inputs.Count * sizeof(KernelInput) + (long)Graph.Results.Count * sizeof(byte*));
        _uniforms = new AlignedBuffer((long)_plan.UniformCount * sizeof(float));
        _scratchStride = (long)kernel.ScratchVectors * KernelWidths.MostLanes;
        _scratch = new AlignedBuffer(_scratchStride * KernelWorkers.Count * sizeof(float));
        _statistics = new AlignedBuffer((long)_plan.StatisticCount * sizeof(float));
        _inputs = new CpuInputs(_plan);
        _rowSets = new CpuRowSets(_plan);
        _streaming = new ResultStreaming(Graph.Results);
        _rowCost = KernelCost.NanosecondsForEachRow(program.Graph);
        _keepsEpisodes = Graph.KeepsEpisodes;
    }

    public override void Step(InputBinder inputs, ParameterSet parameters, IResultTensors result)
    {
        if (inputs.Rows == 0)
            return;
        result.RequireOn(CPU);
        var frame = (KernelFrame*)_frames.Pointer;
        frame->Inputs = (KernelInput*)(frame + 1);
        frame->Outputs = (byte**)(frame->Inputs + inputs.Tensors.Length);
        parameters.Floats.CopyTo(new Span<float>(_uniforms.Floats, _plan.UniformCount));
        _inputs.Bind(inputs, frame->Inputs, _uniforms.Floats);
        result.WritePointers(frame->Outputs);
        if (_keepsEpisodes)
            BindState(frame, inputs.Rows);
        frame->Uniforms = _uniforms.Floats;
        frame->Scratch = _scratch.Floats;
        frame->Statistics = _statistics.Floats;
        frame->Rows = inputs.Rows;
        frame->FirstRow = 0;
        frame->EndRow = inputs.Rows;
        frame->Width = _width;
        frame->StreamsResults = _streaming.Pays(frame->Outputs, inputs.Rows);
        _rowSets.Bind(frame, parameters, inputs.Rows);
        // What works across all rows needs them before the next pass: such kernels run in one piece.
        if (_rowSets.IndependentRows(frame) is { } multiple)
            KernelWorkers.Run(_kernel, frame, _scratchStride, _rowCost, multiple);
        else
            _kernel.Run(frame);
        _inputs.Release(inputs);
        GC.KeepAlive(result);
    }

    public override void Reset(Tensor? mask)
    {
        if (_firstStep is null)
            return;
        if (mask is null)
        {
            new Span<float>(_firstStep.Floats, checked((int)_rows)).Fill(1);
            return;
        }

        var isPlain = NativeTensor.DeviceOf(mask.Handle) == DeviceType.CPU && NativeTensor.IsContiguous(mask.Handle);
        using var copy = isPlain ? null : HostTensor.From(mask);
        var bytes = NativeTensor.DataOf(copy ?? mask);
        for (var row = 0L; row < _rows; row++)
            if (bytes[row] != 0)
                _firstStep.Floats[row] = 1;
        GC.KeepAlive(mask);
    }

    public override void TakeEpisodes(StepExecutor other)
    {
        var from = (CpuExecutor)other;
        _state?.Dispose();
        _firstStep?.Dispose();
        (_state, _firstStep, _rows) = (from._state, from._firstStep, from._rows);
        (from._state, from._firstStep, from._rows) = (null, null, -1);
    }

    public override void Dispose()
    {
        _kernel.Dispose();
        _inputs.Dispose();
        _frames.Dispose();
        _uniforms.Dispose();
        _scratch.Dispose();
        _statistics.Dispose();
        _rowSets.Dispose();
        _state?.Dispose();
        _firstStep?.Dispose();
    }

    private void BindState(KernelFrame* frame, long rows)
    {
        var stride = (rows + KernelWidths.MostLanes - 1) / KernelWidths.MostLanes * KernelWidths.MostLanes;
        if (rows != _rows || _firstStep is null)
        {
            _state?.Dispose();
            _firstStep?.Dispose();
            _state = new AlignedBuffer(stride * Graph.StateWidth * sizeof(float));
            _firstStep = new AlignedBuffer(stride * sizeof(float));
            new Span<float>(_firstStep.Floats, checked((int)rows)).Fill(1);
            _rows = rows;
        }

        frame->State = _state!.Floats;
        frame->StateStride = stride;
        frame->FirstStep = _firstStep.Floats;
    }
}

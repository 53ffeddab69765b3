using RewardLang.Backends;
using RewardLang.Runtime.Kernels;
using RewardLang.Runtime.Lanes;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>The tensors of a call as a CPU kernel sees them. A call that copies none of them allocates no managed memory.</summary>
/// <param name="plan">The plan of the kernel.</param>
internal sealed unsafe class CpuInputs(KernelPlan plan) : IDisposable
{
    private readonly List<Tensor> _copies = [];
    private readonly GrowingBuffer[] _floats = [.. plan.Program.Inputs.Select(_ => new GrowingBuffer())];

    /// <summary>Points a kernel at the inputs, and writes the shared ones behind the parameters.</summary>
    /// <param name="inputs">The checked tensors.</param>
    /// <param name="bound">What the kernel reads, in the order of the inputs.</param>
    /// <param name="uniforms">The elements of the parameters, and room for those of the shared inputs.</param>
    /// <exception cref="RewardBindingException">A tensor is not on the CPU.</exception>
    public void Bind(InputBinder inputs, KernelInput* bound, float* uniforms)
    {
        for (var i = 0; i < inputs.Tensors.Length; i++)
        {
            bound[i].Data = inputs.Known[i].Data == null ? DataOf(inputs, i) : inputs.Known[i].Data;
            bound[i].Kind = KindOf(inputs.Types[i]);
            if (plan.SharedOffsets[i] is >= 0 and var offset)
                bound[i] = ToFloats(inputs, i, bound[i], uniforms + offset);
        }
    }

    /// <summary>Ends a call: frees its copies. The tensors are alive until then.</summary>
    public void Release(InputBinder inputs)
    {
        GC.KeepAlive(inputs.Tensors);
        FreeCopies();
    }

    public void Dispose()
    {
        FreeCopies();
        foreach (var buffer in _floats)
            buffer.Dispose();
    }

    /// <summary>How the elements of a tensor type lie in memory.</summary>
    public static ElementKind KindOf(ScalarType type) => type switch
    {
        ScalarType.Bool or ScalarType.Byte => ElementKind.UInt8,
        ScalarType.Int32 => ElementKind.Int32,
        ScalarType.Int64 => ElementKind.Int64,
        ScalarType.Float64 => ElementKind.Float64,
        _ => ElementKind.Float32,
    };

    private void FreeCopies()
    {
        foreach (var copy in _copies)
            copy.Dispose();
        _copies.Clear();
    }

    private byte* DataOf(InputBinder inputs, int index)
    {
        var handle = inputs.Handles[index];
        if (NativeTensor.DeviceOf(handle) != DeviceType.CPU)
        {
            var name = inputs.Inputs[index].Name;
            throw new RewardBindingException(name, $"The input '{name}' is on {inputs.Tensors[index].device}; this kernel runs on the CPU.");
        }

        if (!NativeTensor.IsContiguous(handle))
        {
            _copies.Add(inputs.Tensors[index].contiguous().DetachFromDisposeScope());
            return NativeTensor.DataOf(_copies[^1]);
        }

        var data = NativeTensor.DataOf(handle);
        inputs.Known[index].Learn(inputs, index, data);
        return data;
    }

    /// <summary>The elements of a shared input: beside the parameters, or apart from them where they vary from step to step.</summary>
    private KernelInput ToFloats(InputBinder inputs, int index, KernelInput input, float* uniforms)
    {
        var count = NativeTensor.ElementCountOf(inputs.Handles[index]);
        var varies = inputs.HasSteps && !inputs.Inputs[index].IsEpisodic;
        var floats = varies ? (float*)_floats[index].Of(count * sizeof(float)) : uniforms;
        ElementConversion.ToFloats(input.Data, input.Kind, count, floats);
        return new KernelInput { Data = (byte*)floats, Kind = ElementKind.Float32 };
    }
}

using RewardLang.Runtime.Tests.Cuda;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Programs;

/// <summary>What the tests of the host's side share.</summary>
internal static class BackendData
{
    public static TheoryData<RewardBackend> All => [RewardBackend.Reference, RewardBackend.Torch, RewardBackend.Cpu, RewardBackend.Cuda];

    /// <summary>Kernels for a GPU run through the production launcher on a driver of our own.</summary>
    public static RewardOptions Options(RewardBackend backend) =>
        new() { Backend = backend, CudaRuntime = backend == RewardBackend.Cuda ? FakeCuda.Runtime : null };

    public static RewardProgram Compile(RewardBackend backend, string members) =>
        RewardProgram.Compile($"reward Test {{\n{members}\n}}", Options(backend));

    public static float[] Numbers(Tensor tensor)
    {
        using var numbers = tensor.to(ScalarType.Float32).contiguous();
        return numbers.data<float>().ToArray();
    }

    /// <summary>The total of one step of a program with inputs of one number for each row.</summary>
    public static float[] Total(this RewardProgram reward, params float[][] inputs)
    {
        var tensors = inputs.Select(rows => torch.tensor(rows)).ToArray();
        using var result = reward.Step(tensors);
        var total = Numbers(result.Total);
        foreach (var tensor in tensors)
            tensor.Dispose();
        return total;
    }

    public static void Reset(this RewardProgram reward, params bool[] rows)
    {
        using var mask = torch.tensor(rows);
        reward.Reset(mask);
    }
}

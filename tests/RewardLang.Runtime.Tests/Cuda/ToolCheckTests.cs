namespace RewardLang.Runtime.Tests.Cuda;

/// <summary>
/// What other compilers and a simulator say of the texts. Each needs a tool that a fresh machine may lack and is skipped there;
/// <c>REWARDLANG_REQUIRE_TOOLS=1</c> makes a missing tool a failure.
/// </summary>
public sealed class ToolCheckTests
{
    private const string Clang = "clang-19";
    private const string Simulator = "oclgrind-kernel";

    public static TheoryData<string> Names => [.. KernelPrograms.Names];

    /// <summary>Clang's own CUDA front end, without the toolkit, down to the assembly of three generations of cards.</summary>
    [ToolTheory(Clang)]
    [InlineData("sm_70")]
    [InlineData("sm_80")]
    [InlineData("sm_90")]
    public void Clang_compiles_the_texts_to_assembly(string architecture)
    {
        using var folder = new TemporaryFolder();
        foreach (var name in KernelPrograms.Names)
        {
            var kernels = KernelPrograms.Emit(name);
            Tools.Run(Clang,
                "-x", "cuda", "--cuda-device-only", $"--cuda-gpu-arch={architecture}", "-nocudainc", "-nocudalib", "-ffp-contract=off", "-O1", "-S",
                "-Wall", "-Wextra", "-Wno-unused-parameter", "-Wno-tautological-compare", "-Werror",
                "-include", Path.Combine(FakeCuda.Sources, "clang_cuda.h"), "-o", folder.PathOf(name + ".ptx"), folder.Write(name + ".cu", kernels.Text));
            var assembly = File.ReadAllText(folder.PathOf(name + ".ptx"));
            Assert.Contains($".target {architecture}", assembly, StringComparison.Ordinal);
            Assert.All(kernels.Launches, kernel => Assert.Contains($".visible .entry {kernel.Name}(", assembly, StringComparison.Ordinal));
            Assert.DoesNotContain("fma.rn", assembly, StringComparison.Ordinal);
        }
    }

    /// <summary>No thread reads what another writes without a barrier between, and none reads what nobody wrote.</summary>
    [ToolTheory(Simulator)]
    [MemberData(nameof(Names))]
    public void No_races_and_no_uninitialised_reads(string name)
    {
        var kernels = KernelPrograms.Emit(name);
        Assert.All(kernels.Launches, kernel => Assert.Equal("", Simulate(name, kernels, kernel, kernels.Text)));
    }

    [ToolFact(Simulator)]
    public void The_simulator_finds_a_missing_barrier()
    {
        var kernels = KernelPrograms.Emit("isaaclab-factory-direct");

        var errors = Simulate("isaaclab-factory-direct", kernels, kernels.Launches[0], kernels.Text.Replace("RL_BARRIER();", "", StringComparison.Ordinal));

        Assert.Contains("lanes[thread + width]", errors, StringComparison.Ordinal);
    }

    private static string Simulate(string name, Backends.Cuda.CudaKernelText kernels, Backends.Cuda.CudaKernel kernel, string text)
    {
        using var folder = new TemporaryFolder();
        var dialect = File.ReadAllText(Path.Combine(FakeCuda.Sources, "dialect_opencl.h"));
        folder.Write("kernel.cl", dialect + text);
        folder.Write("kernel.sim", OpenClSimulation.Describe(KernelPrograms.Compile(name), kernels, kernel, "kernel.cl"));
        return Tools.RunIn(folder.PathOf("."), Simulator, "--data-races", "--uninitialized", "--max-errors", "2", "kernel.sim").Trim();
    }
}

using RewardLang.Runtime.Cuda;

namespace RewardLang.Runtime.Tests.Cuda;

/// <summary>
/// NVIDIA's own compiler, which needs no card, on the texts: where the library is installed or <c>REWARDLANG_NVRTC</c> names it, else
/// skipped.
/// </summary>
public sealed class NvrtcTests
{
    [NvrtcTheory]
    [InlineData("sm_70")]
    [InlineData("sm_80")]
    [InlineData("sm_90")]
    public void Texts_become_machine_code(string architecture)
    {
        var compiler = new NvrtcCompiler(CudaLibraries.LoadNvrtc());
        foreach (var name in KernelPrograms.Names)
        {
            var cubin = compiler.Compile(KernelPrograms.Emit(name).Text, architecture);
            Assert.Equal("\u007fELF"u8, cubin.AsSpan(0, 4));
        }
    }

    [NvrtcTheory]
    [InlineData("sm_80", "RL_KERNEL bad(rl_long rows) { rows = nothing; }", "identifier \"nothing\" is undefined")]
    [InlineData("sm_1", "RL_KERNEL good(rl_long rows) { }", "architecture")]
    public void Errors_come_with_their_reason(string architecture, string kernel, string reason)
    {
        var compiler = new NvrtcCompiler(CudaLibraries.LoadNvrtc());
        var text = Backends.Cuda.CudaDialect.Complete(kernel);

        Assert.Contains(reason, Assert.Throws<CudaException>(() => compiler.Compile(text, architecture)).Message, StringComparison.Ordinal);
    }

    private sealed class NvrtcTheoryAttribute : TheoryAttribute
    {
        public NvrtcTheoryAttribute()
        {
            try
            {
                CudaLibraries.LoadNvrtc();
            }
            catch (CudaException exception)
            {
                Skip = exception.Message;
            }
        }
    }
}

using RewardLang.Backends.Cuda;
using RewardLang.Runtime.Cuda;
using RewardLang.Runtime.Tests.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Cuda;

/// <summary>The launcher on a driver of our own: the cache of modules, grids, results, and what happens when something is missing.</summary>
public sealed class LauncherTests
{
    private const string Members = "input x : real[item]  input mask : bool  param gain = 2  term near = if mask then gain * sum(x) else 0  term far = max(x)";

    [Fact]
    public void A_module_is_compiled_once_for_all_processes()
    {
        using var folder = new TemporaryFolder();
        var before = FakeCuda.Compilations;

        Assert.Equal([8, 0], RunWith(new ModuleCache(folder.PathOf("new"))));
        Assert.Equal(before + 1, FakeCuda.Compilations);
        Assert.Equal([8, 0], RunWith(new ModuleCache(folder.PathOf("new"))));
        Assert.Equal(before + 1, FakeCuda.Compilations);
        Assert.Single(Directory.GetFiles(folder.PathOf("new")));
    }

    /// <summary>Cut, changed, or whole and yet nothing that a driver loads: the module is made again, and kept again.</summary>
    [Theory]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("foreign")]
    [InlineData("empty")]
    public void A_damaged_module_is_made_again(string damage)
    {
        using var folder = new TemporaryFolder();
        var cache = new ModuleCache(folder.PathOf("modules"));
        RunWith(cache);
        var path = Directory.GetFiles(folder.PathOf("modules")).Single();
        var whole = File.ReadAllBytes(path);
        if (damage == "foreign")
            cache.Add(Path.GetFileNameWithoutExtension(path), [.. Enumerable.Repeat((byte)7, 1000)]);
        else
            File.WriteAllBytes(path, damage == "cut" ? whole[..^100] : damage == "empty" ? [] : [.. whole[..^1], (byte)(whole[^1] ^ 1)]);
        var before = FakeCuda.Compilations;

        Assert.Equal([8, 0], RunWith(cache));
        Assert.Equal(before + 1, FakeCuda.Compilations);
        Assert.Equal(whole.Length, File.ReadAllBytes(path).Length);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_costs_only_time()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal([8, 0], RunWith(new ModuleCache(Path.Combine(folder.Write("file", ""), "modules"))));
    }

    /// <summary>More rows than a grid has threads, and a number that no block divides.</summary>
    [Fact]
    public void A_grid_strides_over_all_rows()
    {
        using var scope = NewDisposeScope();
        var x = torch.randn(20_011, 5, generator: new Generator(3));
        float[] Run(RewardBackend backend)
        {
            using var reward = BackendData.Compile(backend, "axis item = 5\ninput x : real[item]\noutput y = sum(x) - mean(sum(x), over: batch)");
            using var result = reward.Step(x);
            return BackendData.Numbers(result.Output("y"));
        }

        var (expected, actual) = (Run(RewardBackend.Reference), Run(RewardBackend.Cuda));

        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    /// <summary>Folds over the batch, in a tree of a fixed shape, give the same bits every time.</summary>
    [Fact]
    public void Every_launch_gives_the_same_bits()
    {
        using var scope = NewDisposeScope();
        var x = torch.randn(5_000, generator: new Generator(5));
        using var reward = BackendData.Compile(RewardBackend.Cuda, "input x : real\noutput m = std(x, over: batch) + sum(x, over: batch)");
        using var first = reward.Step(x);
        using var second = reward.Step(x);

        Assert.Equal(BackendData.Numbers(first.Output("m")), BackendData.Numbers(second.Output("m")));
    }

    [Fact]
    public void Results_that_nobody_wants_are_not_written()
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(FakeCuda.Runtime);
        using var results = reward.CreateResults(2, ResultColumns.Total);
        var launches = FakeCuda.Launches;

        reward.Step(Inputs(), results);

        Assert.Equal([9, 4], BackendData.Numbers(results.Total));
        Assert.Equal(launches + 1, FakeCuda.Launches);
    }

    [Fact]
    public void Layouts_that_the_kernel_does_not_take_are_copied()
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(FakeCuda.Runtime);
        var x = Inputs()[0].t().contiguous().t();
        Assert.False(x.is_contiguous());

        using var result = reward.Step(x, Inputs()[1]);

        Assert.Equal([9, 4], BackendData.Numbers(result.Total));
    }

    [Fact]
    public void Inputs_elsewhere_are_named()
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(FakeCuda.Runtime);

        var exception = Assert.Throws<RewardBindingException>(() => reward.Step(Inputs()[0], torch.ones(2, ScalarType.Bool, META)));

        Assert.Contains("'mask' is on meta", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_kernel_runs_on_TorchSharp_and_says_so_once()
    {
        using var scope = NewDisposeScope();
        var log = new List<string>();
        using var reward = RewardProgram.Compile(
            "reward Wide {\n  axis wide = 2000\n  input x : real\n  param w : real[wide] = 1\n  total = sum(w * x)\n}",
            new RewardOptions { CudaRuntime = FakeCuda.Runtime, Log = log.Add });

        for (var step = 0; step < 2; step++)
            Assert.Equal([2000, 4000], reward.Total([1, 2]));

        Assert.Equal(RewardBackend.Torch, reward.Backend);
        Assert.Contains("'Wide' runs on TorchSharp operations: A GPU kernel takes 4096 bytes", Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_compile_runs_on_TorchSharp_and_says_so()
    {
        using var folder = new TemporaryFolder();
        var log = new List<string>();
        var runtime = FakeCuda.Create(new ModuleCache(folder.PathOf("modules")));
        using var reward = RewardProgram.Compile(
            "reward Test {\n  input x : real\n  total = 3 * x\n}", new RewardOptions { CudaRuntime = runtime, Log = log.Add });

        FakeCuda.WithoutCompiler(() => Assert.Equal([3, 6], reward.Total([1, 2])));

        Assert.Equal(RewardBackend.Torch, reward.Backend);
        Assert.Equal(
            "'Test' runs on TorchSharp operations: NVRTC 12.8 answered NVRTC_ERROR_COMPILATION: rewardlang.cu(1): error: told to fail.", Assert.Single(log));
    }

    [Fact]
    public void A_launch_that_fails_is_an_error_of_the_host()
    {
        using var reward = BackendData.Compile(RewardBackend.Cuda, "input x : real\ntotal = x");
        Assert.Equal([1], reward.Total([1]));

        FakeCuda.WithoutLaunches(() => Assert.Equal(
            "'Test' could not run on cpu: cuLaunchKernel answered CUDA_ERROR_LAUNCH_FAILED.",
            Assert.Throws<RewardException>(() => reward.Total([1])).Message));

        Assert.Equal([2], reward.Total([2]));
    }

    [Fact]
    public void Tensors_on_the_CPU_have_no_GPU_kernel()
    {
        using var reward = RewardProgram.Compile("reward Test {\n  input x : real\n  total = x\n}", new RewardOptions { Backend = RewardBackend.Cuda });

        var exception = Assert.Throws<RewardException>(() => reward.Total([1]));

        Assert.Equal("'Test' cannot run on its GPU kernel: the tensors are on cpu.", exception.Message);
    }

    [Fact]
    public void A_missing_library_is_named()
    {
        var exception = Assert.Throws<CudaException>(() => CudaLibraries.Load("NVRTC", "/nowhere/libnvrtc.so", ["libc.so.6"]));

        Assert.Equal("NVRTC was not found (looked for libnvrtc.so)", exception.Message);
    }

    [Fact]
    public void Variables_name_the_libraries()
    {
        Environment.SetEnvironmentVariable(CudaLibraries.DriverVariable, FakeCuda.DriverPath);
        Environment.SetEnvironmentVariable(CudaLibraries.NvrtcVariable, FakeCuda.NvrtcPath);
        try
        {
            Assert.Equal("12.8", new NvrtcCompiler(CudaLibraries.LoadNvrtc()).Version);
            Assert.Equal("sm_80", new CudaDriver(CudaLibraries.LoadDriver()).GetArchitecture(0));
        }
        finally
        {
            Environment.SetEnvironmentVariable(CudaLibraries.DriverVariable, null);
            Environment.SetEnvironmentVariable(CudaLibraries.NvrtcVariable, null);
        }
    }

    [Fact]
    public void There_is_one_card() => Assert.Equal(
        "cuDeviceGet answered CUDA_ERROR_INVALID_DEVICE", Assert.Throws<CudaException>(() => FakeCuda.Runtime.GetDevice(1)).Message);

    [Theory]
    [InlineData("RL_KERNEL bad(rl_long rows)\n{\n    rows = nothing;\n}\n", "NVRTC_ERROR_COMPILATION")]
    [InlineData("RL_KERNEL bad(rl_long rows)\n{\n    if (RL_THREAD < rows)\n        RL_BARRIER();\n}\n", "CUDA_ERROR_LAUNCH_FAILED")]
    public unsafe void Errors_of_the_text_are_found(string kernel, string error)
    {
        using var folder = new TemporaryFolder();
        var runtime = FakeCuda.Create(new ModuleCache(folder.PathOf("modules")));
        var signature = KernelPrograms.Emit("reach").Signature;
        var exception = Assert.Throws<CudaException>(() =>
        {
            using var module = runtime.Load(runtime.GetDevice(0), new CudaKernelText(kernel, [new CudaKernel("bad", IsFold: false)], signature));
            var rows = 1L;
            void* argument = &rows;
            module.Launch(0, rows, 0, &argument);
        });

        Assert.Contains(error, exception.Message, StringComparison.Ordinal);
    }

    private static float[] RunWith(ModuleCache cache)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(FakeCuda.Create(cache));
        using var result = reward.Step(Inputs());
        return BackendData.Numbers(result.Term("near"));
    }

    private static RewardProgram Compile(CudaRuntime runtime) => RewardProgram.Compile(
        $"reward Test {{\n  axis item = 3\n  {Members.Replace("  ", "\n  ")}\n  total = near + max(0, far - 1)\n}}",
        new RewardOptions { Backend = RewardBackend.Cuda, CudaRuntime = runtime });

    private static Tensor[] Inputs() => [torch.tensor((float[])[1, 2, 1, 5, 1, 3], [2, 3]), torch.tensor((bool[])[true, false])];
}

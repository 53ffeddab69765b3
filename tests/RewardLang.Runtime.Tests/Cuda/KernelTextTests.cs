using RewardLang.Backends;
using RewardLang.Backends.Cuda;
using RewardLang.Builtins;
using RewardLang.Diagnostics;

namespace RewardLang.Runtime.Tests.Cuda;

/// <summary>The texts of GPU kernels. The environment variable <c>UPDATE_KERNEL_TEXTS=1</c> writes them anew.</summary>
public sealed class KernelTextTests
{
    public static TheoryData<string> Names => [.. KernelPrograms.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_are_those_kept(string name)
    {
        var path = Path.Combine(KernelPrograms.Texts, name + ".cu");
        var text = KernelPrograms.Emit(name).Text;
        if (Environment.GetEnvironmentVariable("UPDATE_KERNEL_TEXTS") == "1")
        {
            Directory.CreateDirectory(KernelPrograms.Texts);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void Every_kept_text_has_a_program() =>
        Assert.Equal(KernelPrograms.Names.Order(), Directory.GetFiles(KernelPrograms.Texts).Select(file => Path.GetFileNameWithoutExtension(file)).Order());

    [Fact]
    public void Every_function_has_a_text()
    {
        Assert.All(UnaryFunction.All, function => Assert.Contains("x", CudaFunctions.Apply(function, "x"), StringComparison.Ordinal));
        Assert.All(BinaryFunction.All, function => Assert.Matches("a.*b", CudaFunctions.Apply(function, "a", "b")));
    }

    [Theory]
    [InlineData(1, "1.0f")]
    [InlineData(-0.01, "(-0.01f)")]
    [InlineData(-0.0, "(-0.0f)")]
    [InlineData(1e-20, "1E-20f")]
    [InlineData(1e300, "RL_INFINITY")]
    [InlineData(double.NegativeInfinity, "(-RL_INFINITY)")]
    [InlineData(double.NaN, "RL_NAN")]
    [InlineData(16777216, "16777216.0f")]
    public void Numbers_are_the_nearest_floats(double value, string text) => Assert.Equal(text, CudaLiterals.Number(value));

    [Theory]
    [InlineData("axis wide = 2000  input x : real  param w : real[wide] = 1  total = sum(w * x)", "4096 bytes")]
    [InlineData("axis wide = 6000  input x : real[wide]  total = sum(x)", "8000 statements")]
    public void What_no_kernel_takes_is_refused_with_a_reason(string members, string reason)
    {
        var program = RewardCompiler.Compile(new SourceText("test.reward", $"reward Test {{\n{members.Replace("  ", "\n")}\n}}\n")).Programs[0];

        var exception = Assert.Throws<KernelNotSupportedException>(() => CudaKernelEmitter.Emit(program));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}

using RewardLang.Runtime.Execution;
using RewardLang.Runtime.Kernels;
using RewardLang.Runtime.Lanes;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Programs;

/// <summary>Sums over whole rows, which the kernel computes without a transposition.</summary>
public sealed class RowMajorSumTests
{
    private static string Members(int columns) => $$"""
        axis joint = {{columns}}
        input position : real[joint]
        input velocity : real[joint]
        input pose     : real[joint] shared
        input mask     : bool[joint] shared
        param scale : real[joint] = 0.5
        param level = 0.25
        term still = sum(velocity^2)
        term near  = sum((position - pose)^2 * scale)
        term inside = sum(if mask then max(0, abs(position) - level) else exp(velocity))
        output size = norm(position - velocity)
        output both = sum(position * velocity) + position[joint: 1]
        """;

    public static TheoryData<int> Columns => [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 33, 128, 129];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Agree_with_the_interpreter(int columns)
    {
        using var scope = NewDisposeScope();
        using var reference = BackendData.Compile(RewardBackend.Reference, Members(columns));
        using var kernel = BackendData.Compile(RewardBackend.Cpu, Members(columns));
        foreach (var rows in new[] { 1, 15, 16, 33 })
        {
            var inputs = Inputs(rows, columns);
            using var expected = reference.Step(inputs);
            using var actual = kernel.Step(inputs);
            for (var i = 0; i < kernel.Program.Graph.Results.Count; i++)
            {
                var numbers = BackendData.Numbers(actual[i]!);
                foreach (var (wanted, number) in BackendData.Numbers(expected[i]!).Zip(numbers))
                    Assert.Equal(wanted, number, 3e-6f * columns);
            }
        }
    }

    /// <summary>The order of the additions is the same at all widths, and wherever a row lies.</summary>
    [Theory]
    [MemberData(nameof(Columns))]
    public void Have_the_same_bits_at_all_widths(int columns)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(RewardBackend.Cpu, Members(columns));
        var inputs = Inputs(37, columns);
        var expected = Run(reward, KernelWidth.Lanes1, inputs);
        if (Lanes256.IsSupported)
            Assert.Equal(expected, Run(reward, KernelWidth.Lanes256, inputs));
        if (Lanes512.IsSupported)
            Assert.Equal(expected, Run(reward, KernelWidth.Lanes512, inputs));
    }

    private static int[] Run(RewardProgram reward, KernelWidth width, Tensor[] inputs)
    {
        var program = reward.Program;
        using var executor = new CpuExecutor(program, KernelCompiler.Compile(program), width);
        var binder = new InputBinder(program.Inputs);
        binder.Bind(inputs);
        using var result = new StepResult(new ResultLayout(program.Graph.Results, ResultColumns.All), inputs[0].shape[0], CPU);
        executor.Step(binder, new ParameterSet(program.Params), result);
        return [.. program.Graph.Results.SelectMany((_, i) => BackendData.Numbers(result[i]!)).Select(BitConverter.SingleToInt32Bits)];
    }

    private static Tensor[] Inputs(int rows, int columns)
    {
        manual_seed(columns);
        return [randn(rows, columns), randn(rows, columns), randn(columns), randn(columns) > 0];
    }
}

using System.Globalization;
using RewardLang.Backends.Cuda;
using RewardLang.Semantics;

namespace RewardLang.Runtime.Tests.Cuda;

/// <summary>A launch as oclgrind's simulator reads it: the kernel, the grid, and what memory holds for each argument.</summary>
internal static class OpenClSimulation
{
    /// <summary>More rows than threads, so that some threads take a second row.</summary>
    private const int Rows = 300;

    private const int Steps = 5;

    public static string Describe(CompiledProgram program, CudaKernelText kernels, CudaKernel kernel, string file)
    {
        var (threads, block) = kernel.IsFold ? (CudaDialect.FoldThreads, CudaDialect.FoldThreads) : (64, 32);
        var arguments = kernels.Signature.Arguments.Select(argument => Memory(program, kernels, kernel, argument));
        return string.Create(CultureInfo.InvariantCulture, $"{file}\n{kernel.Name}\n{threads} 1 1\n{block} 1 1\n\n{string.Join("\n", arguments)}\n");
    }

    private static string Memory(CompiledProgram program, CudaKernelText kernels, CudaKernel kernel, CudaArgument argument)
    {
        var graph = program.Graph;
        var hasSteps = kernels.Signature.Arguments.Any(a => a.Kind == CudaArgumentKind.Steps);
        switch (argument.Kind)
        {
            case CudaArgumentKind.Input:
                var input = program.Inputs[argument.Index];
                var lead = (input.IsShared ? 1 : Rows) * (hasSteps && !input.IsEpisodic ? Steps : 1);
                var count = input.Axes.Aggregate(lead, (n, axis) => n * axis.Size!.Value);
                return input.Kind == ScalarKind.Bool ? Bytes(count) : Numbers(count);
            case CudaArgumentKind.InputType:
                return "<size=4 int>\n0";
            case CudaArgumentKind.Result:
                var node = graph.Results[argument.Index].Node;
                var elements = Rows * (hasSteps ? Steps : 1) * node.ElementCount;
                return node.IsTruth ? $"<size={elements} uchar noinit>" : $"<size={4 * elements} float noinit>";
            case CudaArgumentKind.State:
                return Numbers(Rows * graph.StateWidth);
            case CudaArgumentKind.FirstStep:
                return Bytes(Rows);
            case CudaArgumentKind.Statistics:
                return kernel.IsFold && kernel == kernels.Launches[0] ? $"<size={4 * kernels.StatisticCount} float noinit>" : Numbers(kernels.StatisticCount);
            case CudaArgumentKind.Columns:
                return Numbers(Rows * new Backends.KernelPlan(program).ColumnCount);
            case CudaArgumentKind.GroupSize:
                return "<size=4 float>\n4";
            case CudaArgumentKind.Parameters:
                return Numbers(kernels.Signature.ParameterCount);
            case CudaArgumentKind.History:
                return $"<size={4 * Rows * Steps * kernels.HistoryWidth} float noinit>";
            case CudaArgumentKind.Lengths:
                return $"<size={4 * Rows} int>\n{string.Join(" ", Enumerable.Range(0, Rows).Select(row => row % (Steps + 1)))}";
            case CudaArgumentKind.Steps:
                return $"<size=4 int>\n{Steps}";
            default:
                return $"<size=8 long>\n{Rows}";
        }
    }

    private static string Numbers(int count)
    {
        var numbers = Enumerable.Range(0, count).Select(i => (i % 13 - 6) * 0.25f).Select(v => v.ToString(CultureInfo.InvariantCulture));
        return $"<size={4 * count} float>\n{string.Join(" ", numbers)}";
    }

    private static string Bytes(int count) => $"<size={count} uchar>\n{string.Join(" ", Enumerable.Range(0, count).Select(i => i % 3 == 0 ? 1 : 0))}";
}

using RewardLang.Runtime;
using RewardLang.Runtime.Tests.Cuda;
using RewardLang.Tool.Golden;

namespace RewardLang.Tool.Tests;

/// <summary>Every ported reward against the numbers that its published implementation gave, on every back end.</summary>
public sealed class GoldenTests
{
    private static readonly string s_examples = Tree.PathOf("examples", "published");
    private static readonly string s_cases = Tree.PathOf("tests", "golden");

    public static TheoryData<string, RewardBackend> Rows()
    {
        var rows = new TheoryData<string, RewardBackend>();
        foreach (var name in Names())
            foreach (var backend in (RewardBackend[])[RewardBackend.Reference, RewardBackend.Torch, RewardBackend.Cpu, RewardBackend.Cuda])
                rows.Add(name, backend);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Published_numbers_come_out(string name, RewardBackend backend)
    {
        using var reward = RewardProgram.Load(Path.Combine(s_examples, name + ".reward"), new RewardOptions
        {
            Backend = backend,
            CudaRuntime = backend == RewardBackend.Cuda ? FakeCuda.Runtime : null,
        });

        var comparison = CaseEvaluator.Run(CaseReader.Read(Path.Combine(s_cases, name)), reward);

        Assert.Equal(backend, comparison.Backend);
        Assert.NotEmpty(comparison.Outputs);
        Assert.All(comparison.Outputs, output => Assert.True(output.Compared > 0, $"nothing of '{output.Name}' was compared"));
        Assert.True(comparison.Passes, string.Join(Environment.NewLine, comparison.Outputs.Where(o => !o.Passes)));
    }

    [Fact]
    public void Every_recorded_case_is_ported() => Assert.Empty(Cases().Except(Names(), StringComparer.Ordinal));

    /// <summary>Files without a case hold functions for the others.</summary>
    private static IEnumerable<string> Names() => Directory.GetFiles(s_examples, "*.reward")
        .Select(file => Path.GetFileNameWithoutExtension(file)!)
        .Intersect(Cases(), StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Cases() => Directory.GetDirectories(s_cases).Select(folder => Path.GetFileName(folder));
}

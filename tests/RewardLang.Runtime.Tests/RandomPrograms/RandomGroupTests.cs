using CsCheck;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>
/// Every function across rows on random rows and groups: the kernel and Torch against the interpreter. Group sizes go beyond the
/// lanes, values have ties, NaN and infinities; <c>REWARD_RANDOM_PROGRAMS</c> sets how many are tried.
/// </summary>
public sealed class RandomGroupTests
{
    private const float Tolerance = 2e-5f;

    private static readonly string[] s_functions =
    [
        "sum(x", "mean(x", "min(x", "max(x", "product(sign(x)", "norm(x", "var(x", "std(x", "sample_var(x", "sample_std(x", "count(x > 0",
        "any(x > 1", "all(x > -1", "logsumexp(x", "softmax(x", "sort(x", "rank(x", "median(x", "quantile(x, 0.3", "quantile(x, 0.99",
    ];

    private static readonly float[] s_special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    /// <summary>Rows, and the group of each: consecutive ones of a size, or any.</summary>
    private sealed record Rows(int Seed, int Size, int[] Index, float[] Values);

    private static readonly Gen<Rows> s_rows =
        from seed in Gen.Int[0, 100_000_000]
        select Create(seed);

    private static Rows Create(int seed)
    {
        var random = new Random(seed);
        var size = random.Next(4) switch { 0 => random.Next(1, 4), 1 => random.Next(1, 40), 2 => 16, _ => random.Next(1, 200) };
        var rows = size * random.Next(1, 1 + Math.Max(1, 400 / size));
        var spread = random.Next(3) switch { 0 => 1, 1 => 5, _ => rows };
        var kind = random.Next(3);
        return new Rows(
            seed, size, [.. Enumerable.Range(0, rows).Select(_ => (random.Next(spread) - 2) * (spread == 5 ? 1_000_003 : 1))],
            [.. Enumerable.Range(0, 2 * rows).Select(_ => kind == 0 ? random.Next(-2, 3)
                : kind == 1 && random.Next(rows) == 0 ? s_special[random.Next(3)]
                : (float)(random.NextDouble() * 4 - 2))]);
    }

    [Theory]
    [InlineData(RewardBackend.Torch, "group of size")]
    [InlineData(RewardBackend.Cpu, "group of size")]
    [InlineData(RewardBackend.Torch, "group by member")]
    [InlineData(RewardBackend.Cpu, "group by member")]
    public void Back_ends_agree_with_the_interpreter(RewardBackend backend, string grouping)
    {
        using var reference = Compile(RewardBackend.Reference, grouping);
        using var tested = Compile(backend, grouping);
        s_rows.Sample(
            rows =>
            {
                using var scope = NewDisposeScope();
                if (FindDifference(Run(reference, rows), Run(tested, rows)) is { } difference)
                    Assert.Fail($"seed {rows.Seed}, {rows.Index.Length} rows, groups of {rows.Size}: {difference}");
            },
            iter: 2 * RandomProgramTests.Count, threads: 1);
        Assert.Equal(backend, tested.Backend);
    }

    private static RewardProgram Compile(RewardBackend backend, string grouping)
    {
        var outputs = s_functions.SelectMany((function, i) => (string[])
        [
            $"  output group{i} = {function}, over: group)\n", $"  output batch{i} = {function}, over: batch)\n",
        ]);
        return RewardProgram.Compile(
            $"reward Rows {{\n  axis pair = 2\n  input x : real[pair]\n  input member : int episodic\n  param size : int = 1\n  {grouping}\n{string.Concat(outputs)}}}",
            new RewardOptions { Backend = backend });
    }

    private static List<(string Name, float[] Elements)> Run(RewardProgram reward, Rows rows)
    {
        reward.Reset();
        reward.SetParam("size", rows.Size);
        using var result = reward.Step(torch.tensor(rows.Values, [rows.Index.Length, 2]), torch.tensor(rows.Index));
        return [.. s_functions.SelectMany((function, i) => (IEnumerable<(string, float[])>)
        [
            ($"{function}, over: group)", Functions.FunctionTable.Elements(result.Output($"group{i}"))),
            ($"{function}, over: batch)", Functions.FunctionTable.Elements(result.Output($"batch{i}"))),
        ])];
    }

    private static string? FindDifference(List<(string Name, float[] Elements)> expected, List<(string Name, float[] Elements)> actual)
    {
        for (var r = 0; r < expected.Count; r++)
        {
            for (var i = 0; i < expected[r].Elements.Length; i++)
            {
                var (e, a) = (expected[r].Elements[i], actual[r].Elements[i]);
                if (!e.Equals(a) && !(Math.Abs(e - a) <= Tolerance * (1 + Math.Abs(e))))
                    return $"{expected[r].Name}, element {i}: {a:R} instead of {e:R}";
            }
        }

        return null;
    }
}

using CsCheck;
using RewardLang.Ir;

namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>
/// What holds of every program. The environment variable <c>REWARD_RANDOM_PROGRAMS</c> sets how many are tried:
/// a few with the other tests, thousands by hand.
/// </summary>
public sealed class RandomProgramTests
{
    internal static readonly long Count =
        long.TryParse(Environment.GetEnvironmentVariable("REWARD_RANDOM_PROGRAMS"), out var count) ? count : 12;

    private static readonly int[] s_rowCounts = [1, 3, 16, 17, 100];

    [Theory]
    [InlineData(RewardBackend.Torch)]
    [InlineData(RewardBackend.Cpu)]
    [InlineData(RewardBackend.Cuda)]
    public void Back_ends_agree_with_the_interpreter(RewardBackend backend) => ForEachProgram(usesBatch: true, (text, seed) =>
    {
        using var reference = new ProgramRun(text, RewardBackend.Reference);
        using var run = new ProgramRun(text, backend);
        var rows = s_rowCounts[seed % s_rowCounts.Length];
        return BackendAgreement.FindDifference(reference, run, new ProgramData(run.Program, rows, seed))
            ?? FindMissingContribution(run, new ProgramData(run.Program, 17, seed));
    });

    /// <summary>NaN and infinities come through where they do in the interpreter, and nowhere else.</summary>
    [Theory]
    [InlineData(RewardBackend.Torch)]
    [InlineData(RewardBackend.Cpu)]
    [InlineData(RewardBackend.Cuda)]
    public void Back_ends_agree_about_special_numbers(RewardBackend backend) => ForEachProgram(usesBatch: false, (text, seed) =>
    {
        using var reference = new ProgramRun(text, RewardBackend.Reference);
        using var run = new ProgramRun(text, backend);
        var data = new ProgramData(run.Program, 17, seed, float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 0);
        return BackendAgreement.FindDifference(reference, run, data);
    });

    /// <summary>Of the fused kernel alone: Torch's operations round the elements at the end of a tensor differently.</summary>
    [Fact]
    public void Rows_do_not_depend_on_their_neighbours_number_and_place() => ForEachProgram(usesBatch: false, (text, seed) =>
    {
        using var run = new ProgramRun(text, RewardBackend.Cpu);
        var data = new ProgramData(run.Program, 100, seed);
        var all = run.Run(data);
        var order = Enumerable.Range(0, 100).ToArray();
        new Random(seed).Shuffle(order);
        foreach (var rows in (int[][])[order, order[..17], order[..3], [.. Enumerable.Range(0, 16)], [99]])
            if (FindRowDifference(run.Results, all, run.Run(data.Take(run.Program, rows)), rows) is { } difference)
                return $"{rows.Length} rows: {difference}";
        return null;
    });

    private static void ForEachProgram(bool usesBatch, Func<string, int, string?> findDifference) => Gen.Int[0, 100_000_000].Sample(
        seed =>
        {
            var text = RandomProgram.Create(seed, usesBatch).Text;
            if (findDifference(text, seed) is { } difference)
                Assert.Fail($"seed {seed}: {difference}\n{text}");
        },
        iter: Count, threads: 1);

    /// <summary>
    /// What the terms add to the total is the total, bit for bit when added in their order; with an adjustment, within one rounding.
    /// </summary>
    private static string? FindMissingContribution(ProgramRun run, ProgramData data)
    {
        var results = run.Results.ToList();
        var contributions = Enumerable.Range(0, results.Count).Where(i => results[i].Kind == ResultKind.Contribution).ToList();
        var adjustment = results.FindIndex(r => r.Kind == ResultKind.Adjustment);
        foreach (var step in run.Run(data))
        {
            var total = step[results.FindIndex(r => r.Kind == ResultKind.Total)];
            for (var row = 0; row < total.Length; row++)
            {
                var sum = contributions.Count == 0 ? 0 : contributions.Skip(1).Aggregate(step[contributions[0]][row], (sum, i) => sum + step[i][row]);
                if (adjustment < 0 ? sum.Equals(total[row]) : IsWithinOneRounding(sum, step[adjustment][row], total[row]))
                    continue;
                var parts = string.Join(" + ", contributions.Select(i => step[i][row]));
                return $"row {row}: {parts}{(adjustment < 0 ? "" : $" and {step[adjustment][row]}")} is not {total[row]:R}";
            }
        }

        return null;
    }

    private static bool IsWithinOneRounding(float sum, float adjustment, float total)
    {
        var largest = new[] { sum, adjustment, total }.Max(Math.Abs);
        return Math.Abs((double)sum + adjustment - total) <= MathF.BitIncrement(largest) - largest || !float.IsFinite(largest);
    }

    private static string? FindRowDifference(
        IReadOnlyList<GraphResult> results, IReadOnlyList<IReadOnlyList<float[]>> all, IReadOnlyList<IReadOnlyList<float[]>> some,
        IReadOnlyList<int> rows)
    {
        for (var step = 0; step < all.Count; step++)
        {
            for (var r = 0; r < results.Count; r++)
            {
                var width = some[step][r].Length / rows.Count;
                for (var i = 0; i < some[step][r].Length; i++)
                {
                    var whole = all[step][r][rows[i / width] * width + i % width];
                    if (BitConverter.SingleToInt32Bits(whole) != BitConverter.SingleToInt32Bits(some[step][r][i]))
                        return $"{results[r].Kind} {results[r].Name} at step {step}, element {i}: {some[step][r][i]:R} and {whole:R}";
                }
            }
        }

        return null;
    }
}

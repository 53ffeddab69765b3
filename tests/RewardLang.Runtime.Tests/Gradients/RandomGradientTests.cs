using System.Globalization;
using CsCheck;
using RewardLang.Rewrites.Gradients;
using RewardLang.Runtime.Tests.RandomPrograms;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Gradients;

/// <summary>
/// What holds of every program's gradients; <c>REWARD_RANDOM_PROGRAMS</c> sets how many are tried. Elements at a kink, where no finite
/// difference and no rounding can decide, are left out or held against the range of noisy runs.
/// </summary>
public sealed class RandomGradientTests
{
    private static readonly int[] s_rowCounts = [1, 3, 16, 17, 40];

    /// <summary>
    /// Moves parameters off the numbers that programs are written with. On them kinks of several functions can meet and leave a smooth
    /// value, of which no difference tells that a derivative had to choose a side.
    /// </summary>
    private const double OffTheGrid = 0.0314159;

    /// <summary>Many programs: the interpreter is fast for a few rows, and no kernel is compiled.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Graphs_agree_with_finite_differences(bool overTime)
    {
        var (compared, skipped) = (0L, 0L);
        ForEachProgram(usesBatch: true, looksAhead: overTime, 10, (text, seed) =>
        {
            var program = GradientChecks.Compile(text);
            var parameters = program.Params.Select(p => (p.Default ?? [0.25]).Select(v => v + OffTheGrid).ToArray()).ToArray();
            int[]? lengths = overTime ? [3, 1, 4] : null;
            var data = Enumerable.Range(0, 4).Select(step => new ProgramData(program, 3, seed + step)).ToList();
            double[][][] inputs = [.. program.Inputs.Select((input, i) =>
                data.Take(overTime && !input.IsEpisodic ? 4 : 1).Select(d => d.Numbers(0)[i].ToArray()).ToArray())];
            foreach (var (name, derived, differences) in new FiniteDifferences(program, 3, lengths).Compare(inputs, parameters))
            {
                var allowed = 1e-4 * (1 + Math.Abs(derived));
                // One-sided and narrower differences part where there is a kink or a jump nearby.
                if (!(differences.Max() - differences.Min() <= allowed))
                    skipped++;
                else if (Math.Abs(derived - differences[0]) > allowed || double.IsNaN(derived))
                    return string.Create(CultureInfo.InvariantCulture, $"by {name}: {derived}, by differences {differences[0]}");
                else
                    compared++;
            }

            return null;
        });
        Assert.True(compared > 4 * skipped, $"{skipped} of {compared + skipped} elements were left out.");
    }

    [Theory]
    [InlineData(RewardBackend.Torch)]
    [InlineData(RewardBackend.Cpu)]
    [InlineData(RewardBackend.Cuda)]
    public void Back_ends_agree_with_the_interpreter(RewardBackend backend) => ForEachProgram(usesBatch: true, looksAhead: false, 1, (text, seed) =>
    {
        using var run = new GradientRun(text, backend);
        var data = new ProgramData(run.Program, s_rowCounts[seed % s_rowCounts.Length], seed);
        var reference = new ReferenceGradients(run.Program, overTime: false);
        var expected = reference.Run(data, 0);
        var actual = run.Run(data);
        for (var step = 0; step < expected.Count; step++)
            if (FindDifference(expected[step], actual[step], noise => reference.Run(data, noise)[step]) is { } difference)
                return $"{difference} at step {step} of {data.Rows} rows";
        return null;
    });

    [Theory]
    [InlineData(RewardBackend.Torch)]
    [InlineData(RewardBackend.Cpu)]
    [InlineData(RewardBackend.Cuda)]
    public void Back_ends_agree_with_the_interpreter_over_trajectories(RewardBackend backend) => ForEachProgram(usesBatch: backend == RewardBackend.Torch, looksAhead: true, 1, (text, seed) =>
    {
        using var run = new GradientRun(text, backend);
        var data = new TrajectoryData(run.Program, s_rowCounts[seed % s_rowCounts.Length], 1 + seed % 6, seed, isRagged: seed % 3 != 0);
        var reference = new ReferenceGradients(run.Program, overTime: true);
        return FindDifference(reference.Evaluate(data, 0), run.Evaluate(data), noise => reference.Evaluate(data, noise));
    });

    [Fact]
    public void Graphs_agree_with_torchs_autograd() => ForEachProgram(usesBatch: true, looksAhead: false, 3, (text, seed) =>
    {
        using var scope = NewDisposeScope();
        var program = GradientChecks.Compile(text);
        var data = new ProgramData(program, 3, seed);
        var reference = new ReferenceGradients(program, overTime: false);
        return FindDifference(reference.Run(data, 0)[0], new TorchAutograd(program).Run(data), noise => reference.Run(data, noise)[0], oracle: true);
    });

    [Fact]
    public void Graphs_agree_with_torchs_autograd_over_trajectories() => ForEachProgram(usesBatch: true, looksAhead: true, 2, (text, seed) =>
    {
        using var scope = NewDisposeScope();
        var program = GradientChecks.Compile(text);
        var data = new TrajectoryData(program, 3, 4, seed, isRagged: false);
        var reference = new ReferenceGradients(program, overTime: true);
        return FindDifference(reference.Evaluate(data, 0), new TorchAutograd(program).Evaluate(data), noise => reference.Evaluate(data, noise), oracle: true);
    });

    private static void ForEachProgram(bool usesBatch, bool looksAhead, int times, Func<string, int, string?> findDifference) => Gen.Int[0, 100_000_000].Sample(
        seed =>
        {
            var text = RandomProgram.Create(seed, usesBatch, looksAhead).Text;
            if (RewardCompiler.Compile(new Diagnostics.SourceText("random.reward", text)).Diagnostics.Any(d => d.Id == "RWD4005"))
                return;
            if (!HasDerivative(text, looksAhead))
                return;
            if (findDifference(text, seed) is { } difference)
                Assert.Fail($"seed {seed}: {difference}\n{text}");
        },
        iter: times * RandomProgramTests.Count, threads: 1);

    /// <summary>False for a program that sorts rows, which has no derivative.</summary>
    private static bool HasDerivative(string text, bool overTime)
    {
        try
        {
            return Differentiation.OfTotal(GradientChecks.Compile(text), true, true, overTime) is not null;
        }
        catch (DerivativeNotSupportedException)
        {
            return false;
        }
    }

    /// <param name="expected">The interpreter's numbers.</param>
    /// <param name="actual">Those to compare.</param>
    /// <param name="noisy">The interpreter's numbers with noise of a seed.</param>
    /// <param name="oracle">True for torch's autograd: its 0 * inf is NaN where a branch that is not taken has no finite derivative.</param>
    private static string? FindDifference(
        IReadOnlyDictionary<string, float[]> expected, IReadOnlyDictionary<string, float[]> actual,
        Func<int, IReadOnlyDictionary<string, float[]>> noisy, bool oracle = false)
    {
        List<IReadOnlyDictionary<string, float[]>>? runs = null;
        foreach (var (name, numbers) in expected.Where(e => actual.ContainsKey(e.Key)))
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                var (e, a) = (numbers[i], actual[name][i]);
                if (oracle && float.IsNaN(a) || BackendAgreement.IsClose(e, a, e, e))
                    continue;
                runs ??= [.. Enumerable.Range(1, BackendAgreement.NoisyRuns).Select(noisy)];
                float[] range = [e, .. runs.Select(run => run[name][i])];
                if (!BackendAgreement.IsClose(e, a, range.Min(), range.Max()))
                    return string.Create(CultureInfo.InvariantCulture, $"{name}, element {i}: {a} instead of {e} ({range.Min()} .. {range.Max()})");
            }
        }

        return null;
    }
}

using CsCheck;

namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>What holds of every program over whole trajectories; <c>REWARD_RANDOM_PROGRAMS</c> sets how many are tried.</summary>
public sealed class RandomTrajectoryTests
{
    private static readonly (int Rows, int Steps)[] s_sizes = [(1, 1), (3, 5), (16, 16), (17, 33), (40, 2), (2, 0), (0, 3)];

    [Theory]
    [InlineData(RewardBackend.Torch)]
    [InlineData(RewardBackend.Auto)]
    public void Back_ends_agree_with_the_interpreter(RewardBackend backend) => ForEachProgram(usesBatch: true, looksAhead: true, (text, seed) =>
    {
        using var reference = new ProgramRun(text, RewardBackend.Reference);
        using var run = new ProgramRun(text, backend);
        var (rows, steps) = s_sizes[seed % s_sizes.Length];
        return BackendAgreement.FindDifference(reference, run, new TrajectoryData(run.Program, rows, steps, seed, isRagged: seed % 3 != 0));
    });

    /// <summary>The fused kernels, which take no folds over the rows of a step.</summary>
    [Theory]
    [InlineData(RewardBackend.Cpu)]
    [InlineData(RewardBackend.Cuda)]
    public void Kernels_agree_with_the_interpreter(RewardBackend backend) => ForEachProgram(usesBatch: false, looksAhead: true, (text, seed) =>
    {
        using var reference = new ProgramRun(text, RewardBackend.Reference);
        using var run = new ProgramRun(text, backend);
        var (rows, steps) = s_sizes[seed % s_sizes.Length];
        return BackendAgreement.FindDifference(reference, run, new TrajectoryData(run.Program, rows, steps, seed, isRagged: seed % 3 != 0));
    });

    [Theory]
    [InlineData(RewardBackend.Cpu)]
    [InlineData(RewardBackend.Cuda)]
    public void Steps_and_trajectories_of_a_causal_program_agree_bit_for_bit(RewardBackend backend) => ForEachProgram(usesBatch: false, looksAhead: false, (text, seed) =>
    {
        using var run = new ProgramRun(text, backend);
        var data = new TrajectoryData(run.Program, 19, 5, seed, isRagged: false);
        var whole = run.Evaluate(data);
        var stepped = run.StepThrough(data);
        for (var r = 0; r < run.Results.Count; r++)
            for (var i = 0; i < whole[r].Length; i++)
                if (BitConverter.SingleToInt32Bits(whole[r][i]) != BitConverter.SingleToInt32Bits(stepped[r][i]))
                    return $"{run.Results[r].Kind} {run.Results[r].Name}, element {i}: {whole[r][i]:R} and {stepped[r][i]:R}";
        return null;
    });

    private static void ForEachProgram(bool usesBatch, bool looksAhead, Func<string, int, string?> findDifference) =>
        Gen.Int[0, 100_000_000].Sample(
            seed =>
            {
                var text = RandomProgram.Create(seed, usesBatch, looksAhead).Text;
                if (RewardCompiler.Compile(new Diagnostics.SourceText("random.reward", text)).Diagnostics.Any(d => d.Id == "RWD4005"))
                    return;
                if (findDifference(text, seed) is { } difference)
                    Assert.Fail($"seed {seed}: {difference}\n{text}");
            },
            iter: RandomProgramTests.Count, threads: 1);
}

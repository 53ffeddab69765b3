using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>The sums of the paper's losses, and each program against its formula.</summary>
internal static class VideoChecks
{
    /// <summary>Numbers that were worked out elsewhere.</summary>
    public static void Numbers(MethodRun run)
    {
        // One dimension at a time: the others are not judged.
        using var tied = new TiedDimensions();
        float Loss(float difference, float outcome)
        {
            using var result = tied.Step(tensor(new float[,] { { difference, 7, -7 } }), zeros(1, 3), tensor(new float[,] { { outcome, 22, 22 } }));
            return MethodRun.Numbers(result.Total)[0];
        }
        foreach (var (difference, win, tie) in ((float, double, double)[])[(0, 1.791759, .405465), (1, 1.043592, .545971), (2, .516814, .974905)])
        {
            run.Check($"win at a difference of {difference}", Loss(difference, 1), win);
            run.Check($"tie at a difference of {difference}", Loss(difference, 0), tie);
            run.Check($"chances at {difference} sum to 1", Math.Exp(-Loss(difference, 1)) + Math.Exp(-Loss(difference, 0)) + Math.Exp(-Loss(difference, -1)), 1);
        }
        using var none = tied.Step(ones(2, 3), zeros(2, 3), tensor(new float[,] { { 1, 22, 22 }, { 22, 22, 22 } }));
        run.Check("mean over what is judged", MethodRun.Numbers(none.Total).Average(), 1.043592);

        using var variants = new VideoVariants();
        using var all = variants.Step(tensor([1.5f]), tensor([.5f]), tensor([2f]));
        run.Check("plain", all.Plain, [.313262]);
        run.Check("margin by rating", all.Rated, [1.313262]);
        run.Check("constant margin", all.Fixed, [Math.Log(1 + Math.Exp(-.43))]);
        run.Check("scaled", all.Scaled, [.626523]);
        using var regression = new VideoRegression();
        run.Check("regression", regression.Step(tensor([1.5f]), tensor([4f])).Total, [.25]);
        using var overall = new VideoOverall { Average = [1, 2, 3], Deviation = [1, 2, 4] };
        run.Check("overall", overall.Step(tensor(new float[,] { { 2, 4, 1 } })).Total, [1.5]);

        // Six pairs, two of them ties for people. At a threshold of .2 both ties are met and one clear pair is lost; without ties three of
        // four are ordered rightly.
        var (withTies, withoutTies) = JudgedVideos.Accuracy([.1f, -.2f, .15f, .9f, -.8f, -.6f], [0, 0, 1, 1, -1, 1], 6);
        run.Check("accuracy with ties", withTies, 4 / 6.0);
        run.Check("accuracy without ties", withoutTies, 3 / 4.0);
        run.Check("accuracy without ties, the model sees no difference of one pair", JudgedVideos.Accuracy([0, 1, 2], [1, 1, 0], 1).WithoutTies, 1 / 2.0);
    }

    /// <summary>Random rows.</summary>
    public static void AgainstLoops(MethodRun run)
    {
        var random = new Random(6);
        static double Loss(double d) => Math.Log(1 + Math.Exp(-d));
        float[,] outcomes = new float[60, 3];
        for (var row = 0; row < 60; row++)
            for (var i = 0; i < 3; i++) outcomes[row, i] = random.Next(4) is var kind && kind == 3 ? 22 : kind - 1;
        var judged = outcomes.Cast<float>().Count(outcome => outcome != 22) / 60.0;
        var rows = PlainLoops.Rows(random, 60, 9);
        for (var row = 0; row < 60; row++)
            for (var i = 0; i < 3; i++) rows[row, 6 + i] = outcomes[row, i];
        using var tied = new TiedDimensions { TieStrength = 3 };
        using var outcomesGiven = tensor(outcomes);
        Compare(run, "ties", rows, r => Enumerable.Range(0, 3).Sum(i =>
        {
            var d = r[i] - r[3 + i];
            var tie = Loss(d - Math.Log(3)) + Loss(-d - Math.Log(3)) - Math.Log(8);
            return Math.Round(r[6 + i]) switch { 1 => Loss(d - Math.Log(3)), -1 => Loss(-d - Math.Log(3)), 0 => tie, _ => 0 };
        }) / judged, x => tied.Step(x.narrow(1, 0, 3), x.narrow(1, 3, 3), outcomesGiven).Total);

        using var flow = new FlowPreference { Beta = 7 };
        Compare(run, "Flow-DPO", PlainLoops.Rows(random, 60, 4), r => Loss(-3.5 * (r[0] - r[1] - (r[2] - r[3]))),
            x => flow.Step(x.select(1, 0), x.select(1, 1), x.select(1, 2), x.select(1, 3)).Total);
        using var error = new ShiftedFlowError();
        Compare(run, "velocity error", PlainLoops.Rows(random, 60, 5), r => Math.Pow(r[0] - .3 * r[4] - r[2], 2) + Math.Pow(r[1] + .2 * r[4] - r[3], 2),
            x => error.Step(x.narrow(1, 0, 2), x.narrow(1, 2, 2), x.select(1, 4), tensor([.3f, -.2f])).Total);
        using var noisy = new NoisyReward { Weights = [2, -1] };
        using var slopes = tensor(new float[,] { { .5f, -1 }, { 3, .25f } });
        Compare(run, "noisy reward", PlainLoops.Rows(random, 60, 2), r => 2 * (.5 * r[0] - r[1]) - (3 * r[0] + .25 * r[1]), x => noisy.Step(x, slopes).Total);
        using var guided = new GuidedVelocity { Guidance = 1.5 };
        Compare(run, "guided velocity", PlainLoops.Rows(random, 60, 2), r => r[0] - 1.5 * .25 / .75 * r[1],
            x => guided.Step(x.select(1, 0), x.select(1, 1), full(60, .25f)).Total);

        using var weighted = new FlowRewardWeighted();
        var inputs = PlainLoops.Rows(random, 60, 2);
        using var given = tensor(inputs);
        run.Check("Flow-RWR against plain loops, largest difference", PlainLoops.Difference(
            weighted.Step(given.select(1, 0), given.select(1, 1)).Total, row => Math.Exp(inputs[row, 1]) * inputs[row, 0]), 0);
    }

    private static void Compare(MethodRun run, string name, float[,] inputs, Func<double[], double> plain, Func<Tensor, Tensor> program)
    {
        var (values, slopes) = PlainLoops.Compare(inputs, plain, program);
        run.Check($"{name} against plain loops, largest difference", values, 0);
        run.Check($"{name}, gradient against finite differences", slopes, 0);
    }
}

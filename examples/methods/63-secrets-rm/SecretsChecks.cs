using RewardLang.Training.Methods;
using RewardLang.Training.RewardModels;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>The sums of the paper's losses, and each program against its formula.</summary>
internal static class SecretsChecks
{
    public static void Numbers(MethodRun run)
    {
        using var one = tensor([1f]);
        using var plain = new LabelsAsTheyAre();
        using var margin = new StrengthAsMargin();
        using var smoothed = new SmoothedLabels();
        using var released = new ReleasedPreference();
        using var spread = new ResponseSpread();
        run.Check("Bradley-Terry", plain.Step(one).Total, [.31326]);
        run.Check("margin of .6", margin.Step(one, tensor([.6f])).Total, [.51302]);
        run.Check("smoothing of .1", smoothed.Step(one).Total, [.41326]);
        run.Check("released form", released.Step(one).Total, [.31325], 1e-5);
        run.Check("spread of (.1, .5, -.3)", spread.Step(tensor([.1f, .5f, -.3f]).unsqueeze(0)).Total, [.41941]);

        using var sharp = new ContrastOfViews { Temperature = .01 };
        run.Check("contrast at a low temperature", sharp.Step(tensor([-.5f]), tensor([1f, -.2f]).unsqueeze(0)).Total, [150]);

        using var strength = new PreferenceStrength();
        var five = strength.Step(tensor(new float[] { -2, -1, 1, 3, 4 }).unsqueeze(1).expand(5, 10).contiguous());
        run.Check("the lowest fifth", five.IsDoubtful, [1, 0, 0, 0, 0]);
        run.Check("strength below 0", five.IsWrong, [1, 1, 0, 0, 0]);
    }

    public static void AgainstLoops(MethodRun run)
    {
        var random = new Random(63);
        static double Loss(double d) => Math.Log(1 + Math.Exp(-d));
        static double Sigmoid(double d) => 1 / (1 + Math.Exp(-d));
        void Compare(string name, float[,] inputs, Func<double[], double> formula, Func<Tensor, Tensor> program)
        {
            var (values, slopes) = PlainLoops.Compare(inputs, formula, program);
            run.Check($"{name} against plain loops, largest difference", values, 0);
            run.Check($"{name}, gradient against finite differences", slopes, 0);
        }

        using var plain = new LabelsAsTheyAre();
        using var released = new ReleasedPreference();
        using var smoothed = new SmoothedLabels { Smoothing = .2 };
        using var margin = new StrengthAsMargin();
        using var flipped = new FlippedLabels();
        using var both = new FlippedLabelsWithMargin();
        using var soft = new SoftLabelsWithMargin();
        using var views = new ContrastOfViews { Temperature = .5 };
        using var spread = new ResponseSpread();
        var inputs = PlainLoops.Rows(random, 60, 2, 2);
        Compare("Bradley-Terry", inputs, r => Loss(r[0]), x => plain.Step(x.select(1, 0)).Total);
        Compare("released form", inputs, r => -Math.Log(Sigmoid(r[0]) + 1e-5), x => released.Step(x.select(1, 0)).Total);
        Compare("smoothing", inputs, r => .8 * Loss(r[0]) + .2 * Loss(-r[0]), x => smoothed.Step(x.select(1, 0)).Total);
        Compare("margin", inputs, r => Loss(r[0] - r[1]), x => margin.Step(x.select(1, 0), x.select(1, 1)).Total);
        Compare("flip", inputs, r => Loss(r[1] < 0 ? -r[0] : r[0]), x => flipped.Step(x.select(1, 0), x.select(1, 1).lt(0)).Total);
        Compare("flip and margin", inputs, r => Loss(r[1] < 0 ? -(r[0] - r[1]) : r[0] - r[1]),
            x => both.Step(x.select(1, 0), x.select(1, 1), x.select(1, 1).lt(0)).Total);
        Compare("soft labels and margin", inputs, r => r[1] < 0 ? .9 * Loss(r[0] - r[1]) + .1 * Loss(r[1] - r[0]) : Loss(r[0] - r[1]),
            x => soft.Step(x.select(1, 0), x.select(1, 1)).Total);
        Compare("contrast", PlainLoops.Rows(random, 60, 5, .5), r => -Math.Log(Math.Exp(2 * r[0]) / r.Sum(s => Math.Exp(2 * s))),
            x => views.Step(x.select(1, 0), x.narrow(1, 1, 4)).Total);
        Compare("spread", PlainLoops.Rows(random, 60, 3),
            r => 2.0 / 9 * (Sigmoid(Math.Abs(r[0] - r[1])) + Sigmoid(Math.Abs(r[0] - r[2])) + Sigmoid(Math.Abs(r[1] - r[2]))), x => spread.Step(x).Total);

        using var strength = new PreferenceStrength();
        var judged = PlainLoops.Rows(random, 60, 10);
        double Member(int row, Func<double[], double> of) => of([.. Enumerable.Range(0, 10).Select(i => (double)judged[row, i])]);
        var result = strength.Step(tensor(judged));
        run.Check("strength against plain loops, largest difference", PlainLoops.Difference(result.Total, row => Member(row, r => r.Average())), 0);
        run.Check("deviation against plain loops, largest difference",
            PlainLoops.Difference(result.Deviation, row => Member(row, r => Math.Sqrt(r.Average(x => x * x) - r.Average() * r.Average()))), 0);
    }

    /// <summary>A linear model's step, from closed forms: 40 prompts of three answers, 50 pairs.</summary>
    public static void MetaStepAgainstLoops(MethodRun run)
    {
        const int Features = 4;
        const double Ahead = .7, Rate = .3;
        var random = new Random(630);
        var (answers, gaps) = (PlainLoops.Rows(random, 120, Features), PlainLoops.Rows(random, 50, Features));
        var start = Normal.DrawMany(random, Features);
        using var model = new LinearRewardModel(Features);
        using (no_grad()) model.Weights.copy_(tensor(start));
        using var loss = new LabelsAsTheyAre();
        using var spread = new ResponseSpread();
        using var seen = tensor(answers);
        using var pairs = tensor(gaps);
        new MetaStep(Ahead, Rate).Take(model,
            () => spread.Step(model.Score(seen).reshape(40, 3)).Total, () => loss.Step(model.Score(pairs)).Total);

        static double Sigmoid(double d) => 1 / (1 + Math.Exp(-d));
        static double Score(double[] weights, Func<int, double> features) => Enumerable.Range(0, Features).Sum(i => weights[i] * features(i));
        double[] first = [.. start.Select(w => (double)w)];
        double[] looked = [.. first];
        for (var prompt = 0; prompt < 40; prompt++)
            foreach (var (a, b) in ((int, int)[])[(0, 1), (0, 2), (1, 2)])
            {
                double Gap(int i) => answers[3 * prompt + a, i] - answers[3 * prompt + b, i];
                var gap = Score(first, Gap);
                var slope = 2.0 / 9 * Sigmoid(gap) * Sigmoid(-gap) * Math.Sign(gap) / 40;
                for (var i = 0; i < Features; i++) looked[i] += Ahead * slope * Gap(i);
            }
        double[] expected = [.. first];
        for (var pair = 0; pair < 50; pair++)
        {
            var push = Sigmoid(-Score(looked, i => gaps[pair, i])) / 50;
            for (var i = 0; i < Features; i++) expected[i] += Rate * push * gaps[pair, i];
        }
        run.Check("a step of MetaRM against plain loops", model.Weights, expected);
    }
}

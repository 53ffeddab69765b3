using RewardLang.Training.Methods;
using RewardLang.Training.RewardModels;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>HelpSteer2-Preference: losses that know how strong a preference is, and a start from ratings.</summary>
public sealed class RatedPreferenceMethod() : Method(
    47, "helpsteer2-preference", "HelpSteer2-Preference: Complementing Ratings with Preferences",
    "A reward model learns ratings first, then preferences, where a pair counts as many times as its preference is strong.")
{
    private delegate Tensor Loss(Tensor first, Tensor second, Tensor label);

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        using var regular = new RegularPreference();
        using var margin = new MarginPreference();
        using var scaled = new ScaledPreference();
        (string, Loss)[] losses =
        [
            ("regular", (first, second, label) => regular.Step(first, second, label).Total),
            ("margin", (first, second, label) => margin.Step(first, second, label).Total),
            ("scaled", (first, second, label) => scaled.Step(first, second, label).Total),
        ];
        CheckNumbers(run, losses);
        CheckAgainstLoops(run, losses);
        Train(run, losses);
    }

    private static void CheckNumbers(MethodRun run, (string Name, Loss Loss)[] losses)
    {
        // The differences .4, 1.5 and -.2 of chosen less rejected, the second pair with the first answer chosen.
        using var first = tensor([0f, 1.5f, .2f]);
        using var second = tensor([.4f, 0f, 0f]);
        using var label = tensor([3, -1, 2]);
        double[][] expected = [[.513015, .201413, .798139], [2.671645, .474077, 2.305083], [1.539046, .201413, 1.596278]];
        foreach (var ((name, loss), i) in losses.Select((loss, i) => (loss, i))) run.Check(name, loss(first, second, label), expected[i]);

        using var scaled = new ScaledPreference();
        using var regular = new RegularPreference();
        using var undecided = tensor([0]);
        run.Check("no preference, scaled", scaled.Step(tensor([1f]), tensor([3f]), undecided).Total, [0]);
        run.Check("no preference counts the second as chosen", regular.Step(tensor([1f]), tensor([3f]), undecided).Total, [.126928]);

        // Three ratings in two rows: errors 1, 4 and .25 over their number.
        using var regression = new RatedAttributes();
        using var prediction = tensor(new float[,] { { 9, 9, 9, 9, 2, 1, 9, 9, 9 }, { 9, 9, 9, 9, .5f, 9, 9, 9, 9 } });
        using var target = tensor(new float[,] { { -100, -100, -100, -100, 3, 3, -100, -100, -100 }, { -100, -100, -100, -100, 0, -100, -100, -100, -100 } });
        var result = regression.Step(prediction, target);
        run.Check("masked error, mean over the rows", result.Total.mean().item<float>(), 5.25 / 3);
        run.Check("the reward is the fifth output", result.Helpfulness, [2, .5]);
        using var extrapolated = new ExtrapolatedWeight();
        run.Check("extrapolated weight", extrapolated.Step(tensor([1f]), tensor([3f])).Total, [4]);
    }

    private static void CheckAgainstLoops(MethodRun run, (string Name, Loss Loss)[] losses)
    {
        var random = new Random(47);
        int[] labels = [.. Enumerable.Range(0, 70).Select(i => i % 7 - 3)];
        using var label = tensor(labels);
        var inputs = PlainLoops.Rows(random, 70, 2, 2);
        Func<double, int, double>[] plain =
        [
            (d, _) => Math.Log(1 + Math.Exp(-d)), (d, m) => Math.Log(1 + Math.Exp(m - d)), (d, m) => m * Math.Log(1 + Math.Exp(-d)),
        ];
        foreach (var ((name, loss), i) in losses.Select((loss, i) => (loss, i)))
        {
            // The plain function takes the label of its row from the row itself: it is the third column.
            var labelled = new float[70, 3];
            for (var row = 0; row < 70; row++) (labelled[row, 0], labelled[row, 1], labelled[row, 2]) = (inputs[row, 0], inputs[row, 1], labels[row]);
            var (values, slopes) = PlainLoops.Compare(labelled, r =>
            {
                var strength = (int)Math.Round(r[2]);
                return plain[i](strength < 0 ? r[0] - r[1] : r[1] - r[0], Math.Abs(strength));
            }, x => loss(x.select(1, 0), x.select(1, 1), label));
            run.Check($"{name} against plain loops, largest difference", values, 0);
            run.Check($"{name}, gradient against finite differences", slopes, 0);
        }

        using var regression = new RatedAttributes();
        var (predictions, targets) = (PlainLoops.Rows(random, 60, 9), PlainLoops.Rows(random, 60, 9));
        for (var row = 0; row < 60; row++)
            for (var i = 0; i < 9; i++)
                if (random.NextDouble() < .5) targets[row, i] = -100;
        var known = Enumerable.Range(0, 60).SelectMany(row => Enumerable.Range(0, 9).Where(i => targets[row, i] > -50).Select(i => (Row: row, I: i))).ToList();
        var mean = regression.Step(tensor(predictions), tensor(targets)).Total.mean().item<float>();
        run.Check("masked error against plain loops", mean, known.Average(k => Math.Pow(predictions[k.Row, k.I] - targets[k.Row, k.I], 2)));
    }

    private static void Train(MethodRun run, (string Name, Loss Loss)[] losses)
    {
        var seeds = run.Seeds(12);
        var iterations = run.Iterations(150, 10);
        var accuracies = new Dictionary<string, List<double>>();
        void Note(string recipe, double accuracy)
        {
            if (!accuracies.TryGetValue(recipe, out var list)) accuracies[recipe] = list = [];
            list.Add(accuracy);
        }

        foreach (var seed in seeds)
        {
            using var pairs = new RatedPairs(seed, 120);
            void Prefer(LinearRewardModel model, Loss loss, int count, double rate) => ModelFit.Minimize(model.Parameters,
                _ => loss(model.Score(pairs.First), model.Score(pairs.Second), pairs.Label), count, rate);
            foreach (var (name, loss) in losses)
            {
                using var model = new LinearRewardModel(20);
                Prefer(model, loss, iterations, 0.02);
                Note(name, pairs.Accuracy(model));
            }

            // A third of the steps at half the rate, as in the recipe.
            using var both = new LinearRewardModel(20);
            pairs.Regress(both, iterations, 0.01);
            Note("ratings alone", pairs.Accuracy(both));
            using var before = both.Weights.detach().clone();
            Prefer(both, losses[^1].Loss, iterations / 3, 0.005);
            Note("ratings, then scaled", pairs.Accuracy(both));
            using var extrapolated = new LinearRewardModel(20);
            using var metric = new ExtrapolatedWeight();
            using (no_grad()) extrapolated.Weights.copy_(metric.Step(before, both.Weights.detach()).Total);
            Note("ratings, then scaled, extrapolated", pairs.Accuracy(extrapolated));
        }

        Spread Of(string recipe) => new(accuracies[recipe]);
        var table = run.Table($"Accuracy on new pairs, 120 pairs to learn from, {seeds.Count} seeds", "recipe", "accuracy");
        foreach (var recipe in accuracies.Keys) table.Add(recipe, $"{Of(recipe)}");
        var wins = accuracies["scaled"].Zip(accuracies["regular"], (a, b) => a > b).Count(isBetter => isBetter);
        string Figures(string recipe, string other) => $"{Of(recipe)} against {Of(other)}, by {Paired.Gain(Of(recipe), Of(other))}";
        run.Claim("Scaling by the strength of the preference beats the regular loss.", Paired.IsAbove(Of("scaled"), Of("regular")),
            $"{Figures("scaled", "regular")}; above for {wins} of {seeds.Count} seeds");
        run.Claim("It beats the strength as a margin.", Paired.IsAbove(Of("scaled"), Of("margin")), Figures("scaled", "margin"));
        run.Claim("Preferences learned after ratings beat preferences alone and ratings alone.",
            Paired.IsAbove(Of("ratings, then scaled"), Of("scaled")) && Paired.IsAbove(Of("ratings, then scaled"), Of("ratings alone")),
            $"both {Of("ratings, then scaled")}, scaled {Of("scaled")}, ratings {Of("ratings alone")}");
        run.Claim("Extrapolating the weights of the last stage gains something more.",
            Paired.IsAbove(Of("ratings, then scaled, extrapolated"), Of("ratings, then scaled")),
            Figures("ratings, then scaled, extrapolated", "ratings, then scaled"));
    }
}

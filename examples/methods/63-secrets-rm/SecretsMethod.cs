using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Secrets of RLHF II: pairs whose labels several models doubt, and a reward model that looks ahead to the policy's answers.</summary>
public sealed class SecretsMethod() : Method(
    63, "secrets-rm", "Secrets of RLHF in Large Language Models Part II: Reward Modeling",
    "The strength of each preference, as ten models see it, says which labels to turn round, to soften or to ask more of.")
{
    private static readonly double[] s_ahead = [0, 1, 10];

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        SecretsChecks.Numbers(run);
        SecretsChecks.AgainstLoops(run);
        SecretsChecks.MetaStepAgainstLoops(run);
        TrainOnDoubts(run);
        TrainAhead(run);
    }

    private static void TrainOnDoubts(MethodRun run)
    {
        var seeds = run.Seeds(5);
        // Long enough to remember the pairs, wrong labels and all, and stopped before that.
        var (remembering, stopped) = (run.Iterations(200, 12), 10);
        var accuracies = new Dictionary<(string Recipe, int Iterations), List<double>>();
        var (below, wrong) = (new List<double>(), new List<double>());
        using var plain = new LabelsAsTheyAre();
        using var smoothed = new SmoothedLabels();
        using var margin = new StrengthAsMargin();
        using var flipped = new FlippedLabels();
        using var both = new FlippedLabelsWithMargin();
        using var soft = new SoftLabelsWithMargin();
        using var strength = new PreferenceStrength();
        foreach (var seed in seeds)
        {
            using var scope = NewDisposeScope();
            using var pairs = new DoubtedPairs(seed);
            var judged = strength.Step(pairs.Judge(seed, run.Iterations(60, 10)));
            below.Add(MethodRun.Numbers(judged.IsWrong).Average());
            wrong.Add(pairs.WrongAmong(judged.IsDoubtful));
            foreach (var (recipe, losses) in ((string, Func<Tensor, Tensor>)[])
            [
                ("labels as they are", d => plain.Step(d).Total),
                ("smoothing", d => smoothed.Step(d).Total),
                ("margin", d => margin.Step(d, judged.Total).Total),
                ("flip", d => flipped.Step(d, judged.IsDoubtful).Total),
                ("flip and margin", d => both.Step(d, judged.Total, judged.IsDoubtful).Total),
                ("soft labels and margin", d => soft.Step(d, judged.Total).Total),
            ])
            {
                foreach (var iterations in (int[])[stopped, remembering])
                {
                    if (!accuracies.TryGetValue((recipe, iterations), out var list)) accuracies[(recipe, iterations)] = list = [];
                    list.Add(pairs.Accuracy(losses, seed, iterations));
                }
            }
        }

        Spread Of(string recipe, int iterations) => new(accuracies[(recipe, iterations)]);
        Spread Better(string recipe) => new[] { Of(recipe, stopped), Of(recipe, remembering) }.MaxBy(accuracy => accuracy.Mean)!;
        var table = run.Table($"Accuracy on true labels, 600 pairs of which a quarter has the wrong one, {seeds.Count} seeds",
            "recipe", $"{stopped} iterations", $"{remembering} iterations");
        foreach (var recipe in accuracies.Keys.Select(key => key.Recipe).Distinct())
            table.Add(recipe, $"{Of(recipe, stopped)}", $"{Of(recipe, remembering)}");
        run.Claim("Most of the fifth of pairs with the lowest strength have the wrong label.", new Spread(wrong).Mean > .5,
            $"{new Spread(wrong)} of them; strength below 0 in {new Spread(below)} of all pairs");
        foreach (var (recipe, what) in ((string, string)[])[("flip", "Flipping the doubtful labels beats"), ("margin", "A margin by strength beats"), ("flip and margin", "Both together beat")])
        {
            var (own, plainly) = (Of(recipe, remembering), Of("labels as they are", remembering));
            run.Claim($"{what} the labels as they are where the model remembers its pairs.", Paired.IsAbove(own, plainly),
                $"{own} against {plainly}, by {Paired.Gain(own, plainly)}");
            (own, plainly) = (Better(recipe), Better("labels as they are"));
            run.Claim($"{what} the labels as they are, each at the better of two lengths of training.", Paired.IsAbove(own, plainly),
                $"{own} against {plainly}, by {Paired.Gain(own, plainly)}");
        }
    }

    private static void TrainAhead(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(200, 10);
        var results = s_ahead.ToDictionary(ahead => ahead, ahead => seeds.Select(seed => ShiftedAnswers.Train(seed, iterations, ahead)).ToList());
        Spread Accuracy(double ahead) => new([.. results[ahead].Select(r => r.Accuracy)]);
        Spread Apart(double ahead) => new([.. results[ahead].Select(r => r.Spread)]);
        var table = run.Table($"MetaRM on pairs of a policy that moved on, {seeds.Count} seeds", "look-ahead", "accuracy", "spread of the answers' scores");
        foreach (var ahead in s_ahead) table.Add($"{ahead}", $"{Accuracy(ahead)}", $"{Apart(ahead)}");
        run.Claim("Looking ahead to where the later policy's answers are told apart makes the model more accurate on them.",
            s_ahead.Skip(1).All(ahead => Paired.IsAbove(Accuracy(ahead), Accuracy(0))),
            $"without {Accuracy(0)}, with {string.Join(", ", s_ahead.Skip(1).Select(ahead => $"{ahead}: {Accuracy(ahead)}"))}");
    }
}

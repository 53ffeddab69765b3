using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Rewards of a model that is not sure of itself: what it says differently of two pictures counts less.</summary>
public sealed class CtrlUMethod() : Method(
    15, "ctrl-u", "Ctrl-U: Robust Conditional Image Generation via Uncertainty-aware Reward Modeling",
    "Two pictures are made from one condition; where the reward model sees them differently, its error counts less, and unsureness has a price.")
{
    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CtrlUNumbers.Check(run);
        Train(run);
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(10);
        var iterations = run.Iterations(500, 60);
        using var uncertain = new UncertainError();
        using var certain = new CertainError();
        Tensor Weighted(Tensor error, Tensor uncertainty) => uncertain.Step(error, uncertainty).Total;
        Tensor Plain(Tensor error, Tensor uncertainty) => certain.Step(error).Total;
        var weighted = Spread.Of(seeds, seed => CorruptedLabels.Fit(Weighted, false, iterations, seed));
        var shuffled = Spread.Of(seeds, seed => CorruptedLabels.Fit(Weighted, true, iterations, seed));
        var plain = Spread.Of(seeds, seed => CorruptedLabels.Fit(Plain, false, iterations, seed));
        run.Table($"Squared error against the truth after {iterations} iterations, 3 labels in 10 wrong, {seeds.Count} seeds", "loss", "error")
            .Add("without uncertainty", $"{plain}").Add("with uncertainty", $"{weighted}").Add("with that of other rows", $"{shuffled}");
        run.Claim("Where labels are wrong and two views of them differ, the uncertain loss fits the truth better.",
            weighted.Values.Zip(plain.Values, (with, without) => with < without).All(isLess => isLess), $"error {weighted} against {plain}");
        run.Claim("It is the uncertainty that helps: that of other rows does not.",
            shuffled.Mean > weighted.Mean && shuffled.Mean > .8 * plain.Mean, $"error {shuffled} with uncertainty of other rows, {weighted} with its own, {plain} without");
    }
}

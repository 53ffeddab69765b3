using RewardLang.Runtime;
using RewardLang.Training.Methods;

namespace RewardLang.Methods;

/// <summary>Parts of a reward multiplied rather than added: a player that stands, moves and is near, all three.</summary>
public sealed class LucySkgMethod() : Method(
    22, "lucy-skg", "Lucy-SKG: Learning to Play Rocket League Efficiently Using Deep Reinforcement Learning",
    "Parts of a reward are combined by a geometric mean with a sign, as potentials, and shared among the players of a team.")
{
    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        LucyNumbers.Check(run);
        Train(run);
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var batches = run.Iterations(200, 10);
        using var combined = new ChaseCombined();
        using var summed = new ChaseSummed();
        using var goals = new GoalsAlone();
        RewardProgram[] rewards = [combined.Program, summed.Program, goals.Program];
        var results = rewards.ToDictionary(reward => reward.Name, reward => seeds.Select(seed => ChaseLearner.Train(reward, batches, seed)).ToList());
        var tail = Math.Max(1, batches / 10);
        Spread Success(string name) => new([.. results[name].Select(outcome => outcome.Success[^tail..].Average())]);
        Spread Whole(string name) => new([.. results[name].Select(outcome => outcome.Success.Average())]);
        Spread Far(string name) => new([.. results[name].Select(outcome => outcome.Far)]);
        var table = run.Table($"Players after {batches} batches of 20 episodes, {seeds.Count} seeds", "reward", "goals at the end", "goals over the training", "reward had far from the ball");
        foreach (var name in results.Keys) table.Add(name, $"{Success(name)}", $"{Whole(name)}", $"{Far(name)}");
        double[] x = [.. Enumerable.Range(0, batches).Select(batch => (double)batch)];
        run.Plot("Episodes with a goal", "batch", "share",
            [.. results.Select(result => new MethodLine(result.Key, x, [.. x.Select(batch => result.Value.Average(outcome => outcome.Success[(int)batch]))]))]);
        run.Claim("The sum pays far from the ball, the product less.",
            Far("ChaseCombined").Values.Max() < Far("ChaseSummed").Values.Min(), $"share of the chase's reward {Far("ChaseSummed")} by the sum, {Far("ChaseCombined")} by the product");
        run.Claim("A player learns to score sooner from the product than from the sum.",
            Whole("ChaseCombined").Values.Min() > Whole("ChaseSummed").Values.Max(), $"goals over the training {Whole("ChaseCombined")} against {Whole("ChaseSummed")}, goals alone {Whole("GoalsAlone")}");
    }
}

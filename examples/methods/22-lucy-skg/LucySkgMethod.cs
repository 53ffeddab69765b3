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
        double[] shares = run.IsShort ? [.5] : [.25, .5, 2];
        using var combined = new ChaseCombined();
        using var summed = new ChaseSummed();
        using var combinedPotential = new ChaseCombinedPotential();
        using var summedPotential = new ChaseSummedPotential();
        using var goals = new GoalsAlone();
        (string Name, RewardProgram Reward, Action<double> Weigh)[] arms =
        [
            ("product, paid each step", combined.Program, share => combined.Share = share),
            ("mean, paid each step", summed.Program, share => summed.Share = share),
            ("product as a potential", combinedPotential.Program, share => combinedPotential.Share = share),
            ("mean as a potential", summedPotential.Program, share => summedPotential.Share = share),
        ];
        var table = run.Table($"Players after {batches} batches of 20 episodes, {seeds.Count} seeds", "reward", "weight", "goals at the end", "goals over the training", "reward had far from the ball");
        var tail = Math.Max(1, batches / 10);
        double[] x = [.. Enumerable.Range(0, batches).Select(batch => (double)batch)];
        var lines = new List<MethodLine>();
        (Spread Whole, Spread Far) Train(string name, RewardProgram reward, double share, bool isPaidNear)
        {
            var outcomes = seeds.Select(seed => ChaseLearner.Train(reward, batches, seed)).ToList();
            var (whole, far) = (new Spread([.. outcomes.Select(outcome => outcome.Success.Average())]), new Spread([.. outcomes.Select(outcome => outcome.Far)]));
            table.Add(name, share > 0 ? $"{share}" : "", $"{new Spread([.. outcomes.Select(outcome => outcome.Success[^tail..].Average())])}", $"{whole}", isPaidNear ? $"{far}" : "");
            if (share is 0 or .5) lines.Add(new MethodLine(name, x, [.. x.Select(batch => outcomes.Average(outcome => outcome.Success[(int)batch]))]));
            return (whole, far);
        }
        var results = new Dictionary<(int Arm, double Share), (Spread Whole, Spread Far)>();
        for (var arm = 0; arm < arms.Length; arm++)
            foreach (var share in shares)
            {
                arms[arm].Weigh(share);
                results[(arm, share)] = Train(arms[arm].Name, arms[arm].Reward, share, arm < 2);
            }
        var (alone, _) = Train("goals alone", goals.Program, 0, false);
        run.Plot("Episodes with a goal, weight 0.5", "batch", "share", [.. lines]);

        bool AtEach(Func<double, bool> holds) => shares.All(holds);
        bool IsSooner(int one, int other, double share) => results[(one, share)].Whole.Values.Min() > results[(other, share)].Whole.Values.Max();
        string Figures(int one, int other) => string.Join("; ", shares.Select(share => $"weight {share}: {results[(one, share)].Whole} against {results[(other, share)].Whole}"));
        run.Claim("Paid each step, the mean pays far from the ball, the product less.",
            AtEach(share => results[(0, share)].Far.Values.Max() < results[(1, share)].Far.Values.Min()),
            string.Join("; ", shares.Select(share => $"weight {share}: {results[(1, share)].Far} by the mean, {results[(0, share)].Far} by the product")));
        run.Claim("Paid each step, the product teaches to score sooner than the mean, whatever the weight.",
            AtEach(share => IsSooner(0, 1, share)), $"goals over the training, {Figures(0, 1)}; goals alone {alone}");
        run.Claim("As a potential, which is how the paper pays it, the product teaches to score sooner than the mean.",
            AtEach(share => IsSooner(2, 3, share)), $"goals over the training, {Figures(2, 3)}; goals alone {alone}");
    }
}

using RewardLang.Runtime;
using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>RAPL: a reward by optimal transport to a demonstration, in a representation that learns from few preferences.</summary>
public sealed class RaplMethod() : Method(
    57, "rapl", "Maximizing Alignment with Minimal Feedback",
    "People's few preferences teach what to look at; how well a trajectory matches a demonstration there, by optimal transport, is the reward.")
{
    private static readonly int[] s_pairs = [30, 150];

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        // Forty rounds over six by six costs make a kernel that takes a minute to compile; torch's operations need none.
        using var ofCost = new TransportOfCost(new RewardOptions { Backend = RewardBackend.Torch });
        using var transport = new TransportReward(new RewardOptions { Backend = RewardBackend.Torch });
        RaplChecks.Numbers(run, ofCost);
        RaplChecks.AgainstLoops(run, ofCost, transport);
        Train(run, transport);
    }

    private static void Train(MethodRun run, TransportReward transport)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(80, 2);
        var agreements = new Dictionary<(string Reward, int Pairs), List<double>>();
        var policies = new Dictionary<string, List<double>>();
        var (isLargest, share) = (0, new List<double>());
        foreach (var seed in seeds)
            foreach (var count in s_pairs)
            {
                using var scope = NewDisposeScope();
                var task = new PathTask(seed);
                using var rewards = new PathRewards(task, transport, seed);
                var (known, truth) = task.DrawTrajectories(2 * count);
                var (tests, testTruth) = task.DrawTrajectories(400);
                var (first, second) = PathTask.Rank(truth);
                rewards.LearnWeights(known[first], known[second], iterations);
                rewards.LearnPlain(known[first], known[second], run.Iterations(200, 5));
                var found = new Dictionary<string, float[]>
                {
                    ["transport"] = rewards.ByTransport(tests, ones(PathTask.Features)),
                    ["transport, learned"] = rewards.ByTransport(tests, rewards.Weights),
                    ["reward model"] = rewards.ByPlain(tests),
                };
                foreach (var (name, values) in found)
                {
                    if (!agreements.TryGetValue((name, count), out var list)) agreements[(name, count)] = list = [];
                    list.Add(PathTask.Agreement(values, testTruth));
                    if (count != s_pairs[^1]) continue;
                    if (!policies.TryGetValue(name, out var chosen)) policies[name] = chosen = [];
                    chosen.Add(PathRewards.TrainPolicy(values[..64], testTruth[..64], seed, 300, run.Iterations(100, 5)));
                }
                if (count != s_pairs[^1]) continue;
                float[] weights = [.. MethodRun.Numbers(rewards.Weights).Select(Math.Abs)];
                if (weights[..PathTask.Relevant].Min() > weights[PathTask.Relevant..].Max()) isLargest++;
                share.Add(weights[..PathTask.Relevant].Average() / weights[PathTask.Relevant..].Average());
            }

        Spread Of(string reward, int pairs) => new(agreements[(reward, pairs)]);
        string[] names = [.. policies.Keys];
        var table = run.Table($"Spearman's correlation with the truth, {seeds.Count} seeds", ["reward", .. s_pairs.Select(pairs => $"{pairs} pairs")]);
        foreach (var name in names) table.Add([name, .. s_pairs.Select(pairs => $"{Of(name, pairs)}")]);
        var chosenTable = run.Table($"Policies trained by DPO on pairs that the rewards of {s_pairs[^1]} pairs rank, {seeds.Count} seeds", "reward", "distance to the demonstration");
        foreach (var name in names) chosenTable.Add(name, $"{new Spread([.. policies[name].Select(truth => -truth)])}");
        run.Claim("The representation learns what matters: the two relevant features get the largest weights.", isLargest == seeds.Count,
            $"{isLargest} of {seeds.Count} seeds; weights of relevant over other features {new Spread(share)}");
        var most = s_pairs[^1];
        var learned = Of("transport, learned", most);
        run.Claim($"With {most} triplets the learned transport ranks trajectories better than transport as it comes.",
            Paired.IsAbove(learned, Of("transport", most)), $"{learned} against {Of("transport", most)}");
        run.Claim($"With {most} triplets the learned transport ranks trajectories better than a reward model of the same labels.",
            Paired.IsAbove(learned, Of("reward model", most)),
            $"{learned} against {Of("reward model", most)}, by {Paired.Gain(learned, Of("reward model", most))}");
        var (few, many) = (Of("transport, learned", s_pairs[0]), Of("reward model", most));
        run.Claim($"It needs a fifth of the preferences: with {s_pairs[0]} it ranks no worse than the reward model with {most}, within a standard error.",
            !Paired.IsAbove(many, few), $"{few} against {many}");
        run.Claim($"With {s_pairs[0]} triplets it ranks trajectories better than a reward model of as many.",
            Paired.IsAbove(few, Of("reward model", s_pairs[0])), $"{few} against {Of("reward model", s_pairs[0])}, by {Paired.Gain(few, Of("reward model", s_pairs[0]))}");
        foreach (var name in (string[])["transport", "reward model"])
            run.Claim($"A policy trained on pairs that it ranks comes closer to the demonstration than one on pairs that {(name == "transport" ? "transport as it comes" : "the reward model")} ranks.",
                Paired.IsAbove(new Spread(policies["transport, learned"]), new Spread(policies[name])),
                $"distance {-policies["transport, learned"].Average():0.000} against {-policies[name].Average():0.000}, closer by {Paired.Gain(new Spread(policies["transport, learned"]), new Spread(policies[name]))}");
    }
}

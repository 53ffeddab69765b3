using RewardLang.Runtime;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Tabular Q-learning of the chase, on the rewards of a program, a batch of episodes at a time.</summary>
internal static class ChaseLearner
{
    private const int Horizon = 40, Batch = 20;
    private const double Rate = 0.3, Discount = 0.95, Exploration = 0.15;

    /// <summary>How a training went.</summary>
    /// <param name="Success">The share of episodes with a goal in each batch, explorations and all.</param>
    /// <param name="Far">Share of the reward of the chase, without goals, that was had more than three cells from the ball, of all that was positive.</param>
    internal sealed record Outcome(double[] Success, double Far);

    /// <summary>Trains.</summary>
    public static Outcome Train(RewardProgram reward, int batches, int seed)
    {
        var random = new Random(seed);
        var values = new double[BallChase.States, BallChase.Actions];
        var success = new double[batches];
        var (far, all) = (0.0, 1e-9);
        for (var batch = 0; batch < batches; batch++)
        {
            var episodes = Enumerable.Range(0, Batch).Select(_ => Play(values, random)).ToList();
            var rewards = RewardsOf(reward, episodes);
            for (var row = 0; row < Batch; row++)
                for (var i = 0; i < episodes[row].Count; i++)
                {
                    var step = episodes[row][i];
                    var gain = rewards[row * Horizon + i];
                    var next = step.Goal ? 0 : Highest(values, step.To);
                    values[step.From, step.Action] += Rate * (gain + Discount * next - values[step.From, step.Action]);
                    if (step.Goal || gain <= 0) continue;
                    all += gain;
                    if (step.Distance > 2700) far += gain;
                }
            success[batch] = episodes.Average(episode => episode[^1].Goal ? 1 : 0);
        }
        return new Outcome(success, far / all);
    }

    private static List<Push> Play(double[,] values, Random random)
    {
        var chase = new BallChase(random);
        var steps = new List<Push>();
        while (steps.Count < Horizon)
        {
            var from = chase.State;
            var action = random.NextDouble() < Exploration ? random.Next(BallChase.Actions) : Best(values, from, random);
            var (alignment, approach, distance, goal) = chase.Move(action);
            steps.Add(new Push(from, action, goal ? from : chase.State, alignment, approach, distance, goal));
            if (goal) break;
        }
        return steps;
    }

    private static float[] RewardsOf(RewardProgram reward, List<List<Push>> episodes)
    {
        using var scope = NewDisposeScope();
        Tensor Of(Func<Push, float> part) => tensor(episodes.SelectMany(episode => episode.Select(part).Concat(Enumerable.Repeat(0f, Horizon - episode.Count))).ToArray()).reshape(Batch, Horizon);
        using var goal = Of(step => step.Goal ? 1 : 0);
        var inputs = new Dictionary<string, Tensor>
        {
            ["alignment"] = Of(step => step.Alignment),
            ["approach"] = Of(step => step.Approach),
            ["distance"] = Of(step => step.Distance),
            ["goal"] = goal.to(ScalarType.Bool),
        };
        using var result = reward.Evaluate(inputs, tensor(episodes.Select(episode => (long)episode.Count).ToArray()));
        return result.Total.data<float>().ToArray();
    }

    private static double Highest(double[,] values, int state)
    {
        var highest = values[state, 0];
        for (var action = 1; action < BallChase.Actions; action++) highest = Math.Max(highest, values[state, action]);
        return highest;
    }

    private static int Best(double[,] values, int state, Random random)
    {
        var highest = Highest(values, state);
        var (best, ties) = (0, 0);
        for (var action = 0; action < BallChase.Actions; action++)
            if (values[state, action] == highest && random.Next(++ties) == 0) best = action;
        return best;
    }

    private sealed record Push(int From, int Action, int To, float Alignment, float Approach, float Distance, bool Goal);
}

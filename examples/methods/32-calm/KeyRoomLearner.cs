using RewardLang.Runtime;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Tabular Q-learning in the rooms, on the rewards of a program.</summary>
internal static class KeyRoomLearner
{
    /// <summary>The longest episode.</summary>
    private const int Horizon = 200;
    private const int Window = 20;
    private const double Goal = 0.9, Rate = 0.5, Discount = 0.97, Exploration = 0.1;

    /// <summary>Trains until nine in ten of the last episodes reached the goal.</summary>
    /// <param name="reward">Rewards a whole episode.</param>
    /// <param name="verifier">Sees the subgoals.</param>
    /// <param name="most">After how many episodes to give up.</param>
    /// <param name="seed">Of the exploration and the verifier's errors.</param>
    /// <returns>The episodes it took, and whether each reached the goal.</returns>
    public static (int Episodes, bool[] Successes) Train(RewardProgram reward, TransitionVerifier verifier, int most, int seed)
    {
        var random = new Random(seed);
        var values = new double[KeyRoom.States, KeyRoom.Actions];
        var successes = new bool[most];
        for (var episode = 0; episode < most; episode++)
        {
            var steps = Explore(values, verifier, random);
            successes[episode] = steps[^1].Solved;
            Learn(values, steps, RewardsOf(reward, steps));
            if (episode + 1 >= Window && successes[(episode + 1 - Window)..(episode + 1)].Count(success => success) >= Goal * Window) return (episode + 1, successes);
        }
        return (most, successes);
    }

    private static List<Transition> Explore(double[,] values, TransitionVerifier verifier, Random random)
    {
        var room = new KeyRoom();
        var steps = new List<Transition>();
        while (steps.Count < Horizon)
        {
            var from = room.State;
            var action = random.NextDouble() < Exploration ? random.Next(KeyRoom.Actions) : Best(values, from, random);
            var (key, door, solved) = room.Move(action);
            var seen = verifier.Judge((key, door), room.IsAt, random);
            steps.Add(new Transition(from, action, room.State, seen.Key, seen.Door, solved));
            if (solved) break;
        }
        return steps;
    }

    private static float[] RewardsOf(RewardProgram reward, List<Transition> steps)
    {
        using var scope = NewDisposeScope();
        var inputs = new Dictionary<string, Tensor>
        {
            ["solved"] = tensor(steps.Select(step => step.Solved).ToArray()).unsqueeze(0),
            ["verified"] = tensor(steps.SelectMany(step => new[] { step.Key, step.Door }).ToArray()).reshape(1, steps.Count, 2),
        };
        using var result = reward.Evaluate(inputs);
        return result.Total.data<float>().ToArray();
    }

    // An episode that ends at the horizon is truncated, so the value of its last state counts.
    private static void Learn(double[,] values, List<Transition> steps, float[] rewards)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            var next = step.Solved ? 0 : Highest(values, step.To);
            values[step.From, step.Action] += Rate * (rewards[i] + Discount * next - values[step.From, step.Action]);
        }
    }

    private static double Highest(double[,] values, int state)
    {
        var highest = values[state, 0];
        for (var action = 1; action < KeyRoom.Actions; action++) highest = Math.Max(highest, values[state, action]);
        return highest;
    }

    private static int Best(double[,] values, int state, Random random)
    {
        var highest = Highest(values, state);
        var (best, ties) = (0, 0);
        for (var action = 0; action < KeyRoom.Actions; action++)
            if (values[state, action] == highest && random.Next(++ties) == 0) best = action;
        return best;
    }

    private sealed record Transition(int From, int Action, int To, bool Key, bool Door, bool Solved);
}

using RewardLang.Training.Policies;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Tests.Judging;

/// <summary>Learns to act in the rooms by the policy gradient, on the totals that a reward gives step by step.</summary>
internal static class RoomLearner
{
    private const int Horizon = 40, Rows = 32;
    private const double Rate = 0.6;

    /// <summary>Trains a policy.</summary>
    /// <param name="reward">With the signals room, opened, went_back, hoped and arrived.</param>
    /// <param name="batches">How many batches of 32 episodes.</param>
    /// <param name="seed">Of the rooms and the episodes.</param>
    /// <param name="afterBatch">What happens between two batches.</param>
    /// <returns>The share of episodes that reached the goal, and of steps spent hoping, over the last tenth of the batches.</returns>
    public static (double Success, double Hope) Train(IStepReward reward, int batches, int seed, Func<Task> afterBatch)
    {
        var (random, rooms) = (new Random(seed), new RoomChain(Rows, seed));
        var policy = new TabularPolicy(RoomChain.Rooms, RoomChain.Actions);
        double success = 0, hope = 0;
        for (var batch = 0; batch < batches; batch++)
        {
            var episodes = Play(rooms, policy, reward, random);
            Improve(policy, episodes);
            afterBatch().GetAwaiter().GetResult();
            if (batch < batches - batches / 10)
                continue;
            success += rooms.Room.Count(room => room == RoomChain.Rooms) / (double)Rows / (batches / 10);
            hope += episodes.Average(e => e.Average(move => move.Action == RoomChain.Hope ? 1 : 0)) / (batches / 10);
        }

        return (success, hope);
    }

    private static List<List<Move>> Play(RoomChain rooms, TabularPolicy policy, IStepReward reward, Random random)
    {
        var episodes = Enumerable.Range(0, Rows).Select(_ => new List<Move>()).ToList();
        rooms.Reset();
        reward.Reset(null);
        for (var step = 0; step < Horizon; step++)
        {
            var playing = Enumerable.Range(0, Rows).Where(row => rooms.Room[row] < RoomChain.Rooms).ToList();
            foreach (var row in playing)
            {
                var move = new Move(rooms.Room[row], policy.Sample(random, rooms.Room[row]), 0);
                rooms.Act(row, move.Action);
                episodes[row].Add(move);
            }

            var totals = Totals(rooms, reward);
            foreach (var row in playing)
                episodes[row][^1] = episodes[row][^1] with { Reward = totals[row] };
        }

        return episodes;
    }

    private static float[] Totals(RoomChain rooms, IStepReward reward)
    {
        using var scope = NewDisposeScope();
        using var result = reward.Step(new Dictionary<string, Tensor>
        {
            ["room"] = tensor(rooms.Room).to(ScalarType.Float32),
            ["opened"] = tensor(rooms.Opened),
            ["went_back"] = tensor(rooms.WentBack),
            ["hoped"] = tensor(rooms.Hoped),
            ["arrived"] = tensor(rooms.Room.Select(room => room == RoomChain.Rooms).ToArray()),
        });
        return result.Total.data<float>().ToArray();
    }

    // What is still to come, less its mean at the same step of the other episodes.
    private static void Improve(TabularPolicy policy, List<List<Move>> episodes)
    {
        var remaining = new double[Rows, Horizon + 1];
        for (var row = 0; row < Rows; row++)
            for (var i = episodes[row].Count - 1; i >= 0; i--)
                remaining[row, i] = episodes[row][i].Reward + remaining[row, i + 1];
        for (var i = 0; i < Horizon; i++)
        {
            var baseline = Enumerable.Range(0, Rows).Average(row => remaining[row, i]);
            for (var row = 0; row < Rows; row++)
                if (i < episodes[row].Count)
                    policy.Reinforce(episodes[row][i].Room, episodes[row][i].Action, (remaining[row, i] - baseline) / Rows);
        }

        policy.Step(Rate);
    }

    private sealed record Move(int Room, int Action, double Reward);
}

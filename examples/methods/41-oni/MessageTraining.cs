using RewardLang.Runtime;
using RewardLang.Training.Policies;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Trains policies of the game by the policy gradient, on the rewards of a program.</summary>
internal static class MessageTraining
{
    private const int Horizon = 40, Episodes = 32;
    private const double Rate = 0.6;

    /// <summary>Trains a policy.</summary>
    /// <param name="reward">A program with the inputs gain and message.</param>
    /// <param name="batches">How many batches.</param>
    /// <param name="seed">Of the game and its episodes.</param>
    /// <param name="afterBatch">What happens between two batches.</param>
    /// <returns>The share of episodes that reached the goal, and the share of steps spent hoping, in each batch.</returns>
    public static (double[] Success, double[] Hope) Train(RewardProgram reward, int batches, int seed, Action? afterBatch = null)
    {
        var (random, game) = (new Random(seed), new MessageGame(seed));
        var policy = new TabularPolicy(MessageGame.Rooms, MessageGame.Actions);
        var (success, hope) = (new double[batches], new double[batches]);
        for (var batch = 0; batch < batches; batch++)
        {
            var episodes = Enumerable.Range(0, Episodes).Select(_ => Play(game, policy, random)).ToList();
            Improve(policy, episodes, RewardsOf(reward, episodes));
            success[batch] = episodes.Average(episode => episode[^1].IsGoal ? 1 : 0);
            hope[batch] = episodes.Average(episode => episode.Average(step => step.Message == MessageGame.Hopeful ? 1 : 0));
            afterBatch?.Invoke();
        }
        return (success, hope);
    }

    private static List<Move> Play(MessageGame game, TabularPolicy policy, Random random)
    {
        var moves = new List<Move>();
        for (var room = 0; moves.Count < Horizon && room < MessageGame.Rooms;)
        {
            var action = policy.Sample(random, room);
            var (next, message) = game.Act(room, action);
            moves.Add(new Move(room, action, message, next == MessageGame.Rooms));
            room = next;
        }
        return moves;
    }

    private static float[,] RewardsOf(RewardProgram reward, List<List<Move>> episodes)
    {
        using var scope = NewDisposeScope();
        var (gains, messages) = (new float[Episodes, Horizon], new int[Episodes, Horizon]);
        for (var row = 0; row < Episodes; row++)
            for (var i = 0; i < episodes[row].Count; i++) (gains[row, i], messages[row, i]) = (episodes[row][i].IsGoal ? 1 : 0, episodes[row][i].Message);
        var inputs = new Dictionary<string, Tensor> { ["gain"] = tensor(gains), ["message"] = tensor(messages) };
        using var result = reward.Evaluate(inputs, tensor(episodes.Select(episode => (long)episode.Count).ToArray()));
        var (flat, rewards) = (result.Total.data<float>().ToArray(), new float[Episodes, Horizon]);
        Buffer.BlockCopy(flat, 0, rewards, 0, flat.Length * sizeof(float));
        return rewards;
    }

    // What is still to come, less its mean at the same step of the other episodes.
    private static void Improve(TabularPolicy policy, List<List<Move>> episodes, float[,] rewards)
    {
        var remaining = new double[Episodes, Horizon + 1];
        for (var i = Horizon - 1; i >= 0; i--)
            for (var row = 0; row < Episodes; row++) remaining[row, i] = rewards[row, i] + remaining[row, i + 1];
        for (var i = 0; i < Horizon; i++)
        {
            var baseline = Enumerable.Range(0, Episodes).Average(row => remaining[row, i]);
            for (var row = 0; row < Episodes; row++)
                if (i < episodes[row].Count) policy.Reinforce(episodes[row][i].Room, episodes[row][i].Action, (remaining[row, i] - baseline) / Episodes);
        }
        policy.Step(Rate);
    }

    private sealed record Move(int Room, int Action, int Message, bool IsGoal);
}

using RewardLang.Training.Algorithms;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Algorithms;

/// <summary>A corridor of eight places, walked at random; only the last one pays, and the walk ends there.</summary>
public sealed class ImplicitQLearningTests
{
    private const int Places = 8;

    [Fact]
    public void LearnsTheWayOutOfRandomWalks()
    {
        using var scope = NewDisposeScope();
        using var learner = new ImplicitQLearning(Places, actions: 2, seed: 1, new ImplicitQOptions { Discount = 0.8, Temperature = 20 });

        learner.Learn(RandomWalk(4000, seed: 2), 600);

        Assert.All(Enumerable.Range(0, Places - 1), place => Assert.Equal(1, learner.Act(Seen(place))));
        // Beside the exit a step pays 1, or leads away from it.
        Assert.InRange(learner.Value(Seen(6)), 0.5, 1.1);
        Assert.True(learner.Value(Seen(1)) < learner.Value(Seen(6)));
    }

    private static float[] Seen(int place) => [.. Enumerable.Range(0, Places).Select(i => i == place ? 1f : 0)];

    private static OfflineSteps RandomWalk(int count, int seed)
    {
        var random = new Random(seed);
        var (before, after) = (new float[count, Places], new float[count, Places]);
        var (actions, rewards, ended) = (new long[count], new float[count], new float[count]);
        for (var step = 0; step < count; step++)
        {
            var place = random.Next(Places - 1);
            actions[step] = random.Next(2);
            var next = Math.Max(0, place + (actions[step] == 1 ? 1 : -1));
            before[step, place] = after[step, next] = 1;
            rewards[step] = ended[step] = next == Places - 1 ? 1 : 0;
        }
        return new OfflineSteps(tensor(before), tensor(actions), tensor(rewards), tensor(after), tensor(ended));
    }
}

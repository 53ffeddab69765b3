using RewardLang.Training.Methods;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// Trajectories of six steps with six features, of which two matter: a point that follows a quarter of a circle. The others drift, each
/// trajectory its own way. What is wanted was demonstrated once; the truth is how far the point stays from the demonstrated one.
/// </summary>
internal sealed class PathTask
{
    /// <summary>Steps of a trajectory.</summary>
    public const int Steps = 6;

    /// <summary>Features of a step.</summary>
    public const int Features = 6;

    /// <summary>How many of them matter.</summary>
    public const int Relevant = 2;

    private readonly Random random;
    private readonly float[] demonstration;

    /// <summary>Draws a demonstration.</summary>
    public PathTask(int seed)
    {
        random = new Random(seed);
        demonstration = Draw(deviation: 0);
        Demonstration = tensor(demonstration).reshape(Steps, Features);
    }

    /// <summary><c>[step, feature]</c>.</summary>
    public Tensor Demonstration { get; }

    /// <summary>Draws trajectories.</summary>
    /// <returns><c>[trajectory, step, feature]</c>, and the truth of each.</returns>
    public (Tensor Observed, double[] Truth) DrawTrajectories(int count)
    {
        var drawn = Enumerable.Range(0, count).Select(_ => Draw(deviation: 0.4)).ToList();
        return (tensor(drawn.SelectMany(path => path).ToArray()).reshape(count, Steps, Features), [.. drawn.Select(Truth)]);
    }

    /// <summary>The better one of each pair first, as indices: the pairs are 0 and 1, 2 and 3, and so on.</summary>
    public static (Tensor Preferred, Tensor Other) Rank(IReadOnlyList<double> values)
    {
        long[] preferred = [.. Enumerable.Range(0, values.Count / 2).Select(i => values[2 * i] >= values[2 * i + 1] ? 2L * i : 2L * i + 1)];
        return (tensor(preferred), tensor(preferred.Select(i => i ^ 1).ToArray()));
    }

    /// <summary>How well a reward orders trajectories.</summary>
    public static double Agreement(float[] rewards, double[] truth)
    {
        using var scope = NewDisposeScope();
        using var metric = new RewardAgreement();
        return MethodRun.Numbers(metric.Step(tensor(rewards), tensor(truth.Select(t => (float)t).ToArray())).Total)[0];
    }

    private double Truth(float[] path) => -Enumerable.Range(0, Steps).Average(step => Math.Sqrt(
        Enumerable.Range(step * Features, Relevant).Sum(i => Math.Pow(path[i] - demonstration[i], 2))));

    private float[] Draw(double deviation)
    {
        var path = new float[Steps * Features];
        var drift = Normal.DrawMany(random, Features);
        var turn = Normal.Draw(random, 0.0, deviation);
        for (var step = 0; step < Steps; step++)
        {
            var angle = Math.PI / 2 * step / (Steps - 1) + turn + Normal.Draw(random, 0.0, deviation / 2);
            (path[step * Features], path[step * Features + 1]) = ((float)Math.Cos(angle), (float)Math.Sin(angle));
            for (var i = Relevant; i < Features; i++) path[step * Features + i] = drift[i] += (float)Normal.Draw(random, 0.0, 0.3);
        }
        return path;
    }
}

using RewardLang.Runtime.Tests.Programs;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Threads;

/// <summary>Results do not depend on how many threads work on a step, nor on what other threads do.</summary>
public sealed class ThreadedKernelTests
{
    // Far more work than makes a second thread worthwhile, and rows that end in the middle of a vector and of a chunk.
    private const int ManyRows = 100_003;

    // So few that no second thread is asked.
    private const int FewRows = 64;

    private const string Members = """
        axis joint = 5
        input x : real[joint]
        input y : real
        param scale = 0.7
        state smooth = y then 0.9 * smooth + 0.1 * y
        term near = exp(-sum(x^2))          weight 2
        term calm = -abs(smooth) * scale
        end far when y > 2
        output direction = x / norm(x + 1)
        """;

    [Fact]
    public void Many_rows_give_the_bits_of_few()
    {
        using var scope = NewDisposeScope();
        using var all = BackendData.Compile(RewardBackend.Cpu, Members);
        using var rest = BackendData.Compile(RewardBackend.Cpu, Members);
        manual_seed(3);
        var (x, y) = (randn(ManyRows, 5), randn(ManyRows));

        using var expected = all.Step(x, y);
        for (var first = 0; first < ManyRows; first += 97 * FewRows)
        {
            var end = Math.Min(first + FewRows, ManyRows);
            rest.Reset();
            using var part = rest.Step(x[first..end], y[first..end]);
            foreach (var result in Enumerable.Range(0, all.Program.Graph.Results.Count))
                Assert.Equal(BackendData.Numbers(expected[result]![first..end]), BackendData.Numbers(part[result]!));
        }
    }

    [Fact]
    public void Gradients_of_parameters_repeat_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(RewardBackend.Cpu, Members);
        manual_seed(4);
        Tensor[] inputs = [randn(ManyRows, 5), randn(ManyRows)];
        using var results = reward.CreateResults(ManyRows, ResultColumns.Total);
        using var gradients = reward.CreateGradients(ManyRows, GradientTargets.All);
        float[]? first = null;
        for (var run = 0; run < 20; run++)
        {
            reward.Reset();
            reward.Step(inputs, results, gradients);
            float[] numbers = [.. BackendData.Numbers(gradients["scale"]), .. BackendData.Numbers(gradients["x"][..1000])];
            Assert.Equal(first ??= numbers, numbers);
        }
    }

    /// <summary>Programs on several threads at once: one has the helpers, the others do their rows themselves.</summary>
    [Fact]
    public void Steps_at_the_same_time_do_not_disturb_each_other()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var inputs = Enumerable.Range(0, 3).Select(i => new[] { randn(20_000 + i, 5), randn(20_000 + i) }).ToArray();
        var expected = inputs.Select(Totals).ToArray();
        var actual = new float[inputs.Length][][];
        var threads = inputs.Select((tensors, i) => new Thread(() => actual[i] = Totals(tensors))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        for (var i = 0; i < inputs.Length; i++)
            Assert.Equal(expected[i], actual[i]);
    }

    /// <summary>The totals of some steps in a row, the state going on.</summary>
    private static float[][] Totals(Tensor[] inputs)
    {
        using var reward = BackendData.Compile(RewardBackend.Cpu, Members);
        using var results = reward.CreateResults(inputs[0].size(0), ResultColumns.Total);
        var totals = new float[50][];
        for (var step = 0; step < totals.Length; step++)
        {
            reward.Step(inputs, results);
            totals[step] = BackendData.Numbers(results.Total);
        }

        return totals;
    }
}

using RewardLang.Training.Environments;
using RewardLang.Training.Numerics;
using RewardLang.Training.Tests.Runs;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Scalars;

/// <summary>Formulas and trainings are right while other threads collect garbage all the time.</summary>
public sealed class CollectionTests
{
    [Fact]
    public void FormulasKeepTheirScalars()
    {
        const int rounds = 20_000;
        using var collections = new Collections();
        using var threes = new Real(zeros(16).Fill(3)).MoveToOuterDisposeScope();
        for (var round = 0; round < rounds; round++)
        {
            using var scope = NewDisposeScope();
            Tensor values = (2 * (Real)threes + 1 - threes).Clamp(-10, 10) / 4 - 0.5;
            Assert.Equal(0.5f, values[0].item<float>());
        }
    }

    [Fact]
    public void ATrainingIsTheSame()
    {
        var quiet = Evaluate();
        using var collections = new Collections();
        Assert.Equal(quiet, Evaluate());
    }

    private static (double? Return, double Reward) Evaluate()
    {
        using var folder = new TemporaryFolder();
        var options = new TrainerOptions { Rows = 16, Steps = 4 * 16 * 32, EvaluationEpisodes = 8, Seed = 4, RunsFolder = folder.Path };
        var evaluation = new Trainer(CartPole.Kind, options).Run().Evaluation;
        return (evaluation.Return, evaluation.Reward);
    }

    /// <summary>
    /// Threads that start collections until the end of the scope, with pauses: without, the formulas would hardly ever run.
    /// </summary>
    private sealed class Collections : IDisposable
    {
        private readonly Thread[] threads;
        private volatile bool ended;

        public Collections()
        {
            threads = [.. Enumerable.Range(0, 2).Select(_ => new Thread(Collect))];
            foreach (var thread in threads) thread.Start();
        }

        public void Dispose()
        {
            ended = true;
            foreach (var thread in threads) thread.Join();
        }

        private void Collect()
        {
            while (!ended)
            {
                GC.Collect(0);
                Thread.Sleep(1);
            }
        }
    }
}

using RewardLang.Training.Judges;
using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>The formulas of the three ways to label, by numbers.</summary>
internal static class OniNumbers
{
    /// <summary>Checks them.</summary>
    public static void Check(MethodRun run)
    {
        CheckLabels(run);
        CheckAgainstLoops(run);
        CheckLosses(run);
    }

    private static void CheckLabels(MethodRun run)
    {
        string[] replies = ["FOO", "I say BAR.", "no idea", "FOO, not BAR"];
        run.Check("replies", [.. replies.Select(reply => (float)HelpfulnessLabels.Read(reply))], [1, 0, 0, 1]);

        // A judge that answers when it is told to: until then a message counts 0, and afterwards training has its label.
        var answer = new TaskCompletionSource<double>();
        var judge = new Judge<int>((_, _) => answer.Task);
        var labels = new HelpfulnessLabels(judge);
        using var reward = new HelpfulMessages();
        reward.BindHelpful(labels.Of);
        using var gain = tensor([2f, 2, 2]).unsqueeze(0);
        using var message = tensor([7, 7, 7]).unsqueeze(0);
        using (var before = reward.Evaluate(gain, message)) run.Check("rewards while the judge thinks", before.Total, [.2, .2, .2]);
        answer.SetResult(1);
        labels.Settle([7]);
        using (var after = reward.Evaluate(gain, message)) run.Check("rewards of the first, second and third time", after.Total, [.6, .25, .214815]);
        run.Check("how often the judge was asked", judge.Asked, 1);

        // A judge that fails is asked again.
        var calls = 0;
        var broken = new HelpfulnessLabels(new Judge<int>((_, _) => ++calls == 1 ? Task.FromException<double>(new IOException("down")) : Task.FromResult(1.0)));
        using var asked = tensor([3]);
        using var first = broken.Of([asked]);
        using var second = broken.Of([asked]);
        run.Check("a failed label and the next", [first[0].item<float>(), second[0].item<float>()], [0, 1]);
    }

    private static void CheckAgainstLoops(MethodRun run)
    {
        const int rows = 50, steps = 15, words = 12;
        var random = new Random(41);
        var messages = Enumerable.Range(0, rows * steps).Select(_ => random.Next(words)).ToArray();
        float[] Draw(double low, double high) => [.. messages.Select(_ => (float)(low + (high - low) * random.NextDouble()))];
        var (gain, chance, score) = (Draw(-1, 3), Draw(0, 1), Draw(-4, 5));
        float[] labels = [.. Enumerable.Range(0, words).Select(_ => (float)random.Next(2))];
        var (average, deviation) = (.4, 2.2);
        using var retrieval = new HelpfulMessages { IntrinsicShare = .3 };
        retrieval.BindHelpful(arguments => tensor(arguments[0].to(ScalarType.Int64).data<long>().ToArray().Select(word => labels[word]).ToArray()));
        using var classifier = new HelpfulByClassifier();
        using var ranking = new HelpfulByRanking();
        Tensor Rows(float[] numbers) => tensor(numbers).reshape(rows, steps);
        var message = tensor(messages).reshape(rows, steps);
        using var one = retrieval.Evaluate(Rows(gain), message);
        using var two = classifier.Evaluate(Rows(gain), message, Rows(chance));
        using var three = ranking.Evaluate(Rows(gain), message, Rows(score), full(steps, average, ScalarType.Float32), full(steps, deviation, ScalarType.Float32));
        float[][] totals = [MethodRun.Numbers(one.Total), MethodRun.Numbers(two.Total), MethodRun.Numbers(three.Total)];
        var largest = new double[3];
        for (var row = 0; row < rows; row++)
        {
            var counts = new int[words];
            for (var i = row * steps; i < (row + 1) * steps; i++)
            {
                var share = 1 / Math.Pow(++counts[messages[i]], 3);
                var normalized = (score[i] - average) / deviation;
                double[] expected =
                [
                    .1 * gain[i] + .3 * labels[messages[i]] * share, .1 * gain[i] + .4 * (chance[i] > .5 ? share : 0),
                    .1 * gain[i] + .4 * (normalized > -.5 ? normalized * share : 0),
                ];
                for (var k = 0; k < 3; k++) largest[k] = Math.Max(largest[k], Math.Abs(expected[k] - totals[k][i]));
            }
        }
        string[] names = ["retrieval", "classifier", "ranking"];
        for (var k = 0; k < 3; k++) run.Check($"{names[k]} against plain loops, largest difference", largest[k], 0);
    }

    private static void CheckLosses(MethodRun run)
    {
        const int rows = 60;
        var random = new Random(141);
        float[] Draw() => [.. Enumerable.Range(0, rows).Select(_ => (float)(6 * random.NextDouble() - 3))];
        var (first, second) = (Draw(), Draw());
        float[] chances = [.. Enumerable.Range(0, rows).Select(_ => random.Next(3) / 2f)];
        using var loss = new ComparisonLoss();
        using var classification = new HelpfulnessLoss();
        using var scores = tensor(first).requires_grad_();
        using var step = loss.Step(scores, tensor(second), tensor(chances));
        step.Total.sum().backward();
        using var odds = tensor(first).requires_grad_();
        using var classified = classification.Step(odds, tensor(chances));
        classified.Total.sum().backward();
        var (value, gradient, other) = (MethodRun.Numbers(step.Total), MethodRun.Numbers(scores.grad!), MethodRun.Numbers(odds.grad!));
        double Logistic(double x) => 1 / (1 + Math.Exp(-x));
        var differences = new double[3];
        for (var i = 0; i < rows; i++)
        {
            var win = Logistic(first[i] - second[i]);
            differences[0] = Math.Max(differences[0], Math.Abs(value[i] + chances[i] * Math.Log(win) + (1 - chances[i]) * Math.Log(1 - win)));
            differences[1] = Math.Max(differences[1], Math.Abs(gradient[i] - (win - chances[i])));
            differences[2] = Math.Max(differences[2], Math.Abs(other[i] - (Logistic(first[i]) - chances[i])));
        }
        run.Check("loss of comparisons against plain loops, largest difference", differences[0], 0);
        run.Check("its gradient against its closed form", differences[1], 0);
        run.Check("gradient of the classifier's loss against its closed form", differences[2], 0);
    }
}

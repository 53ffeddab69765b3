using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>The formulas of the combination, of the player's reward, of teams and of the auxiliary loss, by numbers.</summary>
internal static class LucyNumbers
{
    private const int Rows = 60;

    /// <summary>Checks them.</summary>
    public static void Check(MethodRun run)
    {
        CheckGolden(run);
        CheckCombination(run);
        CheckPlayer(run);
        CheckAuxiliaryLoss(run);
    }

    private static void CheckGolden(MethodRun run)
    {
        using var combination = new Combination();
        using var combined = combination.Step(tensor([.9f, .9f, .01f, .5f, .5f, .5f, -.5f, -.5f, .5f]).reshape(3, 3));
        run.Check("combined", combined.Total, [.20083, .5, -.5]);
        run.Check("mean of the parts", combined.Summed[0].item<float>(), .603333);

        using var near = new CarToBall();
        using var dense = new CarToBall { Density = 1.1 };
        using var distance = tensor([2300f]);
        using var one = near.Step(distance);
        using var two = dense.Step(distance);
        run.Check("closeness at 2300", one.Total[0].item<float>(), .606531);
        run.Check("closeness at 2300 of density 1.1", two.Total[0].item<float>(), .634736);

        // Half of the reach is gone at 2 ln 2 of the scale; a density of 2 takes the root of either side.
        using var signed = new BallToGoal { Density = 2 };
        var middle = 2 * 4570 * MathF.Log(2);
        using var placed = signed.Step(tensor([0f, middle / 2, middle, 2 * middle]));
        run.Check("signed closeness of the ball to the goal", placed.Total, [1, Math.Sqrt(Math.Sqrt(2) - 1), 0, -Math.Sqrt(.5)], 1e-3);

        using var teams = new LucyTeams();
        using var shared = teams.Step(tensor([1f, 0, .5f, -.5f]).unsqueeze(0));
        run.Check("first team", shared.FirstTeam, [.85, .15]);
        run.Check("second team", shared.SecondTeam, [-.15, -.85]);
        run.Check("sum over all players", shared.Total[0].item<float>(), 0);

        using var discount = new HalfLife();
        using var half = discount.Step(tensor([10f]));
        run.Check("discount of 10 s at 15 frames a second", half.Total[0].item<float>(), .99539, 1e-5);
    }

    private static void CheckCombination(MethodRun run)
    {
        var random = new Random(22);
        var parts = Enumerable.Range(0, Rows * 3).Select(_ => (float)(2 * random.NextDouble() - 1)).ToArray();
        using var combination = new Combination();
        using var step = combination.Step(tensor(parts).reshape(Rows, 3));
        var total = MethodRun.Numbers(step.Total);
        run.Check("combination against plain loops, largest difference", Enumerable.Range(0, Rows).Max(row =>
        {
            double product = 1, sign = 1;
            foreach (var part in parts[(row * 3)..(row * 3 + 3)]) (product, sign) = (product * Math.Abs(part), part < 0 ? -1 : sign);
            return Math.Abs(total[row] - sign * Math.Cbrt(product));
        }), 0);
    }

    private static void CheckPlayer(MethodRun run)
    {
        const int steps = 2;
        var random = new Random(122);
        float Signed() => (float)(2 * random.NextDouble() - 1);
        float[] Draw(Func<float> next) => [.. Enumerable.Range(0, Rows * steps).Select(_ => next())];
        bool[] Events() => [.. Enumerable.Range(0, Rows * steps).Select(_ => random.Next(3) == 0)];
        var events = Enumerable.Range(0, 7).Select(_ => Events()).ToArray();
        var (acceleration, alignment, approach, speed) = (Draw(Signed), Draw(Signed), Draw(Signed), Draw(Signed));
        float Far() => (float)(12000 * random.NextDouble());
        var (distance, goal, own, boost) = (Draw(Far), Draw(Far), Draw(Far), Draw(random.NextSingle));
        Tensor Numbers(float[] numbers) => tensor(numbers).reshape(Rows, steps);
        Tensor Truths(int i) => tensor(events[i]).reshape(Rows, steps);
        const double discount = .97;
        using var player = new LucyPlayer { Discount = discount };
        using var result = player.Evaluate(Truths(0), Truths(1), Truths(2), Truths(3), Truths(4), Truths(5), Truths(6), Numbers(acceleration),
            Numbers(alignment), Numbers(approach), Numbers(distance), Numbers(goal), Numbers(own), Numbers(speed), Numbers(boost));
        var total = MethodRun.Numbers(result.Total);
        double Close(double x, double scale, double dispersion, double density = 1) => Math.Pow(Math.Exp(-.5 * x / (scale * dispersion)), 1 / density);
        double Potential(int i)
        {
            var near = alignment[i] * Close(distance[i], 2300, 1.1);
            var chase = Math.Cbrt(Math.Abs(alignment[i] * approach[i]) * Close(distance[i], 2300, 1, 1.1));
            return 2 * (Close(goal[i], 6000, .6) - Close(own[i], 6000, .4)) + .8 * speed[i] + .5 * Math.Sqrt(boost[i])
                + .6 * Math.Sign(near) * Math.Sqrt(Math.Abs(near)) + (alignment[i] >= 0 && approach[i] >= 0 ? chase : -chase);
        }
        double[] paid = [10, -3, 1.5, 3, .05, 2, -2];
        var largest = 0.0;
        for (var i = 0; i < Rows * steps; i++)
        {
            var expected = paid.Select((amount, kind) => events[kind][i] ? amount : 0).Sum() + .25 * acceleration[i];
            if (i % steps > 0) expected += discount * Potential(i) - Potential(i - 1);
            largest = Math.Max(largest, Math.Abs(expected - total[i]));
        }
        run.Check("a player's reward against plain loops, largest difference", largest, 0);
    }

    private static void CheckAuxiliaryLoss(MethodRun run)
    {
        var random = new Random(222);
        var logits = Enumerable.Range(0, Rows * 3).Select(_ => (float)(6 * random.NextDouble() - 3)).ToArray();
        var gains = Enumerable.Range(0, Rows).Select(_ => random.Next(3) == 0 ? .008f : (float)(2 * random.NextDouble() - 1)).ToArray();
        using var loss = new RewardSignPrediction();
        using var given = tensor(logits).reshape(Rows, 3).requires_grad_();
        using var step = loss.Step(given, tensor(gains));
        step.Total.sum().backward();
        var (value, gradient) = (MethodRun.Numbers(step.Total), MethodRun.Numbers(given.grad!));
        var (wrong, slope) = (0.0, 0.0);
        for (var row = 0; row < Rows; row++)
        {
            var powers = logits[(row * 3)..(row * 3 + 3)].Select(logit => Math.Exp(logit)).ToArray();
            var label = Math.Abs(gains[row]) < .009 ? 1 : gains[row] < 0 ? 0 : 2;
            wrong = Math.Max(wrong, Math.Abs(value[row] + Math.Log(powers[label] / powers.Sum())));
            for (var k = 0; k < 3; k++) slope = Math.Max(slope, Math.Abs(gradient[row * 3 + k] - (powers[k] / powers.Sum() - (k == label ? 1 : 0))));
        }
        run.Check("auxiliary loss against plain loops, largest difference", wrong, 0);
        run.Check("its gradient against its closed form", slope, 0);
    }
}

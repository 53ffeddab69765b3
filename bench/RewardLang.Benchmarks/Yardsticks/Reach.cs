namespace RewardLang.Benchmarks.Yardsticks;

/// <summary>R1: reach a target, with small and smooth actions; twice the reward within two centimetres. One row in sixteen is there.</summary>
internal sealed class Reach : Yardstick
{
    public override string Name => "reach";

    public override string Title => "R1 reach";

    public override IReadOnlyList<YardstickInput> Inputs { get; } = [new("ee", 3), new("target", 3), new("action", 7), new("previous", 7)];

    protected override void DrawRow(Random random, double[][] row)
    {
        var deviation = random.Next(16) == 0 ? 0.005 : 1;
        FillNormal(random, row[1], 1);
        for (var i = 0; i < 3; i++)
            row[0][i] = row[1][i] + deviation * Normal(random);
        FillNormal(random, row[2], 1);
        FillNormal(random, row[3], 1);
    }

    protected override bool IsBesideKink(double[][] row) => Math.Abs(Math.Sqrt(SquaredDistance(row)) - 0.02) < 1e-5;

    protected override void EvaluateRow(double[][] row, double[] total, double[][] gradients)
    {
        var squaredDistance = SquaredDistance(row);
        var close = 1 / (1 + squaredDistance);
        var factor = Math.Sqrt(squaredDistance) < 0.02 ? 2 : 1;
        total[0] = factor * close * close;
        for (var i = 0; i < 3; i++)
        {
            gradients[0][i] = -4 * factor * close * close * close * (row[0][i] - row[1][i]);
            gradients[1][i] = -gradients[0][i];
        }

        for (var i = 0; i < 7; i++)
        {
            var (action, change) = (row[2][i], row[2][i] - row[3][i]);
            total[0] -= 0.01 * action * action + 0.005 * change * change;
            gradients[2][i] = -0.02 * action - 0.01 * change;
            gradients[3][i] = 0.01 * change;
        }
    }

    private static double SquaredDistance(double[][] row) => Enumerable.Range(0, 3).Sum(i => Math.Pow(row[0][i] - row[1][i], 2));
}

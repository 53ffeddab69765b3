namespace RewardLang.Benchmarks.Yardsticks;

/// <summary>
/// R3: the returns-to-go of clipped and differenced process rewards over 64 masked steps. With η = 0.5 and γ = 0.95,
/// x = min(r − η, 0)·mask, δₜ = (xₜ − xₜ₊₁)·maskₜ with x₆₄ = 0, gₜ = δₜ + γ·gₜ₊₁. Rows are masked from some step on.
/// </summary>
internal sealed class ProcessRewards : Yardstick
{
    private const double Threshold = 0.5;
    private const double Discount = 0.95;

    public override string Name => "process_rewards";

    public override string Title => "R3 process rewards";

    public override IReadOnlyList<YardstickInput> Inputs { get; } = [new("r", 64), new("mask", 64, IsMask: true)];

    public override int Steps => 64;

    protected override void DrawRow(Random random, double[][] row)
    {
        var length = random.Next(1, Steps + 1);
        for (var t = 0; t < Steps; t++)
        {
            row[0][t] = random.NextDouble();
            row[1][t] = t < length ? 1 : 0;
        }
    }

    // Floats near one half differ from it exactly: only equality is a kink.
    protected override bool IsBesideKink(double[][] row) => row[0].Contains(Threshold);

    protected override void EvaluateRow(double[][] row, double[] total, double[][] gradients)
    {
        var (r, mask) = (row[0], row[1]);
        var (following, after) = (0.0, 0.0);
        for (var t = Steps - 1; t >= 0; t--)
        {
            var x = Math.Min(r[t] - Threshold, 0) * mask[t];
            after = (x - following) * mask[t] + Discount * after;
            following = x;
            total[t] = after;
        }

        // What the sum of the returns-to-go gains from δₜ, and loses to the difference one step earlier.
        var (gain, loss) = (0.0, 0.0);
        for (var t = 0; t < Steps; t++)
        {
            gain = 1 + Discount * gain;
            gradients[0][t] = r[t] < Threshold ? mask[t] * (gain * mask[t] - loss) : 0;
            loss = gain * mask[t];
        }
    }
}

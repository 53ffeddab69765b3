namespace RewardLang.Benchmarks.Yardsticks;

/// <summary>R2: follow a commanded velocity on legs, with small torques, accelerations and contact forces; never below zero.</summary>
internal sealed class Locomotion : Yardstick
{
    private const int Lin = 0, Ang = 1, Command = 2, Torque = 3, Acceleration = 4, Contact = 5;

    public override string Name => "locomotion";

    public override string Title => "R2 locomotion";

    public override IReadOnlyList<YardstickInput> Inputs { get; } =
        [new("lin", 3), new("ang", 3), new("command", 3), new("torque", 12), new("acceleration", 12), new("contact", 4)];

    protected override void DrawRow(Random random, double[][] row)
    {
        FillNormal(random, row[Lin], 0.3);
        FillNormal(random, row[Ang], 0.3);
        FillNormal(random, row[Command], 0.3);
        FillNormal(random, row[Torque], 20);
        FillNormal(random, row[Acceleration], 100);
        FillNormal(random, row[Contact], 2);
    }

    protected override bool IsBesideKink(double[][] row) =>
        Math.Abs(Unclipped(row)) < 1e-4 || row[Contact].Any(c => Math.Abs(c - 1) < 1e-6);

    protected override void EvaluateRow(double[][] row, double[] total, double[][] gradients)
    {
        var unclipped = Unclipped(row);
        var slope = unclipped > 0 ? 1 : 0;
        total[0] = Math.Max(0, unclipped);

        var linear = -8 * slope * Linear(row);
        var turn = -4 * slope * Turn(row);
        for (var i = 0; i < 2; i++)
        {
            gradients[Command][i] = linear * (row[Command][i] - row[Lin][i]);
            gradients[Lin][i] = -gradients[Command][i];
            gradients[Ang][i] = -0.1 * slope * row[Ang][i];
        }

        gradients[Command][2] = turn * (row[Command][2] - row[Ang][2]);
        gradients[Ang][2] = -gradients[Command][2];
        gradients[Lin][2] = -4 * slope * row[Lin][2];
        for (var i = 0; i < 12; i++)
        {
            gradients[Torque][i] = -5e-5 * slope * row[Torque][i];
            gradients[Acceleration][i] = -5e-7 * slope * row[Acceleration][i];
        }

        for (var i = 0; i < 4; i++)
            gradients[Contact][i] = row[Contact][i] > 1 ? -0.01 * slope : 0;
    }

    private static double Unclipped(double[][] row) =>
        Linear(row) + 0.5 * Turn(row)
        - 2 * Square(row[Lin][2])
        - 0.05 * (Square(row[Ang][0]) + Square(row[Ang][1]))
        - 2.5e-5 * row[Torque].Sum(Square)
        - 2.5e-7 * row[Acceleration].Sum(Square)
        - 0.01 * row[Contact].Sum(c => Math.Max(0, c - 1));

    private static double Linear(double[][] row) =>
        Math.Exp(-(Square(row[Command][0] - row[Lin][0]) + Square(row[Command][1] - row[Lin][1])) / 0.25);

    private static double Turn(double[][] row) => Math.Exp(-Square(row[Command][2] - row[Ang][2]) / 0.25);

    private static double Square(double x) => x * x;
}

using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Rewards;

/// <summary>The formula of examples/balance.reward.</summary>
internal sealed class HandBalance : HandReward
{
    public override string Name => "Balance";

    public override IReadOnlyList<RewardInput> Inputs =>
        [new("pole_angle", [], Unit: "rad"), new("cart_pos", [], Unit: "m"), new("force", [], Unit: "N")];

    public override IReadOnlyList<RewardTerm> Terms =>
        [new("upright", "1"), new("centred", "0.5"), new("effort", "0.05"), new("finish", "200"), new("fall", "10")];

    public override IReadOnlyList<string> Ends => ["success", "failure"];

    protected override void Evaluate(IReadOnlyDictionary<string, Tensor> inputs, HandResult result)
    {
        var angle = inputs["pole_angle"];
        var position = inputs["cart_pos"];
        var success = Held(angle.abs().lt(0.1).logical_and(position.abs().lt(0.5)), 300);
        var failure = angle.abs().gt(Math.PI / 3).logical_or(position.abs().gt(2.5));
        result.SetTerm("upright", (angle / 0.2).square().neg().exp());
        result.SetTerm("centred", position.square().neg().exp());
        result.SetTerm("effort", (inputs["force"] / 10).square().neg());
        result.SetTerm("finish", success);
        result.SetTerm("fall", failure.to_type(ScalarType.Float32).neg());
        result.SetEnd("success", success);
        result.SetEnd("failure", failure);
    }
}

/// <summary>The formula of examples/reach.reward.</summary>
internal sealed class HandReach : HandReward
{
    public override string Name => "Reach";

    public override IReadOnlyList<RewardInput> Inputs =>
    [
        new("hand", [2], Unit: "m"), new("target", [2], Unit: "m"), new("joint_velocity", [2], Unit: "rad/s"),
        new("torque", [2], Unit: "N*m"),
    ];

    public override IReadOnlyList<RewardTerm> Terms =>
        [new("near", "1"), new("close", "1"), new("effort", "0.05"), new("arrive", "200"), new("broken", "50")];

    public override IReadOnlyList<string> Ends => ["success", "failure"];

    protected override void Evaluate(IReadOnlyDictionary<string, Tensor> inputs, HandResult result)
    {
        var distance = (inputs["hand"] - inputs["target"]).norm(1);
        var success = Held(distance.lt(0.02), 10);
        var failure = inputs["joint_velocity"].abs().gt(40).any(1);
        result.SetTerm("near", (-distance / 0.2).exp());
        result.SetTerm("close", (-distance / 0.03).exp());
        result.SetTerm("effort", (inputs["torque"] / 1.5).square().sum(1).neg());
        result.SetTerm("arrive", success);
        result.SetTerm("broken", failure.to_type(ScalarType.Float32).neg());
        result.SetEnd("success", success);
        result.SetEnd("failure", failure);
    }
}

/// <summary>The formula of examples/hover.reward.</summary>
internal sealed class HandHover : HandReward
{
    public override string Name => "Hover";

    public override IReadOnlyList<RewardInput> Inputs =>
    [
        new("position", [2], Unit: "m"), new("velocity", [2], Unit: "m/s"), new("goal", [2], Unit: "m"), new("tilt", [], Unit: "rad"),
        new("angular_velocity", [], Unit: "rad/s"), new("grounded", [], SignalKind.Boolean),
    ];

    public override IReadOnlyList<RewardTerm> Terms =>
    [
        new("near", "1"), new("close", "1"), new("slow", "0.1"), new("level", "0.2"), new("arrive", "200"), new("crash", "50"),
    ];

    public override IReadOnlyList<string> Ends => ["success", "failure"];

    protected override void Evaluate(IReadOnlyDictionary<string, Tensor> inputs, HandResult result)
    {
        var distance = (inputs["position"] - inputs["goal"]).norm(1);
        var success = Held(distance.lt(0.1), 50);
        var failure = inputs["grounded"].logical_or(distance.gt(4)).logical_or(inputs["tilt"].abs().gt(Math.PI / 2));
        result.SetTerm("near", (-distance).exp());
        result.SetTerm("close", (-(distance / 0.1).square()).exp());
        result.SetTerm("slow", inputs["velocity"].square().sum(1).neg());
        result.SetTerm("level", (inputs["tilt"].square() + 0.01 * inputs["angular_velocity"].square()).neg());
        result.SetTerm("arrive", success);
        result.SetTerm("crash", failure.to_type(ScalarType.Float32).neg());
        result.SetEnd("success", success);
        result.SetEnd("failure", failure);
    }
}

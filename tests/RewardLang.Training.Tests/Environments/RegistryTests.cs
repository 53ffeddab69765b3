using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;

namespace RewardLang.Training.Tests.Environments;

public sealed class RegistryTests
{
    [Fact]
    public void ThePublishedCartPoleRewardFindsItsEnvironment()
    {
        // The inputs of IsaacGymEnvs' compute_cartpole_reward.
        string[] names = ["pole_angle", "pole_vel", "cart_vel", "cart_pos", "reset_buf", "progress_buf"];
        Assert.Equal("cart-pole", EnvironmentRegistry.Match("Cartpole", [.. names.Select(name => new RewardInput(name, []))]).Name);
    }

    [Fact]
    public void NamesShapesAndUnitsDecide()
    {
        RewardInput[] inputs = [new("hand", [2], Unit: "m"), new("joint_velocity", [0], Unit: "1/s"), new("torque", [2], Unit: "m*N")];
        Assert.Equal("reacher", EnvironmentRegistry.Match("Reach", inputs).Name);
    }

    [Fact]
    public void AMissingInputIsNamedWithWhatThereIs()
    {
        var error = Assert.Throws<EnvironmentMatchException>(
            () => EnvironmentRegistry.Match("Grasp", [new RewardInput("hand", [2]), new RewardInput("finger", [3])]));
        Assert.Contains("reacher: it has no 'finger'.", error.Message);
        Assert.Contains("hand, target, hand_velocity", error.Message);
    }

    [Theory]
    [InlineData("cm", "its 'hand' is in m, not in cm")]
    [InlineData("m/s", "its 'hand' is in m, not in m/s")]
    public void AnotherUnitDoesNotFit(string unit, string problem)
    {
        var error = Assert.Throws<EnvironmentMatchException>(
            () => EnvironmentRegistry.Match("Reach", [new RewardInput("hand", [2], Unit: unit)], "reacher"));
        Assert.Contains(problem, error.Message);
    }

    [Theory]
    [InlineData("N*m", "m*N", true)]
    [InlineData("rad/s", "1/s", true)]
    [InlineData("N", "kg*m/s^2", true)]
    [InlineData("m", "cm", false)]
    [InlineData("m", "1", false)]
    [InlineData("m/s", "km/h", false)]
    public void UnitsAreTheSameWhereOneIsOneOfTheOther(string first, string second, bool same) =>
        Assert.Equal(same, UnitComparison.Same(first, second));

    [Fact]
    public void AKindThatDiffersDoesNotFit()
    {
        RewardInput[] inputs = [new("grounded", [], SignalKind.Real)];
        var error = Assert.Throws<EnvironmentMatchException>(() => EnvironmentRegistry.Match("Fly", inputs, "quadrotor"));
        Assert.Contains("its 'grounded' is declared as 'input grounded : bool'", error.Message);
    }

    [Fact]
    public void AnotherShapeDoesNotFit()
    {
        var error = Assert.Throws<EnvironmentMatchException>(
            () => EnvironmentRegistry.Match("Reach", [new RewardInput("hand", [3])], "reacher"));
        Assert.Contains("its 'hand' is [2], not [3]", error.Message);
    }

    [Fact]
    public void SeveralMatchesAskForAChoice()
    {
        var error = Assert.Throws<EnvironmentMatchException>(() => EnvironmentRegistry.Match("Constant", []));
        Assert.Contains("--env", error.Message);
        Assert.Equal("reacher", EnvironmentRegistry.Match("Constant", [], "reacher").Name);
    }

    [Fact]
    public void AnUnknownNameListsTheKnownOnes()
    {
        var error = Assert.Throws<EnvironmentMatchException>(() => EnvironmentRegistry.Named("ant"));
        Assert.Contains("cart-pole, lander, mountain-car, pendulum, pusher, quadrotor, reacher, unicycle", error.Message);
    }

    [Fact]
    public void SignalsSayHowARewardDeclaresThem()
    {
        var declarations = EnvironmentRegistry.Named("quadrotor").Signals.Select(signal => signal.Declaration).ToList();
        Assert.Contains("input position : real<m>[xy] in -400 .. 400", declarations);
        Assert.Contains("input grounded : bool", declarations);
    }
}

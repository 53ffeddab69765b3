using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Rewards;

/// <summary>A reward that only describes itself.</summary>
internal sealed class SampleReward : HandReward
{
    public override string Name => "Sample";

    public override string Text => "reward Sample { term near = 1 when a < b }";

    public override IReadOnlyList<RewardInput> Inputs => [new("hand", [2])];

    public override IReadOnlyList<RewardTerm> Terms => [new("near", "2", Documentation: "How near."), new("effort", "0.1")];

    public override IReadOnlyList<string> Ends => ["success"];

    protected override void Evaluate(IReadOnlyDictionary<string, Tensor> inputs, HandResult result) =>
        throw new NotSupportedException();
}

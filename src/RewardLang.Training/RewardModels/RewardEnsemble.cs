using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Training.RewardModels;

/// <summary>Several models that answer the same question, such as models of different seeds.</summary>
/// <param name="members">The members, which the ensemble owns.</param>
public sealed class RewardEnsemble(IReadOnlyList<RewardModel> members) : RewardModel
{
    /// <summary>The members.</summary>
    public IReadOnlyList<RewardModel> Members => members;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [.. members.SelectMany(member => member.Parameters)];

    /// <summary>The members' scores, <c>[rows, member]</c>: an input <c>real[member]</c> of a program that combines them.</summary>
    public override Tensor Score(Tensor features) => stack([.. members.Select(member => member.Score(features))], 1);
}

using RewardLang.Training.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Training.RewardModels;

/// <summary>A linear score whose weights depend on who judges: each user has a learned vector, and shares a map from it to weights.</summary>
public sealed class LatentUserRewardModel : RewardModel
{
    private readonly Parameter common, users, map;
    private Tensor? judges;

    /// <summary>Makes one with random weights.</summary>
    /// <param name="features">How many features there are.</param>
    /// <param name="users">How many users.</param>
    /// <param name="latent">The length of a user's vector.</param>
    /// <param name="seed">Of the weights.</param>
    public LatentUserRewardModel(int features, int users, int latent, int seed)
    {
        var random = new Random(seed);
        common = Draw(random, 0, features);
        this.users = Draw(random, 0.1, users, latent);
        map = Draw(random, 1 / Math.Sqrt(latent), latent, features);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [common, users, map];

    /// <summary>Says who judges each row of the scores that follow.</summary>
    /// <param name="indices">Int64 <c>[rows]</c>; null for nobody in particular.</param>
    public void Judge(Tensor? indices) => judges = indices;

    /// <inheritdoc/>
    public override Tensor Score(Tensor features)
    {
        var shared = features.matmul(common);
        return judges is null ? shared
            : (Real)shared + ((Real)features * users.index_select(0, judges).matmul(map)).Sum(1);
    }
}

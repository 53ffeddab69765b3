using RewardLang.Runtime;
using RewardLang.Training.RewardModels;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.RewardModels;

/// <summary>Models learn from a loss that is a program of the language.</summary>
public sealed class RewardModelTests
{
    private const string Loss = """
        import std.preference
        loss Pairs {
          input preferred : real
          input other     : real
          total = bradley_terry(preferred - other)
        }
        """;

    public static TheoryData<string> Kinds() => ["linear", "perceptron", "ensemble", "gaussian"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Learns_which_answer_is_preferred(string kind)
    {
        const int Features = 6, Pairs = 256;
        var random = new Random(3);
        using var scope = NewDisposeScope();
        using var program = RewardProgram.Compile(Loss);
        using RewardModel model = kind switch
        {
            "linear" => new LinearRewardModel(Features),
            "perceptron" => new PerceptronRewardModel(Features, 16, seed: 1),
            "ensemble" => new RewardEnsemble([new LinearRewardModel(Features), new PerceptronRewardModel(Features, 8, seed: 2)]),
            _ => new GaussianRewardModel(Features, 16, heads: 3, seed: 4),
        };
        var (better, worse) = PairsOf(random, Features, Pairs);
        double Accuracy() => (model.Score(better) > model.Score(worse)).to_type(ScalarType.Float32).mean().item<float>();

        var loss = ModelFit.Minimize(model.Parameters, _ =>
        {
            Tensor a = model.Score(better), b = model.Score(worse);
            using var inputs = program.Step(new Dictionary<string, Tensor> { ["preferred"] = a.reshape(-1), ["other"] = b.reshape(-1) });
            return inputs.Total.alias();
        }, 300, 0.03);

        Assert.True(loss < 0.3, $"The loss is {loss}.");
        Assert.True(Accuracy() > 0.93, $"The accuracy is {Accuracy()}.");
    }

    [Fact]
    public void A_latent_user_has_a_taste_of_their_own()
    {
        using var scope = NewDisposeScope();
        using var program = RewardProgram.Compile(Loss);
        using var model = new LatentUserRewardModel(2, users: 2, latent: 2, seed: 1);
        using var better = tensor(new float[,] { { 1, 0 }, { -1, 0 }, { 2, 1 }, { -2, 1 } });
        using var worse = zeros(4, 2);
        using var users = tensor(new long[] { 0, 1, 0, 1 });
        model.Judge(users);
        ModelFit.Minimize(model.Parameters, _ => program.Step(model.Score(better), model.Score(worse)).Total, 400, 0.05);
        Assert.All(model.Predict(better).Zip(model.Predict(worse)), pair => Assert.True(pair.First > pair.Second));
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_the_fit()
    {
        using var model = new LinearRewardModel(1);
        Assert.Throws<InvalidOperationException>(() => ModelFit.Minimize(model.Parameters, _ => model.Weights.log(), 3, 0.1));
    }

    [Fact]
    public void Dual_weights_keep_what_a_reward_alone_would_break()
    {
        var weights = new DualWeights([.1, .99], [false, true]);
        weights.Logits[0] = .02;
        weights.Logits[1] = .52;
        weights.Logits[2] = -.48;
        Assert.Equal([.50648, .18632], weights.Multipliers.Select(x => Math.Round(x, 5)));
        Assert.Equal(.3072, weights.RewardWeight, 4);
        Assert.Equal([-.50648, .18632], weights.CostWeights.Select(x => Math.Round(x, 5)));

        var before = weights.Multipliers;
        Assert.Equal(0, weights.Update([.3, .5]));
        Assert.Equal(1, weights.Update([double.NaN, .5]));
        Assert.True(weights.RewardWeight < .3072);
        Assert.True(weights.Multipliers[1] > before[1]);
    }

    private static (Tensor Better, Tensor Worse) PairsOf(Random random, int features, int pairs)
    {
        var (first, second) = (new float[pairs, features], new float[pairs, features]);
        for (var i = 0; i < pairs; i++)
        {
            var (a, b) = (Normal.DrawMany(random, features), Normal.DrawMany(random, features));
            if (a[0] - 2 * a[1] < b[0] - 2 * b[1]) (a, b) = (b, a);
            for (var j = 0; j < features; j++) (first[i, j], second[i, j]) = (a[j], b[j]);
        }
        return (tensor(first), tensor(second));
    }
}

using RewardLang.Training.RewardModels;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A reward model under a policy that moves on: pairs come from the first policy, answers to be judged from a later one, whose features
/// lie elsewhere and closer together. What an answer is worth does not change.
/// </summary>
internal static class ShiftedAnswers
{
    private const int Features = 10;
    private const int Hidden = 16;
    private const int Pairs = 200;
    private const int Prompts = 100, Answers = 3;
    private const int Tests = 2000;
    private const double Shift = 1.5, Closeness = 0.5;
    private const double Rate = 0.2;

    /// <summary>Trains a perceptron on the pairs, looking ahead or not.</summary>
    /// <returns>Its accuracy on pairs of the later policy, and how well it tells the answers apart.</returns>
    public static (double Accuracy, double Spread) Train(int seed, int iterations, double ahead)
    {
        using var scope = NewDisposeScope();
        var random = new Random(seed);
        var direction = Normal.DrawMany(random, Features);
        var offset = Normal.DrawMany(random, Features, 0, Shift);
        float Worth(float[] answer) => (float)Math.Tanh(direction.Zip(answer, (d, x) => d * x).Sum() / Math.Sqrt(Features));
        float[] Draw(bool isLater) => [.. Normal.DrawMany(random, Features).Select((x, i) => isLater ? (float)(Closeness * x) + offset[i] : x)];
        (Tensor Better, Tensor Worse) DrawPairs(int count, bool isLater)
        {
            var (better, worse) = (new List<float>(), new List<float>());
            for (var pair = 0; pair < count; pair++)
            {
                var (first, second) = (Draw(isLater), Draw(isLater));
                if (Worth(first) < Worth(second)) (first, second) = (second, first);
                better.AddRange(first);
                worse.AddRange(second);
            }
            return (tensor(better.ToArray()).reshape(count, Features), tensor(worse.ToArray()).reshape(count, Features));
        }

        var known = DrawPairs(Pairs, isLater: false);
        var tests = DrawPairs(Tests, isLater: true);
        var answers = tensor(Enumerable.Range(0, Prompts * Answers).SelectMany(_ => Draw(true)).ToArray()).reshape(Prompts * Answers, Features);
        using var model = new PerceptronRewardModel(Features, Hidden, seed);
        using var loss = new LabelsAsTheyAre();
        using var spread = new ResponseSpread();
        Tensor Spread() => spread.Step(model.Score(answers).reshape(Prompts, Answers)).Total;
        var step = new MetaStep(ahead, Rate);
        for (var iteration = 0; iteration < iterations; iteration++)
            step.Take(model, Spread, () => loss.Step(model.Score(known.Better).sub(model.Score(known.Worse))).Total);
        using var noGradient = no_grad();
        var accuracy = model.Predict(tests.Better).Zip(model.Predict(tests.Worse), (better, worse) => better > worse ? 1.0 : 0.0).Average();
        return (accuracy, Spread().mean().item<float>());
    }
}

using RewardLang.Training.RewardModels;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Answers to prompts: what each is worth, and what the members of an ensemble say that it is.</summary>
/// <param name="Gold"><c>[prompt * answer]</c>, answers of a prompt together.</param>
/// <param name="Scores"><c>[prompt * answer, member]</c>.</param>
/// <param name="Prompts">How many prompts.</param>
/// <param name="PerPrompt">How many answers each has.</param>
internal sealed record EnsembleAnswers(Tensor Gold, Tensor Scores, int Prompts, int PerPrompt)
{
    private const int Members = 5;
    private const int Features = 8;
    private const int Pairs = 400;
    private const double ErrorScale = 0.5;
    private const double WrongLabels = 0.25;

    /// <summary>
    /// Members that err on their own, seldom and far: gold is standard normal, an error is Student's t of two degrees of freedom.
    /// </summary>
    public static EnsembleAnswers HeavyTailed(int seed, int prompts, int perPrompt)
    {
        var random = new Random(seed);
        var gold = Normal.DrawMany(random, prompts * perPrompt);
        var scores = new float[gold.Length, Members];
        for (var row = 0; row < gold.Length; row++)
            for (var member = 0; member < Members; member++)
                scores[row, member] = (float)(gold[row] + ErrorScale * Normal.Draw(random) / Math.Sqrt(-Math.Log(1 - random.NextDouble())));
        return new EnsembleAnswers(tensor(gold), tensor(scores), prompts, perPrompt);
    }

    /// <summary>
    /// Members that are learned by the program's loss from the same pairs, of which a quarter has the wrong label, and differ by their
    /// first weights. An answer is eight numbers; answers to be judged lie further out than those of the pairs.
    /// </summary>
    public static EnsembleAnswers Learned(int seed, int prompts, int perPrompt, int iterations)
    {
        var random = new Random(seed);
        var direction = Normal.DrawMany(random, Features, 0, 1 / Math.Sqrt(Features));
        using var loss = new MemberPreference();
        var (preferred, other) = (new float[Pairs, Features], new float[Pairs, Features]);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var (first, second) = (Normal.DrawMany(random, Features), Normal.DrawMany(random, Features));
            var isFirst = Worth(direction, first) > Worth(direction, second) != random.NextDouble() < WrongLabels;
            for (var i = 0; i < Features; i++) (preferred[pair, i], other[pair, i]) = isFirst ? (first[i], second[i]) : (second[i], first[i]);
        }

        using var better = tensor(preferred);
        using var worse = tensor(other);
        var members = Enumerable.Range(0, Members).Select(m => new PerceptronRewardModel(Features, 16, seed * 100 + m)).ToList();
        foreach (var member in members)
            ModelFit.Minimize(member.Parameters, _ => loss.Step(member.Score(better), member.Score(worse)).Total, iterations, 0.02);
        using var ensemble = new RewardEnsemble(members);
        var answers = PlainLoops.Rows(random, prompts * perPrompt, Features, 1.5);
        var gold = new float[prompts * perPrompt];
        for (var row = 0; row < gold.Length; row++)
            gold[row] = (float)Worth(direction, [.. Enumerable.Range(0, Features).Select(i => answers[row, i])]);
        using var features = tensor(answers);
        return new EnsembleAnswers(tensor(gold), tensor(ensemble.Predict(features)).reshape(gold.Length, Members), prompts, perPrompt);
    }

    /// <summary>Good along a direction, up to a point, and worse the further an answer strays.</summary>
    private static double Worth(float[] direction, float[] answer) =>
        2 * Math.Tanh(direction.Zip(answer, (d, x) => d * x).Sum()) - 0.1 * answer.Sum(x => x * x) / 2;

    /// <summary>Mean gold and proxy of the best of the first so many answers of each prompt, by what a rule says of the members.</summary>
    public (double Gold, double Proxy) BestOf(Tensor proxy, int draws)
    {
        using var scope = NewDisposeScope();
        using var metric = new BestOfDraws { Draws = draws };
        Tensor First(Tensor all) => all.reshape(Prompts, PerPrompt).narrow(1, 0, draws).reshape(-1);
        var result = metric.Step(First(proxy), First(Gold));
        return (result.Total.mean().item<float>(), result.ProxyOfBest.mean().item<float>());
    }
}

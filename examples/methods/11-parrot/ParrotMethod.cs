using RewardLang.Runtime;
using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Several rewards without weights: only the images of a batch that no other one dominates are trained on.</summary>
public sealed class ParrotMethod() : Method(
    11, "parrot", "Parrot: Pareto-optimal Multi-Reward Reinforcement Learning Framework for Text-to-Image Generation",
    "A token says which reward counts, and of each batch only the images that no other one dominates are trained on.")
{
    private const int Images = 16, Objectives = 4;

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckAgainstLoops(run);
        Train(run);
    }

    private static void CheckNumbers(MethodRun run)
    {
        // Five images with two objectives; the rest of the batch is far below them.
        float[,] five = { { 3, 1 }, { 1, 3 }, { 2, 2 }, { 1, 1 }, { 3, 1 } };
        var scores = new float[1, Images, Objectives];
        for (var image = 0; image < Images; image++)
            for (var objective = 0; objective < 2; objective++) scores[0, image, objective] = image < 5 ? five[image, objective] : -9;
        using var batch = new ParetoBatch();
        using var step = batch.Step(tensor(scores), tensor([0]));
        run.Check("the front", [.. step.Optimal.data<bool>().ToArray().Select(isOptimal => isOptimal ? 1f : 0)], [1, 1, 1, 0, 1, .. Enumerable.Repeat(0.0, 11)]);
        run.Check("what each is trained on with the first token", step.Share, [.75, .25, .5, 0, .75, .. Enumerable.Repeat(0.0, 11)]);

        using var guidance = new DoubleGuidance();
        using var guided = guidance.Step(tensor([1f, 2, 3]).unsqueeze(0), tensor([.5f, .5f, .5f]).unsqueeze(0), tensor([0f, 1, -1]).unsqueeze(0));
        run.Check("noise with two guidances", guided.Noise, [.5, 10.5, 5.5]);
    }

    private static void CheckAgainstLoops(MethodRun run)
    {
        const int rows = 60;
        var random = new Random(11);
        // Few levels, so that there are equal images and equal scores.
        var scores = Enumerable.Range(0, rows * Images * Objectives).Select(_ => (float)random.Next(5)).ToArray();
        var tokens = Enumerable.Range(0, rows).Select(_ => random.Next(Objectives)).ToArray();
        using var batch = new ParetoBatch();
        using var step = batch.Step(tensor(scores).reshape(rows, Images, Objectives), tensor(tokens));
        var (optimal, share) = (step.Optimal.data<bool>().ToArray(), MethodRun.Numbers(step.Share));
        float Score(int row, int image, int objective) => scores[(row * Images + image) * Objectives + objective];
        bool Dominates(int row, int a, int b)
        {
            var isBetter = false;
            for (var objective = 0; objective < Objectives; objective++)
            {
                if (Score(row, a, objective) < Score(row, b, objective)) return false;
                isBetter |= Score(row, a, objective) > Score(row, b, objective);
            }
            return isBetter;
        }
        var (wrong, largest) = (0, 0.0);
        for (var row = 0; row < rows; row++)
        {
            var front = Enumerable.Range(0, Images).Where(image => !Enumerable.Range(0, Images).Any(rival => Dominates(row, rival, image))).ToHashSet();
            for (var image = 0; image < Images; image++)
            {
                if (optimal[row * Images + image] != front.Contains(image)) wrong++;
                var expected = front.Contains(image) ? Score(row, image, tokens[row]) / (double)front.Count : 0;
                largest = Math.Max(largest, Math.Abs(expected - share[row * Images + image]));
            }
        }
        run.Check("images on the front that should not be, or the reverse", wrong, 0);
        run.Check("shares against plain loops, largest difference", largest, 0);
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(8);
        var batches = run.Iterations(1000, 30);
        using var front = new ParetoBatch();
        using var whole = new WholeBatch();
        RewardProgram[] rewards = [front.Program, whole.Program];
        var results = rewards.ToDictionary(reward => reward.Name, reward => seeds.Select(seed => TokenPolicy.Train(reward, batches, seed)).ToList());
        Spread Own(string name, int token) => new([.. results[name].Select(tokens => tokens[token].Own)]);
        Spread Other(string name, int token) => new([.. results[name].Select(tokens => tokens[token].Other)]);
        var table = run.Table($"Mean scores after {batches} batches of {Images}, {seeds.Count} seeds", "trained on", "token", "its own objective", "the other");
        foreach (var name in results.Keys)
            for (var token = 0; token < TokenPolicy.Tokens; token++) table.Add(name, $"{token + 1}", $"{Own(name, token)}", $"{Other(name, token)}");
        run.Claim("Trained on the front, the objective that the token does not name stays high, at no cost of the one it names.",
            Enumerable.Range(0, TokenPolicy.Tokens).All(token => Other("ParetoBatch", token).Values.Min() > Other("WholeBatch", token).Mean
                && Own("ParetoBatch", token).Mean > Own("WholeBatch", token).Mean - .02),
            $"other objective {Other("ParetoBatch", 0)} and {Other("ParetoBatch", 1)} against {Other("WholeBatch", 0)} and {Other("WholeBatch", 1)}");
    }
}

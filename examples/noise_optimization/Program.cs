// Optimises the noise of a frozen picture generator through the rewards of ring_picture.reward; torch's autograd goes back through them.
using NoiseOptimization;
using TorchSharp;
using static TorchSharp.torch;

const int Starts = 16;
var iterations = args.Length > 0 ? int.Parse(args[0]) : 50;
using Scalar regularisation = 0.2;

using var random = new Generator(3);
using var generator = new PictureGenerator(random);
using var reward = new RingPicture();
using var typicalNorm = new TypicalNorm();

using var noise = randn([Starts, PictureGenerator.Latent], generator: random).requires_grad_();
using var optimizer = new NoiseOptimizer(noise, rate: 2, momentum: 0.9, largestNorm: 0.1);
using var optimised = new BestPictures(Starts);
using var firstPictures = generator.Paint(noise).detach();

for (var iteration = 1; iteration <= iterations; iteration++)
{
    using var scope = NewDisposeScope();
    var pictures = generator.Paint(noise);
    using var step = reward.Step(pictures);
    using var norm = typicalNorm.Step(noise);
    optimised.Offer(pictures, step);
    if (iteration == 1 || iteration % 10 == 0)
        Print($"iteration {iteration}", step.Total, step.Contributions.Likeness, step.Contributions.Symmetry, noise.norm(1));
    optimizer.Descend(norm.Total.mul(regularisation).sub(step.Total));
}

using var drawn = BestOfRandom(iterations);
using var drawnLonger = BestOfRandom(3 * iterations);
PrintBest("optimised, best seen", optimised);
PrintBest($"best of {iterations} random", drawn);
PrintBest($"best of {3 * iterations} random", drawnLonger);
var wins = optimised.Scores.Total.greater(drawn.Scores.Total).sum().item<long>();
Console.WriteLine($"optimised beats best of {iterations} random in {wins} of {Starts} starts");
Console.WriteLine();
Sketch.Print(("random", firstPictures[0]), ("optimised", optimised.Pictures[0]), ("best of random", drawn.Pictures[0]));

// For each start, the best of as many pictures of fresh noise.
BestPictures BestOfRandom(int count)
{
    var best = new BestPictures(Starts);
    for (var i = 0; i < count; i++)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var pictures = generator.Paint(randn([Starts, PictureGenerator.Latent], generator: random));
        using var step = reward.Step(pictures);
        best.Offer(pictures, step);
    }

    return best;
}

void PrintBest(string label, BestPictures best)
{
    using var scope = NewDisposeScope();
    var (total, likeness, symmetry) = best.Scores;
    Console.WriteLine(FormattableString.Invariant(
        $"{label,-22} total {Mean(total),6:F3}   likeness {Mean(likeness),6:F3}   symmetry {Mean(symmetry),6:F3}"));
}

void Print(string label, Tensor total, Tensor likeness, Tensor symmetry, Tensor norm) => Console.WriteLine(FormattableString.Invariant(
    $"{label,-22} total {Mean(total),6:F3} = likeness {Mean(likeness),6:F3} + symmetry {Mean(symmetry),6:F3}   norm of noise {Mean(norm),5:F2}"));

float Mean(Tensor values) => values.mean().item<float>();

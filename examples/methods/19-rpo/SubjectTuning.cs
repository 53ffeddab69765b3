using RewardLang.Training.RewardModels;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace RewardLang.Methods;

/// <summary>
/// A generator of pictures as points of 12 dimensions, a map and a shift of the text's point, which draws what the text says before it is
/// tuned on four pictures of a subject. Tuned for long it draws the subject whatever the text says.
/// </summary>
internal sealed class SubjectTuning : IDisposable
{
    /// <summary>After so many iterations each the generator is judged.</summary>
    public const int Between = 10;

    /// <summary>A generator judged on texts that it was not tuned on: means over them.</summary>
    /// <param name="Likeness">To the references, 0 .. 1.</param>
    /// <param name="Fidelity">To the text, 0 .. 1.</param>
    /// <param name="Harmonic">The rewards of each share.</param>
    /// <param name="Arithmetic">The arithmetic mean.</param>
    internal sealed record Checkpoint(double Likeness, double Fidelity, double[] Harmonic, double Arithmetic);

    private const int Size = 12, References = 4, Prompts = 8;
    private const double Rate = 0.003;

    private readonly Random random;
    private readonly double[] subject, place;
    private readonly double[][] references, prompts;
    private readonly Parameter map, shift;

    /// <summary>Draws a subject, its pictures and texts about it.</summary>
    public SubjectTuning(int seed)
    {
        random = new Random(seed);
        place = Direction();
        // The subject looks unlike what the text's common words make of it.
        subject = Unit([.. Direction().Zip(place, (a, b) => a - .6 * b)]);
        references = [.. Enumerable.Range(0, References).Select(_ => Unit([.. subject.Zip(Direction(), (a, b) => a + .25 * b)]))];
        prompts = [.. Enumerable.Range(0, Prompts).Select(_ => Unit([.. place.Zip(Direction(), (a, b) => a + .8 * b)]))];
        (map, shift) = (new Parameter(eye(Size)), new Parameter(zeros(Size)));
    }

    /// <summary>Tunes, and judges the generator on the way.</summary>
    /// <param name="harmonic">Harmonic rewards of several shares; the first one's rewards make the labels.</param>
    /// <param name="arithmetic">The reward that they stand against.</param>
    /// <param name="chance">The chance of a label.</param>
    /// <param name="loss">What is tuned on.</param>
    /// <param name="iterations">For how long.</param>
    public List<Checkpoint> Tune(
        IReadOnlyList<HarmonicReward> harmonic, ArithmeticReward arithmetic, ReferenceChance chance, PreferenceTuning loss, int iterations)
    {
        var course = new List<Checkpoint>();
        using var text = Rows([place]);
        using var frozen = Rows([.. Enumerable.Repeat(place, References)]);
        using var pictures = Rows(references);
        // The same reward judges a reference and what the frozen generator draws of the text.
        using var rewards = RewardsOf(harmonic[0], references);
        using var frozenReward = RewardsOf(harmonic[0], [.. Enumerable.Repeat(place, References)]);
        using var chances = chance.Step(rewards, frozenReward);
        var odds = chances.Total.data<float>().ToArray();
        ModelFit.Minimize([map, shift], iteration =>
        {
            if (iteration % Between == 0) course.Add(Judge(harmonic, arithmetic));
            // Each label is drawn anew, as likely as its reward says.
            var labels = tensor(odds.Select(odd => random.NextDouble() < odd ? 1f : 0).ToArray());
            var noise = tensor(Normal.DrawMany(random, References * Size, 0, .1)).reshape(References, Size);
            var drawn = Draw(text);
            var (reference, generated) = (pictures.add(noise, s_one), frozen.add(noise, s_one));
            return loss.Step(Error(drawn, reference), Error(drawn, generated), Error(text, reference), Error(text, generated), labels).Total;
        }, iterations, Rate);
        course.Add(Judge(harmonic, arithmetic));
        return course;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        map.Dispose();
        shift.Dispose();
    }

    private Checkpoint Judge(IReadOnlyList<HarmonicReward> harmonic, ArithmeticReward arithmetic)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var flat = Draw(Rows(prompts)).contiguous().data<float>().ToArray();
        var drawn = flat.Select(x => (double)x).Chunk(Size).ToArray();
        var images = tensor(drawn.SelectMany(picture => references.Select(reference => (float)Cosine(picture, reference))).ToArray()).reshape(Prompts, References);
        var texts = tensor(drawn.Zip(prompts, (picture, prompt) => (float)Cosine(picture, prompt)).ToArray());
        var steps = harmonic.Select(reward => reward.Step(images, texts)).ToList();
        using var mean = arithmetic.Step(images, texts);
        var checkpoint = new Checkpoint(Mean(steps[0].Likeness), Mean(steps[0].Fidelity), [.. steps.Select(step => Mean(step.Total))], Mean(mean.Total));
        steps.ForEach(step => step.Dispose());
        return checkpoint;
    }

    private Tensor RewardsOf(HarmonicReward harmonic, double[][] pictures)
    {
        using var scope = NewDisposeScope();
        var images = tensor(pictures.SelectMany(picture => references.Select(reference => (float)Cosine(picture, reference))).ToArray()).reshape(pictures.Length, References);
        using var step = harmonic.Step(images, tensor(pictures.Select(picture => (float)Cosine(picture, place)).ToArray()));
        return tensor(step.Total.data<float>().ToArray()).MoveToOuterDisposeScope();
    }

    private Tensor Draw(Tensor texts) => texts.matmul(map).add(shift, s_one);

    private static Tensor Error(Tensor drawn, Tensor picture)
    {
        var difference = drawn.sub(picture);
        return difference.mul(difference).mean([1]).expand(picture.size(0));
    }

    private static double Mean(Tensor tensor) => tensor.data<float>().ToArray().Average();

    private static Tensor Rows(double[][] points) => tensor(points.SelectMany(point => point).Select(x => (float)x).ToArray()).reshape(points.Length, Size);

    private double[] Direction() => Unit([.. Normal.DrawMany(random, Size).Select(x => (double)x)]);

    private static double[] Unit(double[] point)
    {
        var length = Math.Sqrt(point.Sum(x => x * x));
        return [.. point.Select(x => x / length)];
    }

    private static double Cosine(double[] a, double[] b) =>
        Math.Clamp(a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x)), -1, 1);

    // A scalar in a field outlives the call that reads it.
    private static readonly TorchSharp.Scalar s_one = 1;
}

using RewardLang.Training.Samplers;

namespace RewardLang.Training.Tests.Samplers;

public sealed class SamplerTests
{
    [Fact]
    public void Draws_come_in_proportion_to_the_weights()
    {
        var counts = new int[3];
        foreach (var i in Categorical.Draw(new Random(1), [1, 0, 3], 40_000)) counts[i]++;
        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[2] / 40_000.0, 0.74, 0.76);
    }

    [Fact]
    public void Logits_may_be_of_any_size()
    {
        var random = new Random(1);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(1, Categorical.DrawSoftmax(random, [-1e6, 900, -5])));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 2)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Other_weights_are_refused(double first, double second) =>
        Assert.Throws<ArgumentException>(() => Categorical.Draw(new Random(1), [first, second]));

    [Fact]
    public void Normal_numbers_have_their_mean_and_deviation()
    {
        var drawn = Normal.DrawMany(new Random(1), 40_000, mean: 2, deviation: 3);
        var mean = drawn.Average();
        Assert.InRange(mean, 1.95f, 2.05f);
        Assert.InRange(Math.Sqrt(drawn.Average(x => (x - mean) * (x - mean))), 2.95, 3.05);
    }

    [Fact]
    public void The_first_of_the_best_is_kept_and_what_has_no_score_is_counted()
    {
        var best = new BestSeen<string>();
        Assert.False(best.Offer("nothing", double.NaN));
        Assert.True(best.Offer("a", 1));
        Assert.False(best.Offer("b", 1));
        Assert.True(best.Offer("c", 2));
        Assert.Equal(("c", 2, 3, 4, 1), (best.Value, best.Score, best.Index, best.Count, best.Unscored));
    }
}

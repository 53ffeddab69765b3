using RewardLang.Training.Judges;

namespace RewardLang.Training.Tests.Judges;

public sealed class VerifierTests
{
    [Theory]
    [InlineData("<think>a\nb</think> <answer>7</answer>", 1)]
    [InlineData("<think>a</think><answer>7</answer> and more", 0)]
    [InlineData("", 0)]
    public void A_pattern_matches_the_whole_text(string text, double score) =>
        Assert.Equal(score, new PatternVerifier(@"<think>.*?</think>\s*<answer>.*?</answer>").Score(text));

    [Fact]
    public void A_text_made_to_match_slowly_does_not()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(0, new PatternVerifier("(a+)+b").Score(new string('a', 100_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(0, 0, 10, 8, 0.8)]
    [InlineData(0, 0, 10, 10, 1)]
    [InlineData(10, 0, 20, 10, 0)]
    [InlineData(5, 5, 15, 15, 25.0 / 175)]
    [InlineData(8, 8, 2, 2, 0)]
    public void Overlap_is_the_shared_area_over_the_covered(double left, double top, double right, double bottom, double overlap) =>
        Assert.Equal(overlap, new Box(0, 0, 10, 10).IntersectionOverUnion(new Box(left, top, right, bottom)), 12);

    [Fact]
    public void The_surest_box_chooses_first_and_a_true_box_matches_once()
    {
        Box[] truth = [new(0, 0, 10, 10), new(20, 20, 30, 30)];
        Box[] found = [new(0, 0, 10, 9, 0.5), new(0, 0, 10, 8, 0.9), new(50, 50, 60, 60, 0.6)];
        Assert.Equal([0, 0.8, 0], new BoxMatcher().Overlaps(found, truth));
    }

    [Theory]
    [InlineData("""[{"Position": [0, 0, 10, 8], "Confidence": 0.9}]""", 0.9)]
    [InlineData("""[{"Position": [0, 0, 10, 8]}]""", 1)]
    public void Boxes_are_read(string json, double confidence) => Assert.Equal(new Box(0, 0, 10, 8, confidence), Assert.Single(Box.Parse(json)!));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""[{"Position": [0, 0, 10]}]""")]
    [InlineData("""[{"Position": ["a", 0, 10, 8]}]""")]
    [InlineData("[{\"Position\": [0, 0, 10, 8]")]
    public void Anything_else_is_no_list_of_boxes(string json) => Assert.Null(Box.Parse(json));
}

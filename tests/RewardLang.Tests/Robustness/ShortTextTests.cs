using RewardLang.Diagnostics;

namespace RewardLang.Tests.Robustness;

/// <summary>
/// The words and signs of the language in any order, at the beginning of a file, at its end and inside a program: whatever looks ahead or back from a word must
/// not look beyond the text. The environment variable <c>REWARD_SHORT_TEXTS</c> sets how many of three words are tried, beside all of two.
/// </summary>
public sealed class ShortTextTests
{
    private static readonly int s_count = int.TryParse(Environment.GetEnvironmentVariable("REWARD_SHORT_TEXTS"), out var count) ? count : 2_000;

    private static readonly string[] s_words =
    [
        .. "import as from reward metric loss fn axis unit input param let state backward term total output adjust end when weight check scenario group by in over if then else and or not true false shared".Split(' '),
        .. "( ) [ ] { } < > <= >= == != = + - * / ^ , : . .. |> -> => ' \" @ # ; % ! & | ? // /// \\".Split(' '),
        .. "x prev init reset finite causal invariant steps batch time std real bool vec3 self return def class lambda 1 2.5 1e9 inf nan 0".Split(' '),
    ];

    private static readonly Func<string, string>[] s_places = [text => text, text => $"x {text}", text => $"reward R {{ {text} }}", text => $"reward R {{ input x : real total = x {text}"];

    [Fact]
    public void Two_words_anywhere_are_answered()
    {
        foreach (var place in s_places)
            Parallel.ForEach(s_words, first => Array.ForEach(s_words, second => Answer(place($"{first} {second}"))));
    }

    [Fact]
    public void Three_words_anywhere_are_answered()
    {
        var random = new Random();
        string Word() => s_words[random.Next(s_words.Length)];
        for (var i = 0; i < s_count; i++)
            Answer(s_places[random.Next(s_places.Length)]($"{Word()} {Word()} {Word()}"));
    }

    /// <summary>What mutated texts have found.</summary>
    [Theory]
    [InlineData("total = -1.xy.norm() / x<m^")]
    [InlineData("scenario near { x = 1 } scenario far { x = 2 } check total of near +  of far")]
    [InlineData("let before = prev(terms, initial: x) term progress = max(before - x, 0) total = weighted_sum(terms)")]
    [InlineData("let before = prev(contributions, initial: 0) term progress = sum(before) + x")]
    public void What_was_found_is_answered(string body) => Answer($"reward R {{ input x : real {body} }}");

    private static void Answer(string text)
    {
        try
        {
            var result = RewardCompiler.Compile(new SourceText("short.reward", text));
            Assert.All(result.Diagnostics, d => Assert.InRange(d.Span.Start, 0, text.Length));
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{exception}\n{text}");
        }
    }
}

using RewardLang.Diagnostics;

namespace RewardLang.Tests.Diagnostics;

/// <summary>What a lint says is true: programs of which it would not be.</summary>
public sealed class SilentLintTests
{
    [Theory]
    // What a survived step pays is no constant, the other term pays more where the episode ends, or the total does not have the term.
    [InlineData("RWD7029", "term alive = 1 when b weight 200 * x\n term go = x\n end lost when not b")]
    [InlineData("RWD7029", "term stay = 10 when x < 0.5 weight x\n term go = x weight 0.01\n end lost when x > 0.5")]
    [InlineData("RWD7029", "term alive = 1 weight 10\n term near = x weight 0.05\n term bonus = 1 when b weight 100000\n end success when b")]
    [InlineData("RWD7029", "term alive = 1 weight 100\n term go = x\n total = go\n end fell when b")]
    [InlineData("RWD7009", "term small = x * 0.001\n term big = y * 1000\n total = if small > 0.0005 then 100 else big * 0.001")]
    [InlineData("RWD7009", "term small = x * 0.001\n term big = y * 1000\n total = product(terms)")]
    // An end has its price, whichever way it is written.
    [InlineData("RWD7012", "total = if b then -x else -100\n end over when not b")]
    [InlineData("RWD7012", "total = if x < 0.3 then -100 else if y > 0.5 then -100 else -1\n end fell when x < 0.3 or y > 0.5")]
    [InlineData("RWD7011", "term go = x\n term base = 1\n total = if b then go else base")]
    [InlineData("RWD7016", "axis k\n input u : real[k]\n total = (if b then x + y + w else 0) / size(k)")]
    [InlineData("RWD7014", "term effort_cost = x\n term distance_cost = y\n total = -weighted_sum(terms)")]
    [InlineData("RWD7014", "term effort_cost = x\n term bonus = -y\n total = 10 - weighted_sum(terms)")]
    [InlineData("RWD7014", "term gain = y\n term penalty = x\n let bad = 3 * penalty\n total = gain - bad")]
    [InlineData("RWD7024", "state s = 0 then 1 - s\n end e when s > 3\n total = x")]
    [InlineData("RWD7004", "let c = clip(w, 0.5, 1)\n state s = 0 then if w < 1 and w > 0.5 then c else s\n repeat q = y then 0.9 * max(q * 0.5, y) + 0.3 * y times 9000\n total = q + c\n output o = s")]
    [InlineData("RWD7007", "total = if clip(w, 0, 1) == 1 then x else y")]
    [InlineData("RWD7007", "input n : int in 0 .. 9\n total = if n / 2 == 2 then x else y")]
    [InlineData("RWD7007", "state rest = 0 then if b then 2 else max(rest - 0.1, 0)\n total = if rest == 0 then x else y")]
    [InlineData("RWD7007", "state rest = 0 then if b then 2 else max(rest - 0.1, 0)\n total = if prev(rest, initial: 0) == 0 then x else y")]
    [InlineData("RWD7007", "let c = if b then 0.5 else if x > 0.5 then 0.25 else 0\n total = if c == 0.25 then x else y")]
    [InlineData("RWD7007", "param top = 0.5 in 0.2 .. 0.9\n total = if min(x, top) == top then x else y")]
    public void Is_silent(string lint, string body) => Assert.DoesNotContain(Compile(body).Diagnostics, d => d.Id == lint);

    [Theory]
    [InlineData("RWD7029", "term alive = 1 weight 100\n term go = x\n end fell when b")]
    [InlineData("RWD7009", "term small = x * 0.001\n term big = y * 1000\n total = clip(weighted_sum(terms), -2000, 2000)")]
    [InlineData("RWD7012", "total = -1 - x\n end over when b")]
    [InlineData("RWD7012", "total = if b then -x else -1\n end over when not b")]
    [InlineData("RWD7014", "term effort_cost = x\n term gain = y\n total = 2 * weighted_sum(terms)")]
    [InlineData("RWD7024", "state s = 0 then s + 1\n end e when s > 3\n total = x")]
    [InlineData("RWD7007", "total = if w * 3 == 1 then x else y")]
    [InlineData("RWD7007", "let c = if b then 0.5 else x\n total = if c == 0.75 then x else y")]
    public void Still_speaks(string lint, string body) => Assert.Contains(Compile(body).Diagnostics, d => d.Id == lint);

    private static CompilationResult Compile(string body)
    {
        var result = RewardCompiler.Compile(new SourceText("silent.reward", $$"""
            reward R {
              input x : real in 0 .. 1
              input y : real in 0 .. 1
              input w : real in 0 .. 2
              input b : bool
              {{body}}
            }
            """));
        Assert.False(result.HasErrors, string.Join('\n', result.Diagnostics));
        return result;
    }
}

using CsCheck;
using RewardLang.Advice;
using RewardLang.Diagnostics;

namespace RewardLang.Tests.Diagnostics;

/// <summary>What a text gets wrong once its advice is followed is said in the same round, where it stands.</summary>
public sealed class AdvisedRoundsTests
{
    [Fact]
    public void Lints_are_said_beside_the_errors_that_have_an_edit()
    {
        var found = Find("""
            reward R {
              input speed : real in -1 .. 1
              input gap : real in 0 .. 1
              term pace = gap / change(speed)
              term near = 1 / gap
            }
            """);
        Assert.Equal(["RWD2002 4:21", "RWD7001 4:21", "RWD7001 5:19"], found.Select(d => $"{d.Id} {d.Start.Line}:{d.Start.Column}"));
    }

    [Fact]
    public void Lines_in_sentences_are_those_of_the_text()
    {
        var found = Find("""
            reward R {
              input chosen : real
              term a = change(chosen)
              term b = prev(a, initial: 0)
              term c = next(c, final: 0)
              let d = e
              let e = d
            }
            """);
        Assert.All(found.SelectMany(d => System.Text.RegularExpressions.Regex.Matches(d.Message + d.Hint, @"line (\d+)")), m => Assert.InRange(int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 1, 8));
        Assert.Contains(found, d => d.Id == "RWD2002" && d.Start.Line == 3);
    }

    /// <summary>Nothing is known of a name that nothing declares: what is said is about the rest.</summary>
    [Fact]
    public void A_name_that_is_not_declared_hides_nothing_else()
    {
        var found = Find("""
            reward R {
              axis joint = 3
              input gap : real<m> in 0 .. 2
              term near = if touching then gap.x + sum(torques, over: joint) else exp(-gap / 2)
            }
            """);
        Assert.Equal(["RWD2001 4:18", "RWD3013 4:36", "RWD2001 4:44", "RWD3003 4:82"], found.Select(d => $"{d.Id} {d.Start.Line}:{d.Start.Column}"));
    }

    /// <summary>What a text has kept stands where it stood.</summary>
    [Fact]
    public void Kept_text_keeps_its_place() => Gen.Select(Gen.String[Gen.Char["ab (,)+1\n"], 0, 60], Gen.Select(Gen.Int[0, 60], Gen.Int[0, 6], Gen.String[Gen.Char["xy (,)+\n"], 0, 8]).Array[0, 6]).Sample((text, places) =>
    {
        var source = new SourceText("text.reward", text);
        var edits = places.Where(p => p.Item1 + p.Item2 <= text.Length).Select(p => new TextEdit(new TextSpan(p.Item1, p.Item2), p.Item3)).ToList();
        if (AdvisedText.Of(source, edits) is not { } advised)
            return;
        var kept = 0;
        for (var i = 0; i < advised.Text.Text.Length; i++)
            if (advised.Before(new TextSpan(i, 1)) is { } before)
            {
                Assert.Equal(advised.Text.Text[i].ToString(), source.GetText(before));
                kept++;
            }

        Assert.True(kept >= text.Length - edits.Sum(e => e.Span.Length));
    }, iter: 2_000);

    private static IReadOnlyList<Diagnostic> Find(string text) => RewardCompiler.Compile(new SourceText("text.reward", text)).Diagnostics;
}

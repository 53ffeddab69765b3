using CsCheck;
using RewardLang.Advice;
using RewardLang.Diagnostics;

namespace RewardLang.Tests.Diagnostics;

/// <summary>What a text gets wrong once its advice is followed is said in the same round, where it stands.</summary>
public sealed class AdvisedRoundsTests
{
    /// <summary>Inputs whose units differ by a time.</summary>
    private const string Energies = "input power : real<kW> in 0 .. 40  input energy : real<kWh> in 0 .. 2  input price : real in 0 .. 1";

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

    /// <summary>How large a value is whose units are advised is the user's to choose, and with it what is made of the value.</summary>
    [Theory]
    [InlineData("term bill = -price * (power + energy) / 1<kWh>")]
    [InlineData("let used = 1e-9 * exp(-energy)\n term bill = price * used")]
    [InlineData("term bill = -price * (power + energy) / 1<kWh>\n total = clip(weighted_sum(terms), -1e9, 200)")]
    public void Sizes_that_follow_from_advice_about_units_are_not_told(string members)
    {
        var found = Find($$"""
            reward R {
              {{Energies}}
              input people : real in 0 .. 150
              let spare = clip(people, 0, 200)
              term comfort = spare
              {{members}}
            }
            """);
        Assert.Contains(found, d => d.Id is "RWD3002" or "RWD3003");
        // What has nothing to do with it is told as ever.
        Assert.Equal("clip(people, 0, 200)", Assert.Single(found.Where(d => d.Severity != DiagnosticSeverity.Error).Select(d => d.Source.GetText(d.Span))));
    }

    /// <summary>A check is held back where it is of such a value, unless it asks for no size.</summary>
    [Theory]
    [InlineData("check total <= 1", false)]
    [InlineData("check bill >= 0", false)]
    [InlineData("check return(steps: 10) <= 1", false)]
    [InlineData("check comfort <= 100", true)]
    [InlineData("check invariant(bill)", true)]
    public void Checks_of_such_sizes_wait(string check, bool isTold)
    {
        var found = Find($$"""
            reward R {
              {{Energies}}
              input people : real in 0 .. 150
              term comfort = people
              term bill = -price * (power + energy) / 1<kWh>
              {{check}}
            }
            """);
        Assert.Contains(found, d => d.Id == "RWD3002");
        Assert.Equal(isTold, found.Any(d => d.Id is "RWD5003" or "RWD5004"));
    }

    [Theory]
    [InlineData("term near = power + energy", false)]
    [InlineData("term near = power / 1<kW> + change(energy / 1<kWh>)", true)]
    public void What_nothing_reads_may_be_what_a_mistake_is_mended_with(string term, bool isTold)
    {
        var found = Find($$"""
            reward R {
              {{Energies}}
              param dt : real<s> = 600 in 1 .. 900
              {{term}}
              term far = -price
            }
            """);
        Assert.Contains(found, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(isTold, found.Any(d => d.Id == "RWD7016"));
    }

    /// <summary>Nothing is said of a value that was read in place of a broken one, nor of a text that nobody wrote; what has nothing to do with it is told.</summary>
    [Theory]
    [InlineData("term lane = exp(-offset / 50<cm>)", "RWD4003")]
    [InlineData("let far = sum(offset)\n term lane = clip(clip(0.5 - shaped(far / 1<m>, 0.1), 0, 1), -1, 2)\n end success when far < 2<m>", "RWD2002")]
    [InlineData("let shaped = lambda d, s: exp(-d / s)\n let gap = norm(offset)\n term lane = shaped(gap, 0.1<m>)\n end success when gap < 2<cm>", "RWD1007")]
    [InlineData("term lane = clip(max(exp(-sum(offset) ** 2 / 1<m^2>), 0), -1, 2)", "RWD1003")]
    public void Values_that_were_read_in_place_of_others_are_not_judged(string members, string error)
    {
        var found = Find($$"""
            reward R {
              axis lane_point = 64
              input offset : real<m>[lane_point] in 0 .. 90
              input people : real in 0 .. 150
              term comfort = clip(people, 0, 200)
              {{members}}
            }
            """);
        Assert.Equal([error], found.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
        Assert.Equal(["clip(people, 0, 200)"], found.Where(d => d.Severity != DiagnosticSeverity.Error).Select(d => d.Source.GetText(d.Span)));
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

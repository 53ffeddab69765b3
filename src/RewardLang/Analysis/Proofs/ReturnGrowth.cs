using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Lints;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>A return that grows with the length of the episode and breaks a claim by that: by which terms, and what to do about it.</summary>
/// <param name="program">The program.</param>
/// <param name="claim">The claim.</param>
/// <param name="length">The episode.</param>
/// <param name="isAbove">Whether the return is above the claim, and not below.</param>
internal sealed class ReturnGrowth(CompiledProgram program, Claim claim, EpisodeLength length, bool isAbove)
{
    private const int MostTerms = 2;

    /// <summary>The steps of an episode of which it is said what can be claimed.</summary>
    private const int ShownSteps = 1000;

    /// <summary>Whether a return that was bounded in some way grows beyond a claim with the length of the episode.</summary>
    public static bool Grows(ReturnBounds bounds, Interval claimed, EpisodeLength length) => double.IsInfinity(length.Steps) && length.Discount == 1
        && (bounds.EachStep.Upper > 0 && double.IsPositiveInfinity(bounds.Range.Upper) && !double.IsInfinity(claimed.Upper)
            || bounds.EachStep.Lower < 0 && double.IsNegativeInfinity(bounds.Range.Lower) && !double.IsInfinity(claimed.Lower));

    /// <summary>The terms that add up without a bound on the side on which the claim is broken, those that add most in front.</summary>
    private IReadOnlyList<(string Name, Node Value, Interval EachStep)> Terms { get; } =
        [.. program.Graph.Results.Where(r => r.Kind == ResultKind.Contribution && r.Node.Axes.Count == 0)
            .Select(r => (r.Name, Value: r.Node, Bounds: ReturnBounds.Of(program.Ranges, r.Node, length)))
            .Where(t => (isAbove ? t.Bounds.EachStep.Upper : -t.Bounds.EachStep.Lower) > 0 && double.IsInfinity(isAbove ? t.Bounds.Range.Upper : t.Bounds.Range.Lower))
            .OrderByDescending(t => isAbove ? t.Bounds.EachStep.Upper : -t.Bounds.EachStep.Lower).Select(t => (t.Name, t.Value, t.Bounds.EachStep)).Take(MostTerms)];

    /// <summary>Which terms add up without a bound, behind what the return is; empty where that is none of them.</summary>
    public string Cause => Terms.Count == 0 ? ""
        : $"; {string.Join(" and ", Terms.Select(t => $"'{t.Name}' adds {IntervalText.Describe(t.EachStep)}"))} at every step, so it grows with the length of the episode";

    /// <summary>What to write instead: terms that do not add up, or a claim of so many steps.</summary>
    public string Advice(Node total, ReturnBounds bounds)
    {
        var ways = Terms.Select(Way).OfType<string>().ToList();
        var changing = Terms.Where(t => Way(t) is null).Select(t => $"'{t.Name}'").ToList();
        if (isAbove && (changing.Count > 0 || Terms.Count == 0))
            ways.Add($"pay{(changing.Count == 0 ? "" : $" in {string.Join(" and ", changing)}")} for what changes, with change(…) of std.temporal");
        var claims = Claims(total, bounds).ToList();
        if (claims.Count > 0)
            ways.Add($"claim the return of so many steps: {string.Join(" or ", claims.Select(c => $"'{c}'"))}");
        var text = string.Join("; or ", ways);
        return text.Length == 0 ? "Correct the reward or the check." : char.ToUpperInvariant(text[0]) + text.Substring(1) + ".";
    }

    /// <summary>How a term is paid that must not add up: a condition once, the scores of a process by what the next step takes away; null for others.</summary>
    private string? Way((string Name, Node Value, Interval EachStep) term)
    {
        if (!isAbove)
            return null;
        var value = program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Term && r.Name == term.Name)?.Node ?? term.Value;
        if (PaidCondition.Of(value) is { } condition && !(program.Graph.Done is { } done && PaidCondition.EndsWithout(done, condition)))
            return $"pay '{term.Name}' once, with first({new ExpressionText(program, program.ValueNames).Of(condition)}) of std.temporal";
        return Reach.From([value]).Any(n => n.Kind is NodeKind.Input or NodeKind.ModelCall && NameParts.Of(n.Kind == NodeKind.Input ? program.Inputs[n.Slot].Name : program.Models[n.Slot].Name).Any(part => part is "score" or "scores" or "prm"))
            ? $"pay '{term.Name}' by delta_score(…) of std.refine where it is the score of a step of a process" : null;
    }

    /// <summary>The claim for so few steps that it is proved as it is, and what is proved of many.</summary>
    private IEnumerable<string> Claims(Node total, ReturnBounds bounds)
    {
        if (LengthAdvice.StepsFor(program, total, claim, bounds) is { } few)
            yield return ClaimText.Of(ClaimText.Return(new EpisodeLength(few, 1)), claim.Range.Lower, claim.Range.Upper);
        var many = new EpisodeLength(ShownSteps, 1);
        if (ClaimText.Found(ClaimText.Return(many), claim, ReturnBounds.Of(program.Ranges, total, many).Range) is { } found)
            yield return found;
    }
}

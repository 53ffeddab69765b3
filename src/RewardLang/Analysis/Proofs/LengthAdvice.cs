using System.Globalization;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>What makes a claim about a return that grows with the length of the episode one that holds: a number of steps, or a discount.</summary>
internal static class LengthAdvice
{
    private const double MostSteps = 1_000_000;

    private static readonly double[] s_discounts = [0.99, 0.95, 0.9];

    /// <summary>The arguments of <c>return(…)</c> with which a claim is proved; where none is, the usual ones, with which it is decided.</summary>
    /// <param name="program">The program.</param>
    /// <param name="total">What is summed up.</param>
    /// <param name="claim">What is said of the sum.</param>
    /// <param name="bounds">What was found of episodes of any length.</param>
    public static IReadOnlyList<string> Of(CompiledProgram program, Node total, Claim claim, ReturnBounds bounds)
    {
        var steps = StepsFor(program, total, claim, bounds) ?? 0;
        var discount = s_discounts.FirstOrDefault(d => Holds(program, total, claim, new EpisodeLength(double.PositiveInfinity, d)));
        var found = new List<string>();
        if (steps > 0 || discount == 0)
            found.Add($"steps: {(steps > 0 ? steps : 1000).ToString(CultureInfo.InvariantCulture)}");
        if (discount > 0 || steps == 0)
            found.Add($"discount: {(discount > 0 ? discount : s_discounts[0]).ToString(CultureInfo.InvariantCulture)}");
        return found;
    }

    /// <summary>A number of steps for which a claim is proved; null where it is not even for a few.</summary>
    /// <param name="program">The program.</param>
    /// <param name="total">What is summed up.</param>
    /// <param name="claim">What is said of the sum.</param>
    /// <param name="bounds">What was found of episodes of any length.</param>
    public static double? StepsFor(CompiledProgram program, Node total, Claim claim, ReturnBounds bounds)
    {
        // What is paid once beside what each step adds leaves fewer steps.
        var most = Math.Min(Steps(claim.Range.Upper, bounds.EachStep.Upper), Steps(-claim.Range.Lower, -bounds.EachStep.Lower));
        return new[] { most, most - 1, 0.9 * most, 0.5 * most }.Select(Rounded).FirstOrDefault(n => n >= 2 && Holds(program, total, claim, new EpisodeLength(n, 1))) is > 0 and var steps ? steps : null;
    }

    private static bool Holds(CompiledProgram program, Node total, Claim claim, EpisodeLength length) => claim.HoldsButForRounding(ReturnBounds.Of(program.Ranges, total, length).Range);

    /// <summary>How many steps reach an end, whose sum is rounded.</summary>
    private static double Steps(double end, double each) => each > 0 && !double.IsInfinity(end) ? Math.Floor(end / each * (1 + 1e-6)) : MostSteps;

    /// <summary>A number of steps that reads well: of a large one two digits.</summary>
    private static double Rounded(double steps)
    {
        var (whole, unit) = (Math.Floor(steps), 1.0);
        while (whole / unit >= 100)
            unit *= 10;
        return Math.Floor(whole / unit) * unit;
    }
}

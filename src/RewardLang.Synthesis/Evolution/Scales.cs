namespace RewardLang.Synthesis.Evolution;

/// <summary>How near a number is to what a measure is where the metric pays.</summary>
internal enum Closeness
{
    /// <summary>Not: what it is otherwise.</summary>
    Usual,

    /// <summary>Anywhere between the two.</summary>
    Between,

    /// <summary>In the nearer half.</summary>
    Close,

    /// <summary>In the farther half.</summary>
    Far,
}

/// <summary>Draws the scales and limits of terms.</summary>
/// <param name="random">Decides.</param>
internal sealed class Scales(Random random)
{
    /// <summary>How far a limit is beyond what a measure is when episodes begin.</summary>
    private const double BesideStart = 1.2;

    /// <summary>A scale or limit: what the measure usually is or, where that is known, nearer to what it is where the metric pays.</summary>
    public double Near(Measure measure, Closeness closeness)
    {
        if (closeness == Closeness.Usual)
            return measure.Scale * random.Spread(1, 0.5);
        if (measure.Evidence is not { Level: > 0 } evidence)
            return measure.Scale * random.Spread(1, 1.2);
        var part = closeness switch
        {
            Closeness.Close => 0.5 * random.NextDouble(),
            Closeness.Far => 0.5 + 0.5 * random.NextDouble(),
            _ => random.NextDouble(),
        };
        return evidence.Level * Math.Pow(measure.Scale / evidence.Level, part) * random.Spread(1, 0.3);
    }

    /// <summary>A limit that no episode is beyond when it begins.</summary>
    public static double BehindStart(Measure measure, bool isMore, double limit) =>
        isMore ? Math.Max(limit, BesideStart * measure.AtStart.Largest) : measure.AtStart.Smallest > 0 ? Math.Min(limit, measure.AtStart.Smallest / BesideStart) : limit;

    /// <summary>The declaration of a param in the unit of a measure.</summary>
    public static string Declaration(string name, Measure measure, double value) =>
        $"param {name} : {measure.Type} = {FormattableString.Invariant($"{value:G3}")} in {FormattableString.Invariant($"{value / 100:G3}")} .. {FormattableString.Invariant($"{value * 100:G3}")}";
}

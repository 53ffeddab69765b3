using RewardLang.Diagnostics;
using RewardLang.Training.Environments;

namespace RewardLang.Synthesis.Evolution;

/// <summary>Writes terms about an environment's measures into genomes.</summary>
/// <param name="environment">Where.</param>
/// <param name="measures">What there is to measure, with magnitudes.</param>
/// <param name="random">Decides what is drawn.</param>
internal sealed class GenomeBuilder(EnvironmentDescription environment, IReadOnlyList<Measure> measures, Random random)
{
    private const string Temporal = "import std.temporal\n";

    /// <summary>A program without terms, from which all others grow.</summary>
    public static string Seed => "import std.temporal\n\nreward Candidate {\n}\n";

    /// <summary>A genome with a few random terms; null where the draw does not parse.</summary>
    public Genome? New()
    {
        var genome = Genome.TryParse(Seed);
        for (var terms = random.Next(1, 4); terms > 0 && genome is not null; terms--)
            genome = WithTerm(genome, RandomMeasure());
        return genome;
    }

    /// <summary>A measure, those first that tell steps that the metric pays for from others.</summary>
    public Measure RandomMeasure() => random.Pick(measures, m => m.Evidence?.Odds ?? 1);

    /// <summary>A genome with one more term about a measure, with a shape, scale and weight that are drawn.</summary>
    public Genome? WithTerm(Genome genome, Measure measure)
    {
        var shapes = TermShape.All.Where(s => s.Fits(measure)).ToList();
        if (measure.Evidence is { Lead: var lead } && random.NextDouble() < Math.Abs(lead))
            shapes.RemoveAll(s => s.PaysForMore != lead > 0);
        var shape = random.Pick(shapes)!;
        var name = genome.NewName($"{shape.Name}_{measure.Name}");
        var scale = genome.NewName($"{name}_scale");
        var weight = random.Spread(1, 1);
        return genome.With(
            [
                .. Importing(genome),
                .. Declaring(genome, measure.Signals),
                genome.Adding(ParamText(scale, measure, shape.IsBounded)),
                genome.Adding($"term {name} = {shape.Of(measure, scale)}  weight {weight}"),
            ]);
    }

    /// <summary>The condition that a measure is below or above a number near its magnitude, and the param that it needs.</summary>
    public (string Condition, IReadOnlyList<TextEdit> Edits) Condition(Genome genome, Measure measure)
    {
        var name = genome.NewName($"{measure.Name}_limit");
        var chanceOfMore = measure.Evidence is { Lead: var lead } ? (1 + lead) / 2 : 0.25;
        var comparison = random.NextDouble() < chanceOfMore ? ">" : "<";
        return ($"{measure.Expression} {comparison} {name}", [.. Declaring(genome, measure.Signals), genome.Adding(ParamText(name, measure, isFine: true))]);
    }

    /// <summary>What a genome lacks of the inputs and axes that some signals need.</summary>
    public IEnumerable<TextEdit> Declaring(Genome genome, IEnumerable<string> signals)
    {
        var missing = signals.Distinct().Select(name => environment.Signals.First(s => s.Name == name)).Where(s => genome.Find(s.Name) is null).ToList();
        var axes = missing.SelectMany(s => s.Axes).DistinctBy(a => a.Name).Where(a => a.Name is not ("xy" or "xyz" or "quat" or "quat_xyzw") && genome.Find(a.Name) is null);
        return [.. axes.Select(a => genome.Adding($"axis {a.Name} = {a.Size}")), .. missing.Select(s => genome.Adding(s.Declaration))];
    }

    /// <summary>A scale or limit: near what the measure usually is or, where it may be fine and that is known, between this and what it is where the metric pays.</summary>
    private string ParamText(string name, Measure measure, bool isFine)
    {
        var usual = !isFine ? measure.Scale * random.Spread(1, 0.5)
            : measure.Evidence is { Level: > 0 } evidence ? evidence.Level * Math.Pow(measure.Scale / evidence.Level, random.NextDouble()) * random.Spread(1, 0.3)
            : measure.Scale * random.Spread(1, 1.2);
        return $"param {name} : {measure.Type} = {FormattableString.Invariant($"{usual:G3}")} in {FormattableString.Invariant($"{usual / 100:G3}")} .. {FormattableString.Invariant($"{usual * 100:G3}")}";
    }

    private static IEnumerable<TextEdit> Importing(Genome genome) => genome.Text.Contains("std.temporal", StringComparison.Ordinal)
        ? []
        : [new TextEdit(new TextSpan(0, 0), Temporal)];
}

using RewardLang.Diagnostics;
using RewardLang.Training.Environments;

namespace RewardLang.Synthesis.Evolution;

/// <summary>Writes terms about an environment's measures into genomes.</summary>
/// <param name="environment">Where.</param>
/// <param name="insight">What there is to measure, with magnitudes, and what is known of it.</param>
/// <param name="random">Decides what is drawn.</param>
internal sealed class GenomeBuilder(EnvironmentDescription environment, Insight insight, Random random)
{
    private const string Temporal = "import std.temporal\n";

    /// <summary>How many of the first genomes pay for two things at once, and how many end episodes that fail.</summary>
    private const double Joined = 0.5, Failing = 0.25;

    /// <summary>How often what is aimed is led by what is a means to the goal.</summary>
    private const double ByMeans = 0.8;

    /// <summary>The part of a first genome's terms that are about what tells most.</summary>
    private const double Led = 0.5;

    /// <summary>How often a measure is drawn once more, beside the first time.</summary>
    private const double Known = 0.25;

    private readonly Scales _scales = new(random);

    /// <summary>A program without terms, from which all others grow.</summary>
    public static string Seed => "import std.temporal\n\nreward Candidate {\n}\n";

    /// <summary>A genome with a few random terms; null where the draw does not parse.</summary>
    public Genome? New()
    {
        var genome = Genome.TryParse(Seed);
        for (var terms = random.Next(2, 5); terms > 0 && genome is not null; terms--)
            genome = (random.NextDouble() < Led ? WithLeadingTerm(genome) : null) ?? WithTerm(genome, NewMeasure(genome));
        if (genome is not null && random.NextDouble() < Joined)
            genome = WithJoinedTerms(genome) ?? genome;
        return genome is not null && random.NextDouble() < Failing ? WithFailure(genome)?.Genome ?? genome : genome;
    }

    /// <summary>A genome that leads to each part of what the metric pays for and pays for all of them at once; null where nothing is known of that.</summary>
    public Genome? Aimed()
    {
        var genome = Genome.TryParse(Seed);
        foreach (var part in insight.Goal)
            genome = genome is null ? null : WithLeadTo(genome, part);
        foreach (var means in insight.Means.Where(_ => random.NextDouble() < ByMeans))
            genome = genome is null ? null : WithLeadTo(genome, means);
        genome = genome is null ? null : WithGoal(genome);
        if (genome is not null && random.NextDouble() < Joined)
            genome = WithTerm(genome, NewMeasure(genome)) ?? genome;
        return genome is not null && insight.Goal.Count > 0 && random.NextDouble() < Joined ? WithFailure(genome, insight.Goal)?.Genome ?? genome : genome;
    }

    /// <summary>A measure, those first that the owner speaks of, and that tell steps that go well from others.</summary>
    public Measure RandomMeasure() => random.Pick(insight.Measures, m => m.Odds);

    /// <summary>One of some measures, above all of those that tell most.</summary>
    private Measure Leading(IReadOnlyList<Measure> some) => random.Pick(some, m => m.Odds * m.Odds);

    /// <summary>A measure, those first that no term is about yet.</summary>
    public Measure NewMeasure(Genome genome) => random.Pick(insight.Measures, m => m.Odds * (IsKnown(genome, m) ? Known : 1));

    /// <summary>A genome with one more term for a measure that no term is about, with a shape that can do no harm: above all the one that tells most.</summary>
    public Genome? WithLeadingTerm(Genome genome)
    {
        var missing = insight.Measures.Where(m => m.Evidence is not null && !IsKnown(genome, m)).ToList();
        return missing.Count == 0 ? null : WithTerm(genome, Leading(missing), isSafe: true);
    }

    /// <summary>A genome with one more term about a measure, with a shape, scale and weight that are drawn.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="isSafe">Whether the term is bounded and pays as the evidence says.</param>
    public Genome? WithTerm(Genome genome, Measure measure, bool isSafe = false)
    {
        var shapes = TermShape.All.Where(s => s.Fits(measure) && (s.IsBounded || !isSafe)).ToList();
        if (measure.Evidence is { Lead: var lead } && (isSafe || random.NextDouble() < Math.Abs(lead)))
            shapes.RemoveAll(s => s.PaysForMore != lead > 0);
        var shape = random.Pick(shapes)!;
        return WithTerm(genome, measure, shape, shape.IsBounded ? Closeness.Between : Closeness.Usual);
    }

    /// <summary>A genome with one more term, which leads from afar to what a measure is where the metric pays.</summary>
    private Genome? WithLeadTo(Genome genome, Measure part)
    {
        var shapes = TermShape.All.Where(s => s.Fits(part) && s.IsBounded && !s.IsStep && s.PaysForMore == part.Evidence!.Lead > 0).ToList();
        return WithTerm(genome, part, random.Pick(shapes)!, Closeness.Far);
    }

    private Genome? WithTerm(Genome genome, Measure measure, TermShape shape, Closeness closeness)
    {
        var name = genome.NewName($"{shape.Name}_{measure.Name}");
        var scale = genome.NewName($"{name}_scale");
        // What happens in few steps of an episode counts for many.
        var weight = measure.Kind == MeasureKind.Flag ? random.Spread(5, 1.2) : random.Spread(1, 1);
        return genome.With(
            [
                .. Importing(genome),
                .. Declaring(genome, measure.Signals),
                .. shape.HasScale ? [genome.Adding(Scales.Declaration(scale, measure, _scales.Near(measure, closeness)))] : Array.Empty<TextEdit>(),
                genome.Adding($"term {name} = {shape.Of(measure, scale)}  weight {weight}"),
            ]);
    }

    /// <summary>A genome with one more term, the product of two that are there and are 1 at best: both at once. Null where there are none.</summary>
    public Genome? WithJoinedTerms(Genome genome)
    {
        var kernels = genome.Terms.Where(t => t.Condition is null && Kernel.IsBounded(t.Value)).ToList();
        if (random.Pick(kernels) is not { } first || random.Pick(kernels.Where(k => k != first).ToList()) is not { } second)
            return null;
        return genome.With(genome.Adding(
            $"term {genome.NewName("both")} = ({genome.TextOf(first.Value)}) * ({genome.TextOf(second.Value)})  weight {random.Spread(2, 0.7)}"));
    }

    /// <summary>A genome with one more term, which is 1 at best: that all is as it is where the metric pays. Null where nothing is known of that.</summary>
    public Genome? WithGoal(Genome genome)
    {
        var (edits, factors) = (new List<TextEdit>(), new List<string>());
        var scales = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in insight.Goal)
        {
            var shape = random.Pick(TermShape.All.Where(s => s.IsShare && s.Fits(part) && s.PaysForMore == part.Evidence!.Lead > 0).ToList())!;
            var scale = Enumerable.Range(1, insight.Goal.Count).Select(i => genome.NewName($"aim_{part.Name}" + (i == 1 ? "" : $"_{i}"))).First(scales.Add);
            if (shape.HasScale)
                edits.Add(genome.Adding(Scales.Declaration(scale, part, _scales.Near(part, Closeness.Close))));
            factors.Add($"({shape.Of(part, scale)})");
        }

        return factors.Count == 0 ? null : genome.With(
            [
                .. Declaring(genome, insight.Goal.SelectMany(m => m.Signals)),
                .. edits,
                genome.Adding($"term {genome.NewName("aim")} = {string.Join(" * ", factors)}  weight {random.Spread(3, 0.7)}"),
            ]);
    }

    /// <summary>A genome whose episodes end, at a price, where a measure is what it should not be; null where they do already.</summary>
    public (Genome Genome, string Condition)? WithFailure(Genome genome) => WithFailure(genome, [Leading(insight.Measures)]);

    /// <summary>The same where one of some measures is enough.</summary>
    private (Genome Genome, string Condition)? WithFailure(Genome genome, IReadOnlyList<Measure> measures)
    {
        if (genome.Find("failure") is not null)
            return null;
        var limits = measures.DistinctBy(m => m.Name).Select(m => Limit(genome, m, isGood: false)).ToList();
        var condition = string.Join(" or ", limits.Select(l => l.Condition));
        IEnumerable<TextEdit> edits = [.. Declaring(genome, measures.SelectMany(m => m.Signals)), .. limits.SelectMany(l => l.Param)];
        var term = genome.Adding($"term {genome.NewName("failed")} = -float(failure)  weight {random.Spread(5, 1)}");
        return genome.With([.. edits, term, genome.Adding($"end failure when {condition}")]) is { } failing ? (failing, condition) : null;
    }

    /// <summary>The condition that a measure is below or above a number near its magnitude, as it is where the task goes well, and the inputs and the param that it needs.</summary>
    public (string Condition, IReadOnlyList<TextEdit> Edits) Condition(Genome genome, Measure measure)
    {
        var (condition, param) = Limit(genome, measure, isGood: true);
        return (condition, [.. Declaring(genome, measure.Signals), .. param]);
    }

    private (string Condition, IReadOnlyList<TextEdit> Param) Limit(Genome genome, Measure measure, bool isGood)
    {
        var chanceOfMore = measure.Evidence is { Lead: var lead } ? (1 + lead) / 2 : 0.25;
        var isMore = random.NextDouble() < (isGood ? chanceOfMore : 1 - chanceOfMore);
        if (measure.Kind == MeasureKind.Flag)
            return (isMore ? measure.Name : $"not {measure.Name}", []);
        var name = genome.NewName($"{measure.Name}_limit");
        var limit = isGood ? _scales.Near(measure, Closeness.Between) : Scales.BehindStart(measure, isMore, _scales.Near(measure, Closeness.Usual));
        return ($"{measure.Expression} {(isMore ? ">" : "<")} {name}", [genome.Adding(Scales.Declaration(name, measure, limit))]);
    }

    private static bool IsKnown(Genome genome, Measure measure) => genome.Terms.Any(t => genome.TextOf(t).Contains(measure.Expression, StringComparison.Ordinal));

    /// <summary>What a genome lacks of the inputs and axes that some signals need.</summary>
    public IEnumerable<TextEdit> Declaring(Genome genome, IEnumerable<string> signals)
    {
        var missing = signals.Distinct().Select(name => environment.Signals.First(s => s.Name == name)).Where(s => genome.Find(s.Name) is null).ToList();
        var axes = missing.SelectMany(s => s.Axes).DistinctBy(a => a.Name).Where(a => a.Name is not ("xy" or "xyz" or "quat" or "quat_xyzw") && genome.Find(a.Name) is null);
        return [.. axes.Select(a => genome.Adding($"axis {a.Name} = {a.Size}")), .. missing.Select(s => genome.Adding(s.Declaration))];
    }

    private static IEnumerable<TextEdit> Importing(Genome genome) => genome.Text.Contains("std.temporal", StringComparison.Ordinal)
        ? []
        : [new TextEdit(new TextSpan(0, 0), Temporal)];
}

using System.Text.RegularExpressions;
using RewardLang.Analysis.Proofs;

namespace RewardLang.Synthesis.Critic;

/// <summary>
/// The cases and checks that a task's owner wrote, as members of a candidate's program: with the inputs that the candidate declares, and names that
/// it cannot have.
/// </summary>
internal sealed partial class OwnersDemands
{
    /// <summary>What the names of the owner's cases begin with in a candidate's program.</summary>
    public const string Prefix = "demanded_";

    private readonly double _timeStep;
    private readonly IReadOnlyList<ScenarioCase> _cases;
    private readonly IReadOnlyList<string> _checks;

    /// <param name="demands">What the owner wrote.</param>
    /// <param name="timeStep">What the environment's steps take, in seconds: a candidate may ask for it.</param>
    public OwnersDemands(CompiledProgram demands, double timeStep)
    {
        _timeStep = timeStep;
        _cases = demands.Scenarios;
        var names = _cases.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        _checks = [.. demands.Checks.Select(c => WordPattern().Replace(c.Text, word => names.Contains(word.Value) ? Prefix + word.Value : word.Value))];
    }

    /// <summary>A check as the owner wrote it.</summary>
    public static string AsWritten(string check) => check.Replace(Prefix, "", StringComparison.Ordinal);

    /// <summary>The members that ask a candidate.</summary>
    public IEnumerable<string> For(CompiledProgram candidate) =>
        _cases.Select(c => ScenarioText.Declaration(candidate, Fitted(candidate, c) with { Name = Prefix + c.Name })).Concat(_checks);

    /// <summary>The cases that a check names, as the candidate sees them.</summary>
    public string Describe(CompiledProgram candidate, string check) => string.Join("; ", _cases
        .Where(c => WordPattern().Matches(check).Any(w => w.Value == Prefix + c.Name))
        .Select(c => $"{c.Name}: {ScenarioText.Phrase(candidate, Fitted(candidate, c))}")) + ".";

    /// <summary>A case with the candidate's inputs alone; what the owner left open is 0, or what lies nearest to it.</summary>
    private ScenarioCase Fitted(CompiledProgram candidate, ScenarioCase value) => value with
    {
        Steps = [.. value.Steps.Select(step =>
        {
            var values = candidate.Inputs.ToDictionary(
                i => i.Name,
                i => step.TryGetValue(i.Name, out var elements) ? elements
                    : Enumerable.Repeat(Math.Clamp(0, i.Lower ?? double.NegativeInfinity, i.Upper ?? double.PositiveInfinity), i.Axes.Aggregate(1, (n, a) => n * a.Size!.Value)).ToList());
            if (candidate.Params.Any(p => p is { Name: "dt", Default: null }))
                values["dt"] = [_timeStep];
            return values;
        })],
    };

    [GeneratedRegex(@"\w+")]
    private static partial Regex WordPattern();
}

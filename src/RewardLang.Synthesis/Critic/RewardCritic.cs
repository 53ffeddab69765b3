using RewardLang.Diagnostics;
using RewardLang.Synthesis.Tasks;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;

namespace RewardLang.Synthesis.Critic;

/// <summary>
/// Judges a candidate before it costs any training: that it compiles within its budget, fits the environment, is finite, meets the owner's demands and
/// depends on what happens. The text is data: it is parsed, never run but by the interpreter of a language in which every program ends.
/// </summary>
/// <param name="task">What the reward is for.</param>
/// <param name="options">What is allowed; null for the defaults.</param>
public sealed class RewardCritic(SynthesisTask task, CriticOptions? options = null)
{
    private const string FileName = "candidate.reward";

    private readonly CriticOptions _options = options ?? new CriticOptions();
    private readonly OwnersDemands? _demands = task.Demands is { } demands ? new OwnersDemands(demands, task.Environment.TimeStep) : null;
    private readonly IReadOnlyDictionary<string, (double Lower, double Upper)> _ranges = task.Environment.SignalRanges;

    /// <summary>Judges a text.</summary>
    /// <param name="text">What a proposer wrote, without anything around it.</param>
    public Verdict Judge(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > _options.LongestText)
            return Refused(FindingKind.Text, $"The text has {text.Length} characters; {_options.LongestText} are allowed.");
        var bound = Compile(text, analyzes: false);
        if (bound.HasErrors)
            return new Verdict(null, Said(bound.Diagnostics, DiagnosticSeverity.Error, FindingKind.Text));
        if (bound.Programs is not [{ Kind: ProgramKind.Reward, HasTotal: true } program])
            return Refused(FindingKind.Text, $"Write exactly one 'reward Name {{ … }}' with terms or a total; there are {bound.Programs.Count} programs.");
        var findings = FitsEnvironment(program).ToList();
        var asked = ProgramText.WithMembers(text, findings.Count == 0 ? ["check finite", .. _demands?.For(program) ?? []] : []);
        var result = Compile(asked.Text, analyzes: true);
        var own = result.Diagnostics.Where(d => !asked.IsAboutAdded(d)).ToList();
        if (own.Any(d => d.Severity == DiagnosticSeverity.Error))
            return new Verdict(null, Said(own, DiagnosticSeverity.Error, FindingKind.Text));
        // What cannot be asked must not count as met.
        if (result.Diagnostics.FirstOrDefault(d => asked.IsAboutAdded(d) && d.Severity == DiagnosticSeverity.Error && d.Descriptor != DiagnosticCatalogue.CheckFailed) is { } unasked)
            return Refused(FindingKind.Text, $"What the task demands cannot be asked of it: {unasked.Message} Names that begin with '{OwnersDemands.Prefix}' are for the cases of the task's owner.");
        return new Verdict(program, [.. findings.Count > 0 ? findings : Behaves(program, result), .. Said(own, DiagnosticSeverity.Warning, FindingKind.Advice)]);
    }

    private CompilationResult Compile(string text, bool analyzes) => RewardCompiler.Compile(
        new SourceText(FileName, text), new CompilerOptions { Budget = _options.Budget, KnownRanges = _ranges, FindImport = null, DecidesChecks = analyzes, Lints = analyzes });

    private static IReadOnlyList<Finding> Said(IEnumerable<Diagnostic> diagnostics, DiagnosticSeverity severity, FindingKind kind) =>
        [.. diagnostics.Where(d => d.Severity == severity).Select(d => new Finding(kind, DiagnosticText.Render(d)))];

    private static Verdict Refused(FindingKind kind, string text) => new(null, [new Finding(kind, text)]);

    private IEnumerable<Finding> FitsEnvironment(CompiledProgram program)
    {
        if (!program.IsCausal)
            yield return new Finding(FindingKind.Environment, $"The reward is computed step by step, but {program.LookAhead} looks ahead.");
        if (program.Models.Count > 0)
            yield return new Finding(FindingKind.Environment, $"There is no model '{program.Models[0].Name}' here: use the inputs only.");
        if (program.Params.FirstOrDefault(p => p.Default is null && p.Name is not "dt") is { } unset)
            yield return new Finding(FindingKind.Environment, $"The param '{unset.Name}' has no default, and nobody sets it: write 'param {unset.Name} = …'.");
        foreach (var problem in new EnvironmentMatch(task.Environment, [.. program.Inputs.Select(RewardInput.Of)]).Problems)
            yield return new Finding(FindingKind.Environment, $"The environment {task.Environment.Name} does not fit: {problem}. Declare inputs as the environment lists them.");
        foreach (var input in program.Inputs)
            if (_ranges.TryGetValue(input.Name, out var range) && (input.Lower > range.Item1 || input.Upper < range.Item2))
                yield return new Finding(FindingKind.Environment, FormattableString.Invariant(
                    $"The input '{input.Name}' is declared in {input.Lower} .. {input.Upper}, but can be in {range.Item1} .. {range.Item2}: declare it so, or leave the range out."));
    }

    /// <summary>What the reward does over all inputs in their ranges, and in the owner's cases.</summary>
    /// <param name="program">The candidate.</param>
    /// <param name="asked">What came of it with the owner's demands.</param>
    private IEnumerable<Finding> Behaves(CompiledProgram program, CompilationResult asked)
    {
        if (RewardRange.IsConstant(asked.Programs is [var whole] ? whole : program))
        {
            yield return new Finding(FindingKind.Constant, "The total is the same number whatever happens: make terms of the inputs.");
            yield break;
        }

        foreach (var check in asked.Checks.Where(c => c.Status == CheckStatus.Refuted))
            yield return check.Text == "check finite"
                ? new Finding(FindingKind.NotFinite, $"The reward must be finite: {check.Detail}.")
                : new Finding(FindingKind.Demand, $"The task demands '{OwnersDemands.AsWritten(check.Text)}': {check.Detail}. In the cases {_demands!.Describe(program, check.Text)}");
    }
}

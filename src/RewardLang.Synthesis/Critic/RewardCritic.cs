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
    private readonly OwnersDemands? _demands = task.Demands is { } demands ? new OwnersDemands(demands) : null;
    private readonly IReadOnlyDictionary<string, (double Lower, double Upper)> _ranges = task.Environment.SignalRanges;

    /// <summary>Judges a text.</summary>
    /// <param name="text">What a proposer wrote, without anything around it.</param>
    public Verdict Judge(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > _options.LongestText)
            return Refused(FindingKind.Text, $"The text has {text.Length} characters; {_options.LongestText} are allowed.");
        var result = Compile(text);
        if (result.HasErrors)
            return new Verdict(null, [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => new Finding(FindingKind.Text, DiagnosticText.Render(d)))]);
        if (result.Programs is not [{ Kind: ProgramKind.Reward, HasTotal: true } program])
            return Refused(FindingKind.Text, $"Write exactly one 'reward Name {{ … }}' with terms or a total; there are {result.Programs.Count} programs.");
        var findings = FitsEnvironment(program).ToList();
        if (findings.Count == 0)
            findings.AddRange(Behaves(text, program));
        findings.AddRange(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Warning).Select(d => new Finding(FindingKind.Advice, DiagnosticText.Render(d))));
        return new Verdict(program, findings);
    }

    private CompilationResult Compile(string text, bool lints = true) => RewardCompiler.Compile(
        new SourceText(FileName, text), new CompilerOptions { Budget = _options.Budget, KnownRanges = _ranges, FindImport = null, Lints = lints });

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
    private IEnumerable<Finding> Behaves(string text, CompiledProgram program)
    {
        if (RewardRange.IsConstant(program))
        {
            yield return new Finding(FindingKind.Constant, "The total is the same number whatever happens: make terms of the inputs.");
            yield break;
        }

        // Of what lints say the text without these checks has told.
        var asked = Compile(ProgramText.WithMembers(text, ["check finite", .. _demands?.For(program) ?? []]), lints: false);
        foreach (var check in asked.Checks.Where(c => c.Status == CheckStatus.Refuted && program.Checks.All(own => own.Text != c.Text)))
            yield return check.Text == "check finite"
                ? new Finding(FindingKind.NotFinite, $"The reward must be finite: {check.Detail}.")
                : new Finding(FindingKind.Demand, $"The task demands '{OwnersDemands.AsWritten(check.Text)}': {check.Detail}. In the cases {_demands!.Describe(program, check.Text)}");
    }
}

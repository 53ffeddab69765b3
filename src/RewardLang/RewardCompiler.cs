using System.Security.Cryptography;
using System.Text;
using RewardLang.Advice;
using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang;

/// <summary>What a compilation may be told beside the text.</summary>
public sealed class CompilerOptions
{
    /// <summary>
    /// Finds the text of <c>import "name.reward"</c>: given the path of the importing file and the path as written, returns the
    /// imported file, or null if there is none. The compiler itself never reads files.
    /// </summary>
    public Func<string, string, SourceText?>? FindImport { get; init; }

    /// <summary>False to leave the checks of programs aside: for a text whose checks were decided before.</summary>
    public bool DecidesChecks { get; init; } = true;

    /// <summary>False to look for no likely mistakes.</summary>
    public bool Lints { get; init; } = true;

    /// <summary>The most that a program may cost for each row and step; null for any.</summary>
    public ProgramBudget? Budget { get; init; }

    /// <summary>How much warnings and information weigh, by id; null for those that are not wanted.</summary>
    public IReadOnlyDictionary<string, DiagnosticSeverity?> Severities { get; init; } = new Dictionary<string, DiagnosticSeverity?>();

    /// <summary>
    /// What the host knows of inputs that are declared without a range, by name: their smallest and largest value, in the unit of the declaration.
    /// </summary>
    public IReadOnlyDictionary<string, (double Lower, double Upper)> KnownRanges { get; init; } = new Dictionary<string, (double, double)>();

    /// <summary>Sizes for open axes, by name.</summary>
    public IReadOnlyDictionary<string, int> AxisSizes { get; init; } = new Dictionary<string, int>();
}

/// <summary>The outcome of a compilation: the programs that are right, and everything there is to say.</summary>
/// <param name="Programs">The programs of the file without errors, in the order of the text.</param>
/// <param name="Diagnostics">All diagnostics of the file and of what it imports, in the order of the text.</param>
public sealed record CompilationResult(IReadOnlyList<CompiledProgram> Programs, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>What became of the checks of all programs, refuted ones included.</summary>
    public IReadOnlyList<CheckOutcome> Checks { get; init; } = [];

    /// <summary>True when any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}

/// <summary>The compiler: text to typed, verified graphs. Pure: it touches no file, no network and no clock.</summary>
public static class RewardCompiler
{
    /// <summary>Compiles a file. Never throws for a mistake in the text.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">Imports and sizes; null for none.</param>
    public static CompilationResult Compile(SourceText source, CompilerOptions? options = null)
    {
        options ??= new CompilerOptions();
        var result = CompileOnce(source, options);
        // For what a proof holds is to be known once there is something to prove.
        return result.HasErrors ? result with { Diagnostics = [.. AdvisedRounds.Complete(source, result.Diagnostics, text => CompileOnce(text, options).Diagnostics).Where(d => d.Descriptor != DiagnosticCatalogue.ParameterWithoutRange)] } : result;
    }

    private static CompilationResult CompileOnce(SourceText source, CompilerOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var loader = new FileLoader(options.FindImport, diagnostics);
        var file = FileParser.Parse(source, diagnostics);
        var scope = loader.Load(file);
        var programs = new List<CompiledProgram>();
        var checks = new List<CheckOutcome>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var resolved = loader.ResolvedText(source);
        foreach (var syntax in file.Programs)
        {
            if (!names.Add(syntax.Name.Name))
                diagnostics.Report(source, syntax.Name.Span, DiagnosticCatalogue.DuplicateName, syntax.Name.Name, DiagnosticCatalogue.RenameOne);
            else if (ProgramBinder.Bind(syntax, scope, options, resolved, diagnostics, checks) is { } program)
                programs.Add(program);
        }

        FunctionChecker.Check(scope, file.Functions, diagnostics);
        if (!file.Declarations.Any() && !diagnostics.HasErrors)
            diagnostics.Report(source, new TextSpan(0, 0), DiagnosticCatalogue.NoProgram);
        var shown = Suppressions.Apply(ImportAdvice.Complete(diagnostics.ToList(), file), options.Severities);
        return new CompilationResult(shown.Any(d => d.Severity == DiagnosticSeverity.Error) ? [] : programs, shown) { Checks = checks };
    }

    /// <summary>The SHA-256 of a text in lower-case hexadecimal: what names a resolved program.</summary>
    public static string Hash(string text)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(b => b.ToString("x2", null)));
    }
}

using System.Text;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Files and their imports to scopes.</summary>
internal sealed class FileLoader(Func<string, string, SourceText?>? findImport, DiagnosticBag diagnostics)
{
    private const int MaximumFiles = 64;

    private readonly Dictionary<string, FileScope> _scopes = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Text)> _imported = [];
    private readonly HashSet<string> _inProgress = new(StringComparer.Ordinal);

    public FileScope Load(FileSyntax file)
    {
        var scope = new FileScope(file.Source, isLibrary: false);
        Fill(scope, file);
        return scope;
    }

    /// <summary>The imported texts, each under a line that names it, and the text itself.</summary>
    public string ResolvedText(SourceText source)
    {
        var text = new StringBuilder();
        foreach (var (name, imported) in _imported)
            text.Append("// import ").Append(name).Append('\n').Append(imported.TrimEnd()).Append("\n\n");
        return text.Append(source.Text).ToString();
    }

    private void Fill(FileScope scope, FileSyntax file)
    {
        foreach (var import in file.Imports)
        {
            if (Find(import, scope) is not { } imported)
            {
                scope.HasBrokenImport = true;
                continue;
            }

            foreach (var function in imported.Functions.Values.Where(f => f.File == imported))
                Declare(scope, function, import.Span);
            foreach (var unit in imported.Units)
                scope.Units[unit.Key] = unit.Value;
        }

        foreach (var broken in file.Declarations.OfType<BrokenDeclarationSyntax>())
        {
            scope.HasBrokenImport |= broken.Kind == TokenKind.Import;
            if (broken.Name is not null)
                (broken.Kind == TokenKind.Unit ? scope.BrokenUnits : scope.BrokenFunctions).Add(broken.Name);
        }

        var units = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in file.Units)
        {
            if (units.Add(unit.Name.Name))
                DeclareUnit(scope, unit);
            else
                diagnostics.Report(scope.Source, unit.Name.Span, DiagnosticCatalogue.DuplicateName, unit.Name.Name, DiagnosticCatalogue.RenameOne);
        }

        foreach (var function in file.Functions)
        {
            Declare(scope, new FunctionSymbol(function, scope), function.Name.Span);
            if (function.Body.Any(m => m is UnsupportedSyntax))
                scope.BrokenFunctions.Add(function.Name.Name);
        }
    }

    private void Declare(FileScope scope, FunctionSymbol function, TextSpan span)
    {
        if (Builtins.CoreFunctions.Find(function.Name) is not null)
            diagnostics.Report(scope.Source, span, DiagnosticCatalogue.CoreFunctionName, function.Name);
        else if (scope.Functions.TryGetValue(function.Name, out var known) && known.File == function.File && known != function)
            diagnostics.Report(scope.Source, span, DiagnosticCatalogue.DuplicateName, function.Name, DiagnosticCatalogue.RenameOne);
        else
            scope.Functions[function.Name] = function;
        if (function.File == scope)
            foreach (var twice in function.Syntax.Parameters.GroupBy(p => p.Name.Name).Where(g => g.Count() > 1))
                diagnostics.Report(scope.Source, twice.Last().Name.Span, DiagnosticCatalogue.DuplicateName, twice.Key, DiagnosticCatalogue.RenameOne);
    }

    private void DeclareUnit(FileScope scope, UnitDeclarationSyntax unit)
    {
        var binder = new ExpressionBinder(new BindingSession(diagnostics), new Scope(scope));
        if (binder.Bind(unit.Value) is not { } value)
            scope.BrokenUnits.Add(unit.Name.Name);
        else if (value.Node.Kind != NodeKind.Constant || value.Unit is null || !(value.Node.Value > 0))
        {
            diagnostics.Report(scope.Source, unit.Value.Span, DiagnosticCatalogue.NotConstant, $"the unit '{unit.Name.Name}'", ExpressionBinder.ConstantAdvice);
            scope.BrokenUnits.Add(unit.Name.Name);
        }
        else
            scope.Units[unit.Name.Name] = new ScaledUnit(value.Unit, value.Node.Value);
    }

    private FileScope? Find(ImportSyntax import, FileScope importer)
    {
        var (key, source) = import.IsFile ? FindFile(import, importer) : (import.Path, null);
        if (_scopes.TryGetValue(key, out var known))
            return known;
        var file = import.IsFile
            ? source is null ? null : FileParser.Parse(source, diagnostics)
            : StandardLibrary.Find(import.Path, diagnostics);
        // What is certainly meant is said, and read on with.
        if (file is null && !import.IsFile && (StandardLibrary.Find($"std.{import.Path.Substring(import.Path.LastIndexOf('.') + 1)}", diagnostics) ?? (ModuleAdvice.ModuleOf(import.Path) is { } module ? StandardLibrary.Find(module, diagnostics) : null)) is { } meant)
        {
            var text = $"import {meant.Source.Path}";
            diagnostics.Report(importer.Source, import.Span, DiagnosticCatalogue.UnknownImport, import.Path, new Suggestion($"Write '{text}'.", text));
            file = meant;
        }

        if (file is null)
        {
            diagnostics.Report(importer.Source, import.Span, DiagnosticCatalogue.UnknownImport, import.Path,
                import.IsFile ? "Paths are relative to the importing file."
                    : ForeignNames.Advice(import.Path) is not null ? "Nothing of Python is imported: its functions have names of their own here. Remove the line."
                    : ModuleAdvice.Advice(import.Path));
            return null;
        }

        if (!_inProgress.Add(key) || _scopes.Count >= MaximumFiles)
        {
            diagnostics.Report(importer.Source, import.Span, DiagnosticCatalogue.CyclicImport, import.Path);
            return null;
        }

        var scope = new FileScope(file.Source, isLibrary: !import.IsFile);
        Fill(scope, file);
        _inProgress.Remove(key);
        _imported.Add((import.Path, file.Source.Text));
        return _scopes[key] = scope;
    }

    private (string Key, SourceText? Source) FindFile(ImportSyntax import, FileScope importer)
    {
        var source = findImport?.Invoke(importer.Source.Path, import.Path);
        return (source?.Path ?? import.Path, source);
    }
}

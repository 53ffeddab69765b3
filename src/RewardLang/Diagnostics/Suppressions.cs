namespace RewardLang.Diagnostics;

/// <summary>
/// What of the diagnostics below an error is shown, and how much it weighs: severities that the host sets by id, and comments
/// <c>// allow RWD7001</c> in a line or the line above it.
/// </summary>
internal static class Suppressions
{
    /// <param name="diagnostics">What there is to say.</param>
    /// <param name="severities">Severities by id; null for what is not to be shown.</param>
    public static IReadOnlyList<Diagnostic> Apply(IReadOnlyList<Diagnostic> diagnostics, IReadOnlyDictionary<string, DiagnosticSeverity?> severities)
    {
        var shown = new List<Diagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error)
                shown.Add(diagnostic);
            else if (!IsAllowed(diagnostic) && (!severities.TryGetValue(diagnostic.Id, out var severity) || severity is not null))
                shown.Add(severity is { } changed ? diagnostic with { Severity = changed } : diagnostic);
        }

        return shown;
    }

    private static bool IsAllowed(Diagnostic diagnostic)
    {
        var line = diagnostic.Start.Line;
        return Allows(diagnostic.Source.GetLine(line), diagnostic.Id) || line > 1 && Allows(diagnostic.Source.GetLine(line - 1), diagnostic.Id);
    }

    private static bool Allows(string line, string id)
    {
        var comment = line.IndexOf("//", StringComparison.Ordinal);
        var allow = comment < 0 ? -1 : line.IndexOf("allow ", comment, StringComparison.Ordinal);
        return allow >= 0 && line.IndexOf(id, allow, StringComparison.Ordinal) >= 0;
    }
}

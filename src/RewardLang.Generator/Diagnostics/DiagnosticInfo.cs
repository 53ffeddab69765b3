using System.Globalization;
using Microsoft.CodeAnalysis;
using RewardDescriptor = RewardLang.Diagnostics.DiagnosticDescriptor;
using RewardDiagnostic = RewardLang.Diagnostics.Diagnostic;
using RewardSeverity = RewardLang.Diagnostics.DiagnosticSeverity;

namespace RewardLang.Generator.Diagnostics;

/// <summary>A diagnostic without ties to a compilation, equal to another that says the same of the same place.</summary>
internal sealed record DiagnosticInfo(
    string Id, string Title, RewardSeverity Severity, string Message, string Path, SourcePlace Place)
{
    /// <summary>The category of all diagnostics about <c>.reward</c> files.</summary>
    public const string Category = "RewardLang";

    public static DiagnosticInfo From(RewardDiagnostic diagnostic) => new(
        diagnostic.Id, diagnostic.Descriptor.Title, diagnostic.Severity, $"{diagnostic.Message} {diagnostic.Hint}".TrimEnd(),
        diagnostic.Source.Path, SourcePlace.Of(diagnostic.Source, diagnostic.Span));

    public static DiagnosticInfo Create(
        RewardDescriptor descriptor, string path, SourcePlace place, params object[] arguments) => new(
        descriptor.Id, descriptor.Title, descriptor.Severity,
        string.Format(CultureInfo.InvariantCulture, $"{descriptor.MessageFormat} {descriptor.HintFormat}", arguments),
        path, place);

    public Diagnostic ToDiagnostic()
    {
        var severity = Severity switch
        {
            RewardSeverity.Error => DiagnosticSeverity.Error,
            RewardSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };
        // The message is an argument, not the format: it may hold braces of the user's own text.
        var descriptor = new DiagnosticDescriptor(Id, Title, "{0}", Category, severity, isEnabledByDefault: true);
        return Diagnostic.Create(descriptor, Location.Create(Path, Place.ToTextSpan(), Place.ToLineSpan()), Message);
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Tool.Output;

/// <summary>What there is to know about one kind of diagnostic: its entry in the catalogue and its page of the documentation.</summary>
internal static partial class DiagnosticHelp
{
    /// <summary>True for what looks like a diagnostic's id rather than a file.</summary>
    public static bool IsId(string text) => IdPattern().IsMatch(text);

    /// <exception cref="ToolException">There is no such diagnostic.</exception>
    public static DiagnosticDescriptor Find(string id) =>
        DiagnosticCatalogue.All.FirstOrDefault(d => d.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new ToolException(
            $"There is no diagnostic '{id}'. {NameSuggestion.For(id.ToUpperInvariant(), DiagnosticCatalogue.All.Select(d => d.Id))}");

    public static void Print(TextWriter writer, DiagnosticDescriptor descriptor)
    {
        writer.WriteLine($"{descriptor.Id}: {descriptor.Title} ({SeverityOf(descriptor)})");
        writer.WriteLine();
        writer.WriteLine($"  {Form(descriptor.MessageFormat)}");
        writer.WriteLine($"  {Form(descriptor.HintFormat)}");
        if (Page(descriptor) is not { } page)
            return;
        // The page begins with the title, which is said already.
        var text = page[(page.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim();
        writer.WriteLine();
        writer.WriteLine(text);
        writer.WriteLine();
        writer.WriteLine(PagePath(descriptor));
    }

    public static void PrintJson(Stream stream, DiagnosticDescriptor descriptor)
    {
        using var writer = new Utf8JsonWriter(stream, JsonOutput.Options);
        writer.WriteStartObject();
        writer.WriteString("id", descriptor.Id);
        writer.WriteString("title", descriptor.Title);
        writer.WriteString("severity", SeverityOf(descriptor));
        writer.WriteString("message", Form(descriptor.MessageFormat));
        writer.WriteString("hint", Form(descriptor.HintFormat));
        writer.WriteString("page", PagePath(descriptor));
        writer.WriteString("text", Page(descriptor));
        writer.WriteEndObject();
    }

    private static string SeverityOf(DiagnosticDescriptor descriptor) => descriptor.Severity.ToString().ToLowerInvariant();

    private static string PagePath(DiagnosticDescriptor descriptor) => $"docs/diagnostics/{descriptor.Id}.md";

    private static string? Page(DiagnosticDescriptor descriptor)
    {
        using var stream = typeof(DiagnosticHelp).Assembly.GetManifestResourceStream($"diagnostics/{descriptor.Id}.md");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A format with an ellipsis for what is filled in.</summary>
    private static string Form(string format) => PlacePattern().Replace(format, "…").Replace("{{", "{").Replace("}}", "}");

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex PlacePattern();

    [GeneratedRegex(@"^RWD\d{1,6}$", RegexOptions.IgnoreCase)]
    private static partial Regex IdPattern();
}

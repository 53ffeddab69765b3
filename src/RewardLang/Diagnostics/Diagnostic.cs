namespace RewardLang.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Something worth knowing; never fails a check.</summary>
    Information,

    /// <summary>Likely a mistake; the program compiles.</summary>
    Warning,

    /// <summary>The program does not compile.</summary>
    Error,
}

/// <summary>One kind of diagnostic: an entry of the catalogue.</summary>
/// <param name="Id">Stable id, <c>RWD</c> and four digits.</param>
/// <param name="Title">What it is about, in a few words.</param>
/// <param name="Severity">Its weight.</param>
/// <param name="MessageFormat">One sentence that says what is wrong; <c>{0}</c>, <c>{1}</c> … are filled in.</param>
/// <param name="HintFormat">One sentence that says what to do.</param>
public sealed record DiagnosticDescriptor(
    string Id, string Title, DiagnosticSeverity Severity, string MessageFormat, string HintFormat);

/// <summary>Something to say about a place of a source text.</summary>
/// <param name="Descriptor">Its kind.</param>
/// <param name="Source">The text that it is about.</param>
/// <param name="Span">The place.</param>
/// <param name="Message">What is wrong, in the user's own names.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record Diagnostic(
    DiagnosticDescriptor Descriptor, SourceText Source, TextSpan Span, string Message, string Hint)
{
    /// <summary>The change that mends it; null where there is no one thing to do.</summary>
    public TextEdit? Edit { get; init; }

    /// <summary>
    /// Changes that are tried to see what else is wrong: those that mend it in further places, of which only their number is said, or one of several that are
    /// possible.
    /// </summary>
    internal IReadOnlyList<TextEdit> Tried { get; init; } = [];

    /// <summary>The stable id.</summary>
    public string Id => Descriptor.Id;

    /// <summary>The weight: that of its kind, unless the host sets another.</summary>
    public DiagnosticSeverity Severity { get; init; } = Descriptor.Severity;

    /// <summary>The first character's line and column, from 1.</summary>
    public LinePosition Start => Source.GetPosition(Span.Start);

    /// <summary>The line and column just after the last character, from 1.</summary>
    public LinePosition End => Source.GetPosition(Span.End);

    /// <summary>The form compilers print: <c>file(line,column): error RWD2001: message Hint.</c></summary>
    public override string ToString() =>
        $"{Source.Path}({Start.Line},{Start.Column}): {Severity.ToString().ToLowerInvariant()} {Id}: {Message} {Hint}".TrimEnd();
}

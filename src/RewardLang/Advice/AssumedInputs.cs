using System.Text.RegularExpressions;
using RewardLang.Diagnostics;

namespace RewardLang.Advice;

/// <summary>
/// Names that nothing declares, as inputs: what else is wrong with their statements and with the rest is seen. Of the names themselves no more is known than their
/// advice says, so what is said about them does not count.
/// </summary>
internal sealed class AssumedInputs
{
    private static readonly Regex s_program = new(@"^[ \t]*(reward|loss|metric)\s+\w+\s*\{", RegexOptions.Multiline);

    /// <summary>The type with which a hint declares a name.</summary>
    private static readonly Regex s_type = new(@"'input \w+ : ([^']+)'");

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Those of which more is known than that they are numbers.</summary>
    private readonly HashSet<string> _typed = new(StringComparer.Ordinal);

    /// <summary>Declarations of the names that some errors do not know, at the beginning of their programs.</summary>
    public IEnumerable<TextEdit> Declare(SourceText text, IEnumerable<Diagnostic> errors)
    {
        foreach (var error in errors.Where(d => d.Descriptor == DiagnosticCatalogue.UnknownName && d.Edit is null))
        {
            var program = s_program.Matches(text.Text).OfType<Match>().LastOrDefault(m => m.Index < error.Span.Start);
            var name = text.GetText(error.Span);
            if (program is null || !_names.Add(name))
                continue;
            var type = s_type.Match(error.Hint) is { Success: true } match ? match.Groups[1].Value : "real";
            if (type != "real")
                _typed.Add(name);
            yield return new TextEdit(new TextSpan(program.Index + program.Length, 0), $" input {name} : {type}\n");
        }
    }

    /// <summary>Whether one of the names is in what was found, or before it where it is a component; what seems unused may be what a name was to be.</summary>
    public bool AreIn(Diagnostic found)
    {
        if (_names.Count == 0)
            return false;
        if (found.Descriptor == DiagnosticCatalogue.UnusedInput || found.Descriptor == DiagnosticCatalogue.UnusedValue)
            return true;
        var (text, start) = (found.Source.Text, found.Span.Start);
        while (start > 0 && (text[start - 1] is '.' or '_' or '[' or ']' || char.IsLetterOrDigit(text[start - 1])))
            start--;
        // An axis that is missing may be that of such a name, which stands before it.
        if (found.Descriptor == DiagnosticCatalogue.MissingAxis)
            start = text.LastIndexOf('\n', Math.Max(start - 1, 0)) + 1;
        // That some axis is left is true of what it meets too.
        if (found.Descriptor == DiagnosticCatalogue.NotOneForEachRow)
            return Words(found.Message).Any(_names.Contains) || Words(text.Substring(start, found.Span.End - start)).Any(w => _names.Contains(w) && !_typed.Contains(w));
        return Words(text.Substring(start, Math.Min(found.Span.End, text.Length) - start)).Concat(Words(found.Message)).Any(_names.Contains);
    }

    private static IEnumerable<string> Words(string text) => Regex.Matches(text, @"\w+").OfType<Match>().Select(m => m.Value);
}

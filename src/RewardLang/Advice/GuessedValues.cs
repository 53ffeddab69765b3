using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Advice;

/// <summary>
/// Values that were read in place of what is broken, where another may be meant: what a lint or a proof says of them, and of what is made of them, is about a program that its
/// author has not written.
/// </summary>
/// <param name="source">The text.</param>
/// <param name="members">Its members.</param>
internal sealed class GuessedValues(SourceText source, Lazy<TextMembers> members)
{
    /// <summary>What a message quotes; the apostrophe of a word is no mark.</summary>
    private static readonly Regex s_quoted = new(@"(?<!\w)'([^']+)'(?!\w)");

    private static readonly Regex s_space = new(@"\s+");

    private readonly List<TextSpan> _places = [];
    private readonly Lazy<string> _text = new(() => s_space.Replace(source.Text, ""));

    /// <summary>The edits that are one of several, or another function with arguments of its own. Of units the sizes alone are not known.</summary>
    public static IEnumerable<TextEdit> In(Diagnostic error) => ChangedSizes.IsOfUnits(error) ? [] : error.Edit is not { } edit ? error.Tried
        : error.Descriptor == DiagnosticCatalogue.UnknownFunction && edit.Span != error.Span && edit.Span.Length > 0 ? [edit] : [];

    /// <summary>Notes where something was read.</summary>
    public void Add(TextSpan place) => _places.Add(place);

    /// <summary>Whether what was found is about such a value, or quotes a text that its author has not written.</summary>
    public bool AreIn(Diagnostic found)
    {
        var isProof = found.Descriptor == DiagnosticCatalogue.CheckFailed || found.Descriptor == DiagnosticCatalogue.CheckUndecided;
        if (found.Severity == DiagnosticSeverity.Error && !isProof)
            return false;
        var quoted = s_quoted.Matches(found.Message).OfType<Match>().Select(m => m.Groups[1].Value).ToList();
        if (!isProof && quoted.Exists(text => !_text.Value.Contains(s_space.Replace(text, ""))))
            return true;
        if (_places.Count == 0)
            return false;
        if (members.Value.IsLarge || members.Value.At(found.Span) is not { } place)
            return true;
        var guessed = members.Value.MadeOf(_places);
        return guessed.Contains(place) || guessed.Any(m => quoted.Contains(m.Name))
            || ChangedSizes.IsOfAll(found) && guessed.Any(m => m.Kind == TokenKind.Term && m.Declaration == place.Declaration);
    }
}

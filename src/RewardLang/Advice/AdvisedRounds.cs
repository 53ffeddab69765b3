using System.Globalization;
using System.Text.RegularExpressions;
using RewardLang.Diagnostics;

namespace RewardLang.Advice;

/// <summary>
/// What a compilation would say next, once its advice is followed: who mends a text sees in one round what else is wrong with it.
/// </summary>
internal static class AdvisedRounds
{
    private const int MostRounds = 8;

    /// <summary>A text with more mistakes is mended first.</summary>
    private const int MostErrors = 40;

    /// <summary>Advice that makes a text much longer is not followed: no text costs many times its own compilation.</summary>
    private const int MostGrowth = 2;

    private const int LongestAddition = 1_000;

    private static readonly Regex s_line = new(@"\bline (\d{1,6})\b");

    /// <summary>What was said of a text, and after it what is said of places that no advice is about.</summary>
    /// <param name="source">The text.</param>
    /// <param name="said">What was said of it.</param>
    /// <param name="compile">Says what there is to say of another text.</param>
    public static IReadOnlyList<Diagnostic> Complete(SourceText source, IReadOnlyList<Diagnostic> said, Func<SourceText, IReadOnlyList<Diagnostic>> compile)
    {
        var all = said.ToList();
        var places = new HashSet<(string Id, TextSpan Span)>(said.Where(d => d.Source == source).Select(d => (d.Id, d.Span)));
        var names = new HashSet<string>(said.Where(IsAboutNames).Select(d => d.Message), StringComparer.Ordinal);
        var texts = new List<AdvisedText>();
        var guesses = new List<TextSpan>();
        var assumed = new AssumedInputs();
        var members = new Lazy<TextMembers>(() => new TextMembers(source));
        var sizes = new ChangedSizes(members);
        var values = new GuessedValues(source, members);
        var isOpen = false;
        var (text, current) = (source, said);
        for (var round = 0; round < MostRounds && current.Count(IsError) is > 0 and <= MostErrors; round++)
        {
            var errors = current.Where(d => IsError(d) && d.Source == text).ToList();
            var edits = errors.SelectMany(d => d.Edit is null ? d.Tried : d.Tried.Prepend(d.Edit));
            if (AdvisedText.Of(text, [.. edits, .. assumed.Declare(text, errors)]) is not { } advised || advised.Text.Text.Length > MostGrowth * source.Text.Length + LongestAddition)
                break;
            guesses.AddRange(errors.Where(d => d.Edit is not null && IsGuess(d)).Select(d => Before(d.Edit!.Span, texts)).OfType<TextSpan>());
            foreach (var place in errors.Where(ChangedSizes.IsOfUnits).Select(d => Before(d.Span, texts)).OfType<TextSpan>())
                sizes.Add(place);
            foreach (var place in errors.SelectMany(GuessedValues.In).Select(e => Before(e.Span, texts)).OfType<TextSpan>())
                values.Add(place);
            isOpen |= errors.Exists(d => d.Edit is null);
            var next = compile(advised.Text);
            texts.Add(advised);
            var told = AmendedAdvice.Amend(all, texts, next);
            foreach (var diagnostic in next.Where(d => d.Source == advised.Text && !told.Contains(d)).TakeWhile(_ => all.Count < DiagnosticBag.Limit))
                if (Before(diagnostic, texts, source) is { } found && IsNew(found))
                    all.Add(all.Exists(d => d.Source == source && Overlap(d.Edit, found.Edit)) ? found with { Edit = null } : found);
            (text, current) = (advised.Text, next);
        }

        return all.SequenceEqual(said) ? said : [.. all.OrderBy(d => d.Source.Path, StringComparer.Ordinal).ThenBy(d => d.Span.Start)];

        // What nothing reads may be what a mistake without a single remedy is to be mended with.
        bool IsNew(Diagnostic found) => !IsDeclaredByAdvice(all, found) && places.Add((found.Id, found.Span)) && !assumed.AreIn(found) && !sizes.AreIn(found) && !values.AreIn(found) && !(isOpen && IsUnused(found))
            && !(IsError(found) && guesses.Exists(g => found.Descriptor == DiagnosticCatalogue.CyclicName || g.Start < found.Span.End && found.Span.Start < g.End))
            && !(IsAboutNames(found) && (IsOneMistake(found) && !names.Add(found.Message) || all.Exists(d => d.Source == source && d.Span == found.Span && IsAboutNames(d))));
    }

    /// <summary>Whether a name is missing that advice has told to declare.</summary>
    private static bool IsDeclaredByAdvice(List<Diagnostic> said, Diagnostic found) => found.Descriptor == DiagnosticCatalogue.UnknownName && $"'input {found.Source.GetText(found.Span)} : " is var declaration && said.Exists(d => d.Hint.Contains(declaration));

    /// <summary>Whether two edits cannot both be made as they are.</summary>
    private static bool Overlap(TextEdit? a, TextEdit? b) => a is not null && b is not null && a.Span.Start < b.Span.End && b.Span.Start < a.Span.End;

    /// <summary>Where a place of the last text was in the first; null for what was advised.</summary>
    private static TextSpan? Before(TextSpan span, List<AdvisedText> texts)
    {
        TextSpan? place = span;
        for (var i = texts.Count - 1; i >= 0 && place is { } later; i--)
            place = texts[i].Before(later);
        return place;
    }

    /// <summary>A sentence that names lines with the numbers that they have in the first text.</summary>
    private static string WithLinesBefore(string sentence, List<AdvisedText> texts) => s_line.Replace(sentence, match =>
        "line " + Enumerable.Reverse(texts).Aggregate(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), (line, text) => text.LineBefore(line)).ToString(CultureInfo.InvariantCulture));

    private static bool IsUnused(Diagnostic diagnostic) => diagnostic.Descriptor == DiagnosticCatalogue.UnusedInput || diagnostic.Descriptor == DiagnosticCatalogue.UnusedValue;

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    /// <summary>A near name may be another's, and a function's own name alone says nothing of its arguments.</summary>
    private static bool IsGuess(Diagnostic diagnostic) => diagnostic.Descriptor != DiagnosticCatalogue.UnknownArgument && diagnostic.Hint.StartsWith("Did you mean", StringComparison.Ordinal)
        || diagnostic.Descriptor == DiagnosticCatalogue.UnknownFunction && diagnostic.Edit is { Span: var span } && span == diagnostic.Span;

    /// <summary>Whether what is said of a name is one mistake wherever it is used; a second and a third declaration are two.</summary>
    private static bool IsOneMistake(Diagnostic diagnostic) => diagnostic.Descriptor != DiagnosticCatalogue.DuplicateName && (diagnostic.Descriptor != DiagnosticCatalogue.UnknownFunction || diagnostic.Edit is null);

    private static bool IsAboutNames(Diagnostic diagnostic) => DiagnosticCatalogue.IsAboutNames(diagnostic.Descriptor);

    /// <summary>A diagnostic of the last text as one of the first; null for one about what was advised.</summary>
    private static Diagnostic? Before(Diagnostic diagnostic, List<AdvisedText> texts, SourceText source)
    {
        var edit = diagnostic.Edit;
        for (var i = texts.Count - 1; i >= 0 && edit is not null; i--)
            edit = !texts[i].ReplacedIn(edit.Span).Any() && texts[i].Before(edit.Span) is { } before ? edit with { Span = before } : null;
        return Before(diagnostic.Span, texts) is not { } found ? null : diagnostic with
        {
            Source = source,
            Span = found,
            Edit = edit,
            Tried = [],
            Message = WithLinesBefore(diagnostic.Message, texts),
            Hint = WithLinesBefore(diagnostic.Hint, texts),
        };
    }
}

using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What to do about a name that a program declares twice.</summary>
internal static class DuplicateAdvice
{
    private const int LongestShown = 110;

    /// <summary>A second 'let' that goes on from the first is an assignment of another language; terms and ends share their names.</summary>
    public static Suggestion For(MemberSyntaxNode second, ProgramSyntax program, SourceText source)
    {
        var name = second.Name.Name;
        return second is LetSyntax && Missing(program) is { } missing ? new Suggestion($"The term '{missing}' reads '{missing}', which nothing declares: was it meant here, 'let {missing} = …'? Else give the second another name.") { Trial = [new TextEdit(second.Name.Span, missing)] }
            : second is LetSyntax let ? new RepeatedLets(program, name, source).AdviceFor(let)
            : name == "total" && second is TermSyntax or OutputSyntax or EndSyntax ? $"The total is what is trained on: give this one another name{(second is EndSyntax ? ", as in 'end success when …'" : "")}."
            : OfResults(second, program) is { } shared ? shared
            : second is TotalSyntax total && program.Members.OfType<TotalSyntax>().First() is var first && first != total ? ForTotal(first, total, source)
            : DiagnosticCatalogue.RenameOne;
    }

    /// <summary>The one name that a term reads as if something else were called like it, and nothing is; null for none or several.</summary>
    private static string? Missing(ProgramSyntax program) => program.Members.OfType<TermSyntax>().Where(t => WrittenParts.Of(t.Value).Any(part => part is NameSyntax used && used.Name == t.Name.Name)
        && program.Members.Count(m => m is not CheckSyntax && m.Name.Name == t.Name.Name) == 1).Select(t => t.Name.Name).ToList() is [var name] ? name : null;

    /// <summary>Results of two kinds with one name, in either order: what pays keeps it, and an output before an end.</summary>
    private static Suggestion? OfResults(MemberSyntaxNode second, ProgramSyntax program)
    {
        var name = second.Name.Name;
        var all = program.Members.Where(m => m.Name.Name == name).ToList();
        var results = all.Where(m => m is TermSyntax or OutputSyntax or EndSyntax).TakeWhile(m => m != second).Append(second).ToList();
        if (results.Count != 2 || results[0].GetType() == results[1].GetType() || second is not (TermSyntax or OutputSyntax or EndSyntax))
            return null;
        var (renamed, other) = results[0] is EndSyntax || results[0] is OutputSyntax && results[1] is TermSyntax ? (results[0], results[1]) : (results[1], results[0]);
        var (form, own) = renamed is EndSyntax ? ($"end {name}_reached when …", $"{name}_reached") : ($"output {name}_value = …", $"{name}_value");
        // The other one may ask for it by the name that both have.
        var isRead = all.Count == 2 && WrittenParts.Of(other).Any(part => part is NameSyntax used && used.Name == name);
        return new Suggestion($"Terms, outputs and ends share their names: rename the {(renamed is EndSyntax ? "end" : "output")}, as in '{form}'{(isRead ? $", and read {own} in the {(other is TermSyntax ? "term" : "output")}" : "")}.")
        {
            Trial = isRead ? [] : [new TextEdit(renamed.Name.Span, own)],
        };
    }

    /// <summary>A second total that uses the first goes on from it: both are one expression.</summary>
    private static Suggestion ForTotal(TotalSyntax first, TotalSyntax second, SourceText source)
    {
        const string General = "There is one total: write it in one expression.";
        var (value, text) = (source.GetText(first.Value.Span), source.GetText(second.Value.Span));
        var uses = Lexer.Tokenize(new SourceText(source.Path, text), new DiagnosticBag()).Where(t => t is { Kind: TokenKind.Identifier, Text: "total" }).ToList();
        if (uses.Count == 0)
            return General;
        var isWhole = first.Value is NameSyntax or NumberSyntax or CallSyntax or ParenthesizedSyntax;
        foreach (var use in Enumerable.Reverse(uses))
            text = text.Remove(use.Span.Start, use.Span.Length).Insert(use.Span.Start, isWhole ? value : $"({value})");
        text = $"total = {text}";
        if (text.Length > LongestShown || text.Contains('\n'))
            return General;
        var between = TextSpan.FromBounds(first.Span.End, second.Span.Start);
        return string.IsNullOrWhiteSpace(source.GetText(between))
            ? new Suggestion($"There is one total: write it in one expression, '{text}'.", text, first.Span.To(second.Span))
            : $"There is one total: write it in one expression, '{text}'.";
    }
}

using System.Text.RegularExpressions;
using RewardLang.Syntax.Remedies;

namespace RewardLang.Syntax;

/// <content>Bars that stand for words of other languages.</content>
internal sealed partial class Lexer
{
    /// <summary><c>[norm(f) | f in feet]</c>: the bar of a list of another language, read on as the 'for' of Python; false for other bars.</summary>
    private bool ReadsComprehension(int start)
    {
        if (!s_generator.IsMatch(_text, start))
            return false;
        var (open, depth) = (_tokens.Count, 0);
        while (open > 0 && depth >= 0)
            depth -= TokenFacts.Step(_tokens[--open].Kind);
        if (depth >= 0 || _tokens[open].Kind != TokenKind.LeftBracket)
            return false;
        _position = start + 1;
        return Add(TokenKind.Identifier, start, "for");
    }

    private static readonly Regex s_generator = new(@"\G\|\s*[A-Za-z_]\w*\s+in\b", RegexOptions.CultureInvariant);

    /// <summary><c>real | None</c>: the bar between a type and what stands for none, read on as 'or'; false for other bars.</summary>
    private bool ReadsAlternative(int start)
    {
        if (!(_tokens.Count > 0 && OptionalInputs.IsNothing(_tokens[_tokens.Count - 1].Text)) && !(s_word.Match(_text, start) is { Success: true } word && OptionalInputs.IsNothing(word.Groups[1].Value)))
            return false;
        _position = start + 1;
        return Add(TokenKind.Or, start, "|");
    }

    private static readonly Regex s_word = new(@"\G\|\s*(\w+)", RegexOptions.CultureInvariant);

    /// <summary><c>|p| norm(p - place)</c>: a function without a name, read on as the 'lambda' of Python; false for a magnitude.</summary>
    private bool ReadsClosure(int start)
    {
        if (s_closure.Match(_text, start) is not { Success: true } closure)
            return false;
        _position = start + closure.Length;
        return Add(TokenKind.Identifier, start, "lambda") && Add(TokenKind.Identifier, start, closure.Groups[1].Value) && Add(TokenKind.Colon, start, ":");
    }

    private static readonly Regex s_closure = new(@"\G\|([A-Za-z_]\w*)\|(?=[ 	]+[A-Za-z_(\d])", RegexOptions.CultureInvariant);
}

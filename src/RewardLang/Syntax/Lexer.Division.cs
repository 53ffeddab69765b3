using System.Text.RegularExpressions;
using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <content>Whole quotients and remainders in the notation of other languages.</content>
internal sealed partial class Lexer
{
    /// <summary>
    /// <c>min(x // 10, 1)</c>: two slashes behind which a bracket closes that is open on their line are the whole division of Python, read on as a quotient;
    /// false for a comment.
    /// </summary>
    private bool ReadWholeDivision()
    {
        var (start, end) = (_position, EndOfLine());
        if (!CanEndOperand() || !IsOnLineOfPrevious() || start + 2 < _text.Length && _text[start + 2] == '/')
            return false;
        var line = _text.LastIndexOf('\n', start) + 1;
        var open = 0;
        for (var i = _tokens.Count - 1; i >= 0 && _tokens[i].Span.Start >= line; i--)
            open += TokenFacts.Step(_tokens[i].Kind);
        var rest = _text.Substring(start + 2, end - start - 2).Split(["//"], StringSplitOptions.None)[0];
        if (open <= 0 || rest.Sum(c => c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0) != -open)
            return false;
        var place = start + 2 + rest.Length - rest.TrimStart().Length;
        var last = place;
        while (last < end && (IsPartOfName(_text[last]) || _text[last] == '.'))
            last++;
        var (first, dividend) = OperandBefore();
        var text = $"floor({dividend} / {_text.Substring(place, last - place)})";
        var isPlain = last > place && !(last < end && _text[last] is '(' or '[');
        _diagnostics.Report(_source, new TextSpan(start, 2), DiagnosticCatalogue.ForeignOperator, "//",
            isPlain ? new Suggestion($"'{text}' for a whole quotient, as '//' begins a comment", text, TextSpan.FromBounds(first, last)) : "'floor(a / b)' for a whole quotient, as '//' begins a comment");
        _position = start + 2;
        return Add(TokenKind.Slash, start, "/");
    }

    /// <summary><c>a % b</c> of two operands, read on as a product; false for others.</summary>
    private bool ReadRemainder(int start)
    {
        if (!CanEndOperand() || !IsOnLineOfPrevious() || s_operand.Match(_text, start + 1, Math.Min(EndOfLine() - start - 1, LongestOperand)) is not { Success: true, Groups: [_, var divisor] })
            return false;
        var (first, dividend) = OperandBefore();
        // 'a * b % c' is the remainder of the product.
        if (_tokens.FindLast(t => t.Span.End <= first)?.Kind is TokenKind.Star or TokenKind.Slash or TokenKind.Caret)
            return false;
        var text = $"mod({Unbracketed(dividend)}, {Unbracketed(divisor.Value)})";
        _diagnostics.Report(_source, new TextSpan(start, 1), DiagnosticCatalogue.ForeignOperator, "%", new Suggestion($"'{text}'", text, TextSpan.FromBounds(first, divisor.Index + divisor.Length)));
        _position = start + 1;
        return Add(TokenKind.Star, start, "*");
    }

    private static readonly Regex s_operand = new(@"\G\s*((?:\d[\d.]*(?:<[^<>
]{1,20}>)?|[A-Za-z_][\w.]*|\([^()
]*\))(?![\w(\[^]))", RegexOptions.CultureInvariant);

    private const int LongestOperand = 200;

    private static string Unbracketed(string text) => text.Length > 2 && text[0] == '(' && text.IndexOf(')') == text.Length - 1 ? text.Substring(1, text.Length - 2) : text;

    /// <summary>The operand that ends at the last token, a name, a number, brackets or a call: where it begins, and its text.</summary>
    private (int Start, string Text) OperandBefore()
    {
        var place = _tokens.Count - 1;
        for (var depth = 0; place > 0; place--)
        {
            depth -= TokenFacts.Step(_tokens[place].Kind);
            if (depth == 0 && !(_tokens[place].Kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket && _tokens[place - 1].Kind == TokenKind.Identifier) && _tokens[place - 1].Kind != TokenKind.Dot && _tokens[place].Kind != TokenKind.Dot)
                break;
        }

        var start = _tokens[place].Span.Start;
        return (start, _text.Substring(start, _tokens[_tokens.Count - 1].Span.End - start));
    }
}

using System.Globalization;
using System.Text;
using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>Text to tokens. Bounds the size and the nesting of what the grammar will see.</summary>
internal sealed partial class Lexer
{
    public const int MaximumLength = 1_000_000;
    public const int MaximumNesting = 64;

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly StringBuilder _documentation = new();
    private readonly RepeatedMistakes _repeated;
    private int _position;
    private int _nesting;

    private Lexer(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _text = source.Text;
        _repeated = new RepeatedMistakes(diagnostics, source);
    }

    /// <summary>The tokens of a text, the last of kind <see cref="TokenKind.End"/>; empty when the text is refused whole.</summary>
    public static IReadOnlyList<Token> Tokenize(SourceText source, DiagnosticBag diagnostics)
    {
        if (source.Text.Length > MaximumLength)
        {
            diagnostics.Report(source, new TextSpan(0, 0), DiagnosticCatalogue.FileTooLarge, source.Text.Length, MaximumLength);
            return [];
        }

        return new Lexer(source, diagnostics).Run();
    }

    private List<Token> Run()
    {
        while (SkipTrivia())
            if (!Next())
                return [];
        _tokens.Add(new Token(TokenKind.End, new TextSpan(_text.Length, 0), ""));
        _repeated.Finish();
        return _tokens;
    }

    private char Peek(int ahead = 0) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private bool SkipTrivia()
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (char.IsWhiteSpace(c) || c == '\uFEFF' && _position == 0)
                _position++;
            else if (c == '/' && Peek(1) == '/' && ReadWholeDivision())
                continue;
            else if (c == '/' && Peek(1) == '/')
                ReadComment();
            else
                return true;
        }

        return false;
    }

    private void ReadComment()
    {
        var end = _text.IndexOf('\n', _position);
        if (end < 0)
            end = _text.Length;
        if (Peek() == '/' && Peek(2) == '/' && Peek(3) != '/')
        {
            if (_documentation.Length > 0)
                _documentation.Append('\n');
            _documentation.Append(_text.Substring(_position + 3, end - _position - 3).Trim());
        }

        // 'x // 2' is a whole division in Python, and a comment here.
        if (Peek() == '/' && Peek(1) == '/' && CanEndOperand() && IsOnLineOfPrevious() && DivisorComment.IsLikely(_text.Substring(_position + 2, end - _position - 2), _tokens))
            _diagnostics.Report(_source, new TextSpan(_position, end - _position), DiagnosticCatalogue.CommentOrDivision);
        _position = end;
    }

    private bool IsOnLineOfPrevious() => _text.IndexOf('\n', _tokens[_tokens.Count - 1].Span.End, _position - _tokens[_tokens.Count - 1].Span.End) < 0;

    private bool Next()
    {
        var start = _position;
        var c = _text[_position];
        if (start == 0 || _text[start - 1] == '\n')
            if (ForeignImport.At(_text, start) is { } import)
                return ReadForeignImport(start, import);
        if (IsLetter(c) || c == '@' && IsLetter(Peek(1)) || ForeignLetters.IsLetter(c) && !(c == 'π' && !IsPartOfName(Peek(1))))
            return ReadWord(start);
        if (IsDigit(c) || c == '.' && IsDigit(Peek(1)) && !PreviousIsDot())
            return ReadNumber(start);
        if (IsTripleQuote(start))
            return SkipDocString(start);
        if (c == '"')
            return ReadText(start);
        if (c == '/' && Peek(1) == '*')
            return SkipForeignComment(start);
        if (IsPrime(start))
            return SkipPrime(start);
        if (c is '`' or '\'')
            return SkipForeignText(start, c);
        if (Peek() == '|' && !CanEndOperand() && ReadsClosure(start))
            return true;
        if (EnclosureAt(start) is { } enclosure)
            return ReadEnclosed(start, enclosure);
        if (c == '%' && ReadPercentage(start) || c > 126 && (ReadExponent(start) || ReadDegree(start)))
            return true;
        return ReadPunctuation(start);
    }

    private bool CanEndOperand() => _tokens.Count > 0 && TokenFacts.CanEndStatement(_tokens[_tokens.Count - 1].Kind);

    private int EndOfLine() => _text.IndexOf('\n', _position) is >= 0 and var end ? end : _text.Length;

    /// <summary>Names the fence of a document, with the rest of its line, or text in quotes, once; keeps text for advice.</summary>
    private bool SkipForeignText(int start, char quote)
    {
        var isFence = string.CompareOrdinal(_text, start, "```", 0, 3) == 0;
        var close = isFence ? -1 : _text.IndexOf(quote, start + 1);
        var isClosed = close > 0 && close < EndOfLine();
        _position = isClosed ? close + 1 : isFence ? EndOfLine() : start + 1;
        // Within a program one kind of quotes is as good as the other: what the text was meant for is said where it stands.
        if (isClosed && quote == '\'' && _nesting > 0)
            return Add(TokenKind.Text, start, _text.Substring(start + 1, close - start - 1));
        var span = new TextSpan(start, _position - start);
        var shown = isClosed && quote == '\'' ? _text.Substring(start + 1, close - start - 1) : _source.GetText(span);
        _diagnostics.Report(
            _source, span, DiagnosticCatalogue.UnknownCharacter, Printable(shown).TrimEnd(),
            isFence ? "A file holds the program alone: remove the line." : "There is no text in a program; a component is written behind a point, as in terms.reach.");
        return true;
    }

    private bool IsTripleQuote(int start) => _text[start] is '"' or '\'' && Peek(1) == _text[start] && Peek(2) == _text[start];

    /// <summary>Names the text between three quotes, over whatever lines, once.</summary>
    private bool SkipDocString(int start)
    {
        var close = _text.IndexOf(_text.Substring(start, 3), start + 3, StringComparison.Ordinal);
        _position = close > 0 ? close + 3 : EndOfLine();
        _diagnostics.Report(
            _source, new TextSpan(start, 3), DiagnosticCatalogue.UnknownCharacter, _text.Substring(start, 3),
            "A comment begins with '//', and a description with '///' before what it describes.");
        return true;
    }

    /// <summary>Names a comment between <c>/*</c> and <c>*/</c>, over whatever lines, once.</summary>
    private bool SkipForeignComment(int start)
    {
        var close = _text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        _position = close > 0 ? close + 2 : EndOfLine();
        var span = new TextSpan(start, _position - start);
        var isRestOfLine = close > 0 && _text.IndexOf('\n', start, span.Length) < 0 && string.IsNullOrWhiteSpace(_text.Substring(_position, EndOfLine() - _position));
        _diagnostics.Report(_source, new TextSpan(start, 2), DiagnosticCatalogue.UnknownCharacter, "/*", new Suggestion(
            "A comment begins with '//' and ends with the line.", isRestOfLine ? "// " + _text.Substring(start + 2, close - start - 2).Trim() : null, span));
        return true;
    }

    private bool PreviousIsDot() => _position > 0 && _text[_position - 1] == '.';

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsPartOfName(char c) => IsLetter(c) || IsDigit(c) || ForeignLetters.IsLetter(c) || ForeignLetters.IsDigit(c) || ForeignLetters.IsMark(c);

    private bool ReadWord(int start)
    {
        var escaped = Peek() == '@';
        if (escaped)
            _position++;
        while (IsPartOfName(Peek()))
            _position++;
        var text = _text.Substring(start, _position - start);
        if (text.Any(c => c > 126))
            return ReadForeignWord(start);
        return Add(escaped ? TokenKind.Identifier : TokenFacts.KeywordOrIdentifier(text), start, escaped ? text.Substring(1) : text);
    }

    private bool ReadNumber(int start)
    {
        while (IsDigit(Peek()))
            _position++;
        if (Peek() == '.' && Peek(1) != '.' && !IsLetter(Peek(1)))
        {
            _position++;
            while (IsDigit(Peek()))
                _position++;
        }

        if (Peek() is 'e' or 'E' && (IsDigit(Peek(1)) || Peek(1) is '+' or '-' && IsDigit(Peek(2))))
        {
            _position += 2;
            while (IsDigit(Peek()))
                _position++;
        }

        var text = _text.Substring(start, _position - start);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || double.IsInfinity(value))
        {
            _diagnostics.Report(_source, new TextSpan(start, _position - start), DiagnosticCatalogue.NumberOutOfRange, text);
            value = 0;
        }

        return Add(TokenKind.Number, start, text, value);
    }

    private bool ReadText(int start)
    {
        _position++;
        while (Peek() is not ('"' or '\n' or '\0'))
            _position++;
        var text = _text.Substring(start + 1, _position - start - 1);
        if (Peek() == '"')
            _position++;
        else
        {
            _diagnostics.Report(_source, new TextSpan(start, _position - start), DiagnosticCatalogue.UnclosedText);
            return Add(TokenKind.Unknown, start, text);
        }

        return Add(TokenKind.Text, start, text);
    }

    private bool ReadPunctuation(int start)
    {
        var (kind, length) = (Peek(), Peek(1)) switch
        {
            ('|', '>') => (TokenKind.Pipe, 2),
            ('.', '.') => (TokenKind.DotDot, 2),
            ('.', '*' or '/' or '^') when IsElementwise() => (TokenKind.Unknown, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') when ClosesUnit() => (TokenKind.Greater, 1),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('=', '=') when Peek(2) != '=' => (TokenKind.EqualEqual, 2),
            ('=', '=') => (TokenKind.Unknown, 3),
            ('!', '=') when Peek(2) != '=' => (TokenKind.NotEqual, 2),
            ('!', '=') => (TokenKind.Unknown, 3),
            ('~', '=') => (TokenKind.Tilde, 2),
            ('(', _) => (TokenKind.LeftParenthesis, 1),
            (')', _) => (TokenKind.RightParenthesis, 1),
            ('[', _) => (TokenKind.LeftBracket, 1),
            (']', _) => (TokenKind.RightBracket, 1),
            ('{', _) => (TokenKind.LeftBrace, 1),
            ('}', _) => (TokenKind.RightBrace, 1),
            (',', _) => (TokenKind.Comma, 1),
            (':', _) => (TokenKind.Colon, 1),
            ('?', _) => (TokenKind.Question, 1),
            ('.', _) => (TokenKind.Dot, 1),
            ('=', _) => (TokenKind.Equals, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', '*') => (TokenKind.Unknown, 2),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('^', _) => (TokenKind.Caret, 1),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            _ => (TokenKind.Unknown, 1),
        };
        _position += length;
        if (kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace && ++_nesting > MaximumNesting)
        {
            _diagnostics.Report(_source, new TextSpan(start, 1), DiagnosticCatalogue.NestedTooDeeply, MaximumNesting);
            return false;
        }

        if (kind is TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace)
            _nesting = Math.Max(0, _nesting - 1);
        if (kind == TokenKind.Unknown)
            return ReportUnknown(start);
        return Add(kind, start, _text.Substring(start, length));
    }

    /// <summary>Says once for a run of foreign characters what they are, and goes on behind them.</summary>
    private bool ReportUnknown(int start)
    {
        if (ForeignOperator.At(_text, start) is { } foreign)
        {
            if (foreign.Spelling == "%" && IsRemark(start))
                foreign = ForeignOperator.Remark(foreign.Spelling);
            if (foreign.Spelling == "@" && ReadMatrixProduct(start) || foreign.Spelling == "%" && !foreign.IsRemark && ReadRemainder(start) || foreign.Spelling == "|" && (ReadsComprehension(start) || ReadsAlternative(start)))
                return true;
            if (foreign.Spelling == "$" && !IsBehindNumber(start) && _tokens.Count > 0 && _tokens[_tokens.Count - 1].Kind is not (TokenKind.Less or TokenKind.Slash or TokenKind.Star) && !IsDigit(Peek(1)))
                foreign = foreign with { Own = "the argument in brackets, f(x)", Kind = TokenKind.Unknown, Replacement = null };
            _position = start + foreign.Spelling.Length;
            if (foreign.Kind == TokenKind.Number && IsBehindNumber(start))
            {
                foreign = foreign with { Replacement = " * " + foreign.Replacement };
                Add(TokenKind.Star, start, "*");
            }

            if (foreign.Spelling == "√" && Peek() == '(')
                foreign = foreign with { Kind = TokenKind.Identifier, Replacement = "sqrt" };
            ReportForeign(foreign, new TextSpan(start, foreign.Spelling.Length));
            if (foreign.IsRemark)
                ReadComment();
            return foreign.Kind == TokenKind.Unknown || Add(foreign.Kind, start, foreign.Replacement?.Trim() ?? foreign.Spelling);
        }

        while (_position < _text.Length && Peek() is var c && !char.IsWhiteSpace(c) && (c > 126 || c < 32) && !ForeignLetters.IsLetter(c)
            && ForeignLetters.Raised(_text, _position).Length == 0 && ForeignOperator.At(_text, _position) is null)
            _position++;
        var span = new TextSpan(start, _position - start);
        _diagnostics.Report(_source, span, DiagnosticCatalogue.UnknownCharacter, Printable(_source.GetText(span)), "Names and operators are plain ASCII; remove it.");
        return true;
    }

    /// <summary>A separator that other languages write at every statement is said once.</summary>
    private void ReportForeign(ForeignOperator foreign, TextSpan span)
    {
        var isSeparator = foreign is { Kind: TokenKind.Unknown, Replacement: "" };
        if (isSeparator && _repeated.IsRepeated(foreign.Spelling, foreign.Suggestion, span))
            return;
        _diagnostics.Report(_source, span, DiagnosticCatalogue.ForeignOperator, foreign.Spelling, foreign.Suggestion);
        if (isSeparator)
            _repeated.Note(foreign.Spelling, span, DiagnosticCatalogue.ForeignOperator);
    }

    private static string Printable(string text)
    {
        var shown = text.Length > 12 ? text.Substring(0, 12) + "…" : text;
        return string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:X4}" : c.ToString()));
    }

    private bool Add(TokenKind kind, int start, string text, double value = 0)
    {
        _tokens.Add(new Token(
            kind, new TextSpan(start, _position - start), text, value, _documentation.Length > 0 ? _documentation.ToString() : null));
        _documentation.Clear();
        return true;
    }
}

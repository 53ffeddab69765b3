using System.Globalization;
using System.Text.RegularExpressions;
using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>Notation of mathematics: each sign is named with what is written here, and read on as that.</summary>
internal sealed partial class Lexer
{
    /// <summary>What encloses a value in mathematics: where it opens and closes, and the functions that stand for it, the outermost first.</summary>
    private sealed record Enclosure(int Open, int Close, int End, string[] Functions);

    /// <summary>A name with Greek letters or lowered digits.</summary>
    private bool ReadForeignWord(int start)
    {
        var span = new TextSpan(start, _position - start);
        var name = ForeignLetters.WrittenOut(_source.GetText(span));
        var isFactor = IsBehindNumber(start);
        _diagnostics.Report(_source, span, DiagnosticCatalogue.UnknownCharacter, Printable(_source.GetText(span)),
            new Suggestion($"Write '{name}'.", isFactor ? " * " + name : name));
        return (!isFactor || Add(TokenKind.Star, start, "*")) && Add(TokenFacts.KeywordOrIdentifier(name), start, name);
    }

    /// <summary><c>a @ b</c> of two names, read on as their product summed; false for other operands.</summary>
    private bool ReadMatrixProduct(int start)
    {
        var place = start + 1;
        while (place < _text.Length && _text[place] == ' ')
            place++;
        var end = place;
        while (end < _text.Length && IsPartOfName(_text[end]))
            end++;
        // What is transposed for it is not so here.
        var isTransposed = _tokens.Count > 2 && _tokens[_tokens.Count - 1] is { Kind: TokenKind.Identifier, Text: "T" or "mT" } && _tokens[_tokens.Count - 2].Kind == TokenKind.Dot;
        if (isTransposed)
            _tokens.RemoveRange(_tokens.Count - 2, 2);
        if (_tokens.Count == 0 || _tokens[_tokens.Count - 1] is not { Kind: TokenKind.Identifier } left || _tokens.Count > 1 && _tokens[_tokens.Count - 2].Kind == TokenKind.Dot
            || end == place || !IsLetter(_text[place]) || end < _text.Length && _text[end] is '.' or '[' or '(' || TokenFacts.KeywordOrIdentifier(_text.Substring(place, end - place)) != TokenKind.Identifier)
            return false;
        var right = _text.Substring(place, end - place);
        var product = $"dot({left.Text}, {right})";
        _diagnostics.Report(_source, new TextSpan(start, 1), DiagnosticCatalogue.ForeignOperator, "@", new Suggestion($"'{product}', the sum of the products", product, TextSpan.FromBounds(left.Span.Start, end)));
        _tokens.RemoveAt(_tokens.Count - 1);
        _position = end;
        return Add(TokenKind.Identifier, left.Span.Start, "dot") && Add(TokenKind.LeftParenthesis, left.Span.Start, "(") && Add(TokenKind.Identifier, left.Span.Start, left.Text)
            && Add(TokenKind.Comma, start, ",") && Add(TokenKind.Identifier, place, right) && Add(TokenKind.RightParenthesis, place, ")");
    }

    private bool IsBehindNumber(int start) => _tokens.Count > 0 && _tokens[_tokens.Count - 1] is { Kind: TokenKind.Number } number && number.Span.End == start;

    /// <summary><c>‖x‖</c>, <c>||x||</c>, <c>|x|</c> where a value begins; null elsewhere.</summary>
    private Enclosure? EnclosureAt(int start)
    {
        var isNorm = Peek() is '‖' or '∥';
        var bar = isNorm ? Peek().ToString() : Peek() != '|' || Peek(1) == '>' || CanEndOperand() ? "" : Peek(1) == '|' ? "||" : "|";
        var open = start + bar.Length;
        if (bar.Length == 0 || open >= EndOfLine() || _text.IndexOf(bar, open, EndOfLine() - open, StringComparison.Ordinal) is var close && close <= open)
            return null;
        var end = close + bar.Length;
        if (bar == "|")
            return new Enclosure(open, close, end, [IsVector(_text.Substring(open, close - open)) ? "norm" : "abs"]);
        var index = end < _text.Length ? _text[end] : '\0';
        var order = index == '_' && end + 1 < _text.Length ? _text[end + 1] : index;
        string[] functions = order switch
        {
            '1' when index == '_' => ["sum", "abs"],
            '₁' => ["sum", "abs"],
            '∞' => ["max", "abs"],
            _ => ["norm"],
        };
        var isOrder = order is '₁' or '₂' or '∞' || index == '_' && order is '1' or '2';
        return new Enclosure(open, close, isOrder ? end + (index == '_' ? 2 : 1) : end, functions);
    }

    /// <summary>Whether a text names what is declared as a vector, and none of its components.</summary>
    private bool IsVector(string inner) => inner.Length <= LongestVector && s_names.Matches(inner).Cast<Match>().Select(m => m.Value).Distinct().Any(Vectors.Contains);

    /// <summary>Names that the text declares as vectors.</summary>
    private HashSet<string> Vectors => _vectors ??= new(s_vectors.Matches(_text).Cast<Match>().Select(m => m.Groups[1].Value), StringComparer.Ordinal);

    private HashSet<string>? _vectors;

    private static readonly Regex s_vectors = new(@"\b(\w+)\s*:\s*(?:vec[23]\b|real\s*(?:<[^>\n]{0,40}>)?\s*\[\s*xyz?\s*\])");

    private const int LongestVector = 80;

    private static readonly Regex s_names = new(@"(?<![\w.])[A-Za-z_]\w*(?!\w|\.[a-z])");

    /// <summary>A value between bars, read on as the call that is meant.</summary>
    private bool ReadEnclosed(int start, Enclosure enclosure)
    {
        var inner = _text.Substring(enclosure.Open, enclosure.Close - enclosure.Open);
        var found = new DiagnosticBag();
        var tokens = new Lexer(new SourceText(_source.Path, inner), found).Run();
        if (tokens.Count == 0)
            return false;
        var power = ForeignLetters.Raised(_text, enclosure.End);
        _position = enclosure.End + power.Length;
        var text = $"{string.Join("(", enclosure.Functions)}({Mended(inner, found.ToList())}{new string(')', enclosure.Functions.Length)}{(power.Length > 0 ? $"^{power}" : "")}";
        var isCertain = found.ToList().All(d => d.Edit is not null);
        var span = new TextSpan(start, _position - start);
        _diagnostics.Report(_source, span, DiagnosticCatalogue.ForeignOperator, Printable(_source.GetText(span)),
            new Suggestion(isCertain ? text : $"{enclosure.Functions[0]}(x)", isCertain ? text : null));
        foreach (var function in enclosure.Functions)
        {
            Add(TokenKind.Identifier, start, function);
            Add(TokenKind.LeftParenthesis, start, "(");
        }

        _tokens.AddRange(tokens.Take(tokens.Count - 1).Select(t => t with { Span = new TextSpan(t.Span.Start + enclosure.Open, t.Span.Length) }));
        foreach (var _ in enclosure.Functions)
            Add(TokenKind.RightParenthesis, enclosure.Close, ")");
        return power.Length == 0 || AddExponent(enclosure.Close, power);
    }

    /// <summary>A raised number: <c>x²</c>, <c>s⁻¹</c>; false where none is.</summary>
    private bool ReadExponent(int start)
    {
        var exponent = ForeignLetters.Raised(_text, start);
        if (exponent.Length == 0)
            return false;
        _position += exponent.Length;
        var span = new TextSpan(start, exponent.Length);
        _diagnostics.Report(_source, span, DiagnosticCatalogue.ForeignOperator, _source.GetText(span), new Suggestion($"'^{exponent}'", "^" + exponent));
        return AddExponent(start, exponent);
    }

    private bool AddExponent(int start, string exponent)
    {
        Add(TokenKind.Caret, start, "^");
        if (exponent[0] == '-')
            Add(TokenKind.Minus, start, "-");
        var digits = exponent.TrimStart('-');
        return Add(TokenKind.Number, start, digits, double.Parse(digits, CultureInfo.InvariantCulture));
    }

    /// <summary>The sign of degrees, of an angle or a temperature, behind a number, or as a unit; false elsewhere.</summary>
    private bool ReadDegree(int start)
    {
        var (sign, unit) = (Peek(), Peek(1)) switch
        {
            ('°', 'C' or 'F') when !IsPartOfName(Peek(2)) => (_text.Substring(start, 2), "deg" + Peek(1)),
            ('°', 'K') when !IsPartOfName(Peek(2)) => ("°K", "K"),
            ('°', var next) when !IsLetter(next) => ("°", "deg"),
            ('℃', _) => ("℃", "degC"),
            ('℉', _) => ("℉", "degF"),
            _ => ("", ""),
        };
        var isUnit = _tokens.Count > 0 && _tokens[_tokens.Count - 1].Kind is var kind && (kind == TokenKind.Less || sign != "°" && kind is TokenKind.Slash or TokenKind.Star);
        if (sign.Length == 0 || !isUnit && !IsBehindNumber(start))
            return false;
        _position += sign.Length;
        var text = isUnit ? unit : $"<{unit}>";
        _diagnostics.Report(_source, new TextSpan(start, sign.Length), DiagnosticCatalogue.ForeignOperator, sign, new Suggestion(text, text));
        return isUnit ? Add(TokenKind.Identifier, start, unit)
            : Add(TokenKind.Less, start, "<") && Add(TokenKind.Identifier, start, unit) && Add(TokenKind.Greater, start, ">");
    }

    private static string Mended(string text, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var edit in diagnostics.Select(d => d.Edit).OfType<TextEdit>().OrderByDescending(e => e.Span.Start))
            text = text.Substring(0, edit.Span.Start) + edit.NewText + text.Substring(edit.Span.End);
        return text.Trim();
    }

    /// <summary>A prime behind a name or a bracket, which in papers is the state after the action.</summary>
    private bool IsPrime(int start) => Peek() is '\'' or '′' or '’' && _tokens.Count > 0 && _tokens[_tokens.Count - 1] is { Kind: TokenKind.Identifier or TokenKind.RightParenthesis } previous
        && previous.Span.End == start && !IsLetter(Peek(1)) && !(previous.Text is "f" or "r" or "b" && _text.IndexOf('\'', start + 1) is > 0 and var close && close < EndOfLine());

    private bool SkipPrime(int start)
    {
        var previous = _tokens[_tokens.Count - 1];
        var name = previous.Kind == TokenKind.Identifier ? previous.Text : "x";
        while (Peek() is '\'' or '′' or '’')
            _position++;
        var (span, mistake) = (new TextSpan(start, _position - start), $"{name}'");
        Suggestion advice = $"A prime is no part of a name. A step sees the state after the action: what papers call {name}' is '{name}' here, and their {name}, of the state before, is prev({name}, initial: 0).";
        if (_repeated.IsRepeated(mistake, advice, span))
            return true;
        _diagnostics.Report(_source, span, DiagnosticCatalogue.UnknownCharacter, _source.GetText(span), advice);
        _repeated.Note(mistake, span, DiagnosticCatalogue.UnknownCharacter);
        return true;
    }

    /// <summary>A percentage: <c>50%</c> behind a number, or <c>&lt;%&gt;</c> as a unit; false for a remainder.</summary>
    private bool ReadPercentage(int start)
    {
        var previous = _tokens.Count > 0 ? _tokens[_tokens.Count - 1] : null;
        if (previous?.Kind == TokenKind.Less && Peek(1) == '>')
        {
            _position++;
            _diagnostics.Report(_source, new TextSpan(start, 1), DiagnosticCatalogue.ForeignOperator, "%", new Suggestion("'percent', the unit of a hundredth", "percent"));
            return Add(TokenKind.Identifier, start, "percent");
        }

        if (!IsBehindNumber(start) || IsOperandAt(start + 1))
            return false;
        _position++;
        var share = (previous!.Value / 100).ToString("G12", CultureInfo.InvariantCulture);
        var span = TextSpan.FromBounds(previous.Span.Start, _position);
        _diagnostics.Report(_source, span, DiagnosticCatalogue.ForeignOperator, "%", new Suggestion(share, share));
        _tokens[_tokens.Count - 1] = previous with { Span = span, Text = share, Value = previous.Value / 100 };
        return true;
    }

    /// <summary>Whether a '%' begins a comment, as in MATLAB, and takes no remainder.</summary>
    private bool IsRemark(int start)
    {
        var line = _text.LastIndexOf('\n', start) + 1;
        return string.IsNullOrWhiteSpace(_text.Substring(line, start - line))
            || CanEndOperand() && !DivisorComment.IsOperand(_text.Substring(start + 1, EndOfLine() - start - 1), _tokens, _text);
    }

    /// <summary>Whether a value follows on the line: then a sign before it is one of two operands.</summary>
    private bool IsOperandAt(int place)
    {
        while (place < _text.Length && _text[place] == ' ')
            place++;
        var end = place;
        while (end < _text.Length && (IsLetter(_text[end]) || IsDigit(_text[end])))
            end++;
        return end > place ? TokenFacts.KeywordOrIdentifier(_text.Substring(place, end - place)) == TokenKind.Identifier
            : place < _text.Length && _text[place] is '(' or '[';
    }

    /// <summary>Whether a '.' and an operator behind it are one sign of MATLAB or Julia; in <c>import std.*</c> and before a comment they are none.</summary>
    private bool IsElementwise() => CanEndOperand() && !(Peek(1) == '/' && Peek(2) is '/' or '*') && !(_tokens.Count > 1 && _tokens[_tokens.Count - 2].Kind == TokenKind.Import);

    /// <summary>A module that is brought in the manner of another language is brought all the same.</summary>
    private bool ReadForeignImport(int start, ForeignImport import)
    {
        _position = start + import.Length;
        var text = $"import std.{import.Module}";
        _diagnostics.Report(_source, new TextSpan(start, import.Length), DiagnosticCatalogue.ExpectedDeclaration, $"'{import.Word}'", new Suggestion($"Write '{text}'.", text));
        return Add(TokenKind.Import, start, "import") && Add(TokenKind.Identifier, start, "std") && Add(TokenKind.Dot, start, ".") && Add(TokenKind.Identifier, start, import.Module);
    }

    /// <summary>Whether the unit of a type ends here, as in <c>x:real&lt;m&gt;=p</c>: no comparison follows.</summary>
    private bool ClosesUnit()
    {
        var place = _tokens.Count - 1;
        while (place > 1 && _tokens[place].Kind is TokenKind.Identifier or TokenKind.Number or TokenKind.Star or TokenKind.Slash or TokenKind.Caret or TokenKind.Minus)
            place--;
        return place > 1 && _tokens[place].Kind == TokenKind.Less && _tokens[place - 1].Kind == TokenKind.Identifier && _tokens[place - 2].Kind == TokenKind.Colon;
    }
}

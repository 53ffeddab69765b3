using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax;

/// <summary>
/// What a file declares, as far as its tokens tell: advice about a statement that could not be read names what the rest of the
/// file declares.
/// </summary>
internal sealed partial class FileOutline
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _functions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _states = new(StringComparer.Ordinal);
    private readonly HashSet<string> _terms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _params = new(StringComparer.Ordinal);
    private readonly HashSet<string> _models = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declaredAxes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _scenarios = new(StringComparer.Ordinal);
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unitsOfInputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Token>> _cases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sizes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Token> _sizedInTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>?> _axes = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _lets = new(StringComparer.Ordinal);

    private readonly Dictionary<TokenKind, IReadOnlyList<TextEdit>> _asNames = [];

    private readonly IReadOnlyList<Token> _tokens;

    public FileOutline(IReadOnlyList<Token> tokens)
    {
        _tokens = tokens;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i + 1].Kind == TokenKind.Identifier)
                Add(tokens, i, tokens[i + 1].Text);
            DeclaresGroup |= StatementSplitter.IsGrouping(tokens, i);
            DeclaresTotal |= tokens[i] is { Kind: TokenKind.Identifier, Text: "total" } && tokens[i + 1].Kind == TokenKind.Equals;
        }
    }

    public bool DeclaresTotal { get; }

    public bool DeclaresGroup { get; }

    /// <summary>Whether a member of a program, or of a function's block, has this name.</summary>
    public bool Declares(string name) => _names.Contains(name);

    /// <summary>Whether something is added to a keyword that others have as a name, as in <c>reward += value</c> and <c>reward[mask] += value</c>.</summary>
    public bool AddsTo(TokenKind word) => TokenFacts.BeginsDeclaration(word) && Enumerable.Range(0, Math.Max(_tokens.Count - 2, 0))
        .Any(i => _tokens[i].Kind == word && (_tokens[i + 1].Kind is TokenKind.Plus or TokenKind.Minus && _tokens[i + 2].Kind == TokenKind.Equals || _tokens[i + 1].Kind == TokenKind.LeftBracket));

    /// <summary>How often something is so added before a place.</summary>
    public int CountAdded(int place) => Enumerable.Range(0, Math.Max(_tokens.Count - 2, 0)).Count(i => _tokens[i].Span.Start < place && _tokens[i].Kind is TokenKind.Reward or TokenKind.Loss or TokenKind.Metric
        && _tokens[i + 1].Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.LeftBracket && (_tokens[i + 1].Kind == TokenKind.LeftBracket || _tokens[i + 2].Kind == TokenKind.Equals));

    public bool DeclaresState(string name) => _states.Contains(name);

    public bool DeclaresInput(string name) => _axes.ContainsKey(name);

    public bool DeclaresParam(string name) => _params.Contains(name);

    public bool DeclaresModel(string name) => _models.Contains(name);

    public bool DeclaresLet(string name) => _lets.ContainsKey(name);

    public bool DeclaresTerm(string name) => _terms.Contains(name);

    public bool HasTerms => _terms.Count > 0;

    /// <summary>Whether a module is imported, <c>std.rotation</c>.</summary>
    public bool Imports(string module) => Enumerable.Range(0, Math.Max(_tokens.Count - 3, 0)).Any(i => _tokens[i].Kind == TokenKind.Import && $"{_tokens[i + 1].Text}.{_tokens[i + 3].Text}" == module);

    /// <summary>Whether a name is what an import would call a module in Python, <c>import std.rotation as rot</c>.</summary>
    public bool IsModule(string name) => _aliases.Contains(name);

    /// <summary>The unit with which an input or a parameter is declared; null for none.</summary>
    public string? UnitOf(string input) => _unitsOfInputs.TryGetValue(input, out var unit) ? unit : null;

    /// <summary>The word of the type with which an input or a parameter is declared; null for none.</summary>
    public string? TypeOf(string input) => _types.TryGetValue(input, out var type) ? type : null;

    /// <summary>What a scenario of one step gives to the inputs, between its braces; null where the text does not say so plainly.</summary>
    public IReadOnlyList<Token>? CaseOf(string scenario) => _cases.TryGetValue(scenario, out var values) ? values : null;

    /// <summary>Whether a name in a type is the first that gives its axis a size there, and no declaration does.</summary>
    public bool IsFirstSized(Token name) => Axis.BuiltIn.All(a => a.Name != name.Text) && !_declaredAxes.Contains(name.Text) && _sizedInTypes.TryGetValue(name.Text, out var first) && first == name;

    /// <summary>Whether a keyword stands where a declaration gives a name, <c>input state : real</c>.</summary>
    public bool DeclaresAsName(TokenKind word) => Enumerable.Range(1, Math.Max(_tokens.Count - 2, 0)).Any(i => _tokens[i].Kind == word && _tokens[i - 1].Kind is TokenKind.Input or TokenKind.Param or TokenKind.Let && _tokens[i + 1].Kind is TokenKind.Colon or TokenKind.Equals);

    /// <summary>The '@' with which each use of a keyword as a name begins.</summary>
    public IReadOnlyList<TextEdit> AsName(TokenKind word) => _asNames.TryGetValue(word, out var known) ? known : _asNames[word] = [.. _tokens.Where((t, i) => t.Kind == word && !(KindAt(_tokens, i + 1) == TokenKind.Identifier && KindAt(_tokens, i + 2) == TokenKind.LeftBrace)).Select(t => new TextEdit(new TextSpan(t.Span.Start, 0), "@"))];

    /// <summary>Where the program begins in which a place is; null for a place before all programs.</summary>
    public int? ProgramAround(int place) => HeadAround(place)?.Span.Start;

    /// <summary>The word with which that program begins.</summary>
    public TokenKind? KindAround(int place) => HeadAround(place)?.Kind;

    private Token? HeadAround(int place) => _tokens.Where((t, i) => t.Span.Start < place && t.Kind is TokenKind.Reward or TokenKind.Loss or TokenKind.Metric && KindAt(_tokens, i + 1) == TokenKind.Identifier && KindAt(_tokens, i + 2) == TokenKind.LeftBrace)
        .LastOrDefault();

    public bool DeclaresScenario(string name) => _scenarios.Contains(name);

    public bool DeclaresFunction(string name) => _functions.Contains(name);

    public bool DeclaresUnit(string name) => _units.Contains(name);

    /// <summary>The axis whose components have these names; null for none.</summary>
    public string? AxisOf(IReadOnlyList<string> components) => _components.Where(a => a.Value.Count == components.Count && components.All(a.Value.Contains)).Select(a => a.Key).FirstOrDefault();

    /// <summary>Where parts of a name are used, <c>gripper.width</c>: the three tokens, and the part's name.</summary>
    public IEnumerable<(TextSpan Place, string Part)> PartsOf(string name) => Enumerable.Range(0, Math.Max(_tokens.Count - 2, 0))
        .Where(i => _tokens[i].Kind == TokenKind.Identifier && _tokens[i].Text == name && _tokens[i + 1].Kind == TokenKind.Dot && KindAt(_tokens, i - 1) != TokenKind.Dot)
        .Select(i => (_tokens[i].Span.To(_tokens[i + 2].Span), _tokens[i + 2].Text));

    /// <summary>Where the brackets of the calls of a name end.</summary>
    public IEnumerable<int> EndsOfCalls(string name)
    {
        for (var i = 0; i + 1 < _tokens.Count; i++)
        {
            if (_tokens[i].Kind != TokenKind.Identifier || _tokens[i].Text != name || _tokens[i + 1].Kind != TokenKind.LeftParenthesis)
                continue;
            var (close, depth) = (i + 1, 0);
            while (close < _tokens.Count && (depth += TokenFacts.Step(_tokens[close].Kind)) > 0)
                close++;
            if (close < _tokens.Count)
                yield return _tokens[close].Span.Start;
        }
    }

    /// <summary>The name of a 'let' whose value is written like an expression; null for none.</summary>
    public string? LetOf(IReadOnlyList<Token> value)
    {
        for (var i = 0; i + 3 + value.Count < _tokens.Count; i++)
            if (_tokens[i].Kind == TokenKind.Let && _tokens[i + 1].Kind == TokenKind.Identifier && _tokens[i + 2].Kind == TokenKind.Equals && EndsAt(i + 3 + value.Count)
                && value.Select((token, place) => token.Kind == _tokens[i + 3 + place].Kind && token.Text == _tokens[i + 3 + place].Text).All(same => same))
                return _tokens[i + 1].Text;
        return null;
    }

    /// <summary>Whether a 'let' is the plain sum of some names.</summary>
    public bool IsSumOf(string let, IReadOnlyList<string> names)
    {
        if (!_lets.TryGetValue(let, out var start))
            return false;
        var value = TokensFrom(start).TakeWhile(t => !BeginsNext(t)).Take(2 * names.Count).ToList();
        return names.Count > 1 && value.Count == 2 * names.Count - 1 && Enumerable.Range(0, value.Count).All(i => i % 2 == 1 ? value[i].Kind == TokenKind.Plus : value[i].Kind == TokenKind.Identifier && names.Contains(value[i].Text));
    }

    /// <summary>Whether a statement ends before a place.</summary>
    private bool EndsAt(int place) => place >= _tokens.Count || BeginsNext(_tokens[place]);

    private static bool BeginsNext(Token token) => TokenFacts.BeginsMember(token.Kind) || token.Kind is TokenKind.RightBrace or TokenKind.End || token is { Kind: TokenKind.Identifier, Text: "total" };

    private void Add(IReadOnlyList<Token> tokens, int word, string name)
    {
        switch (tokens[word].Kind)
        {
            case TokenKind.Fn:
                _functions.Add(name);
                break;
            case TokenKind.As when word > 0 && tokens[word - 1].Kind == TokenKind.Identifier && KindAt(tokens, word - 2) is TokenKind.Import or TokenKind.Dot:
                _aliases.Add(name);
                break;
            case TokenKind.Unit:
                _units.Add(name);
                break;
            case TokenKind.Axis:
                _declaredAxes.Add(name);
                if (KindAt(tokens, word + 2) == TokenKind.LeftBrace)
                    _components[name] = [.. tokens.Skip(word + 3).TakeWhile(t => t.Kind is TokenKind.Identifier or TokenKind.Comma).Where(t => t.Kind == TokenKind.Identifier).Select(t => t.Text)];
                if (KindAt(tokens, word + 2) == TokenKind.Equals && KindAt(tokens, word + 3) == TokenKind.Number && !TokenFacts.IsOperator(KindAt(tokens, word + 4)))
                    _sizes[name] = (int)tokens[word + 3].Value;
                else if (tokens.ElementAtOrDefault(word + 2) is { Kind: TokenKind.Colon or TokenKind.LeftParenthesis or TokenKind.LeftBracket } or { Text: "of" or "size" } && KindAt(tokens, word + 3) == TokenKind.Number)
                    _sizes[name] = (int)tokens[word + 3].Value;
                break;
            case TokenKind.Scenario:
                _names.Add(name);
                _scenarios.Add(name);
                if (KindAt(tokens, word + 2) == TokenKind.LeftBrace)
                    _cases[name] = [.. tokens.Skip(word + 3).TakeWhile(t => t.Kind is not (TokenKind.RightBrace or TokenKind.End))];
                break;
            case var kind when TokenFacts.BeginsMember(kind) && kind != TokenKind.Return:
                _names.Add(name);
                if (kind is TokenKind.State or TokenKind.Backward)
                    _states.Add(name);
                if (kind == TokenKind.Let && KindAt(tokens, word + 2) == TokenKind.Equals)
                    _lets[name] = word + 3;
                if (kind == TokenKind.Term)
                    _terms.Add(name);
                if (kind == TokenKind.Param)
                    _params.Add(name);
                if (kind == TokenKind.Model)
                    _models.Add(name);
                if (kind is TokenKind.Input or TokenKind.Param && KindAt(tokens, word + 2) == TokenKind.Colon && KindAt(tokens, word + 4) == TokenKind.Less)
                    _unitsOfInputs[name] = string.Concat(tokens.Skip(word + 5).TakeWhile(t => t.Kind is not (TokenKind.Greater or TokenKind.End)).Select(t => t.Text));
                if (kind is TokenKind.Input or TokenKind.Param && KindAt(tokens, word + 2) == TokenKind.Colon)
                    (_axes[name], _types[name]) = (AxesAt(tokens, word + 3), word + 3 < tokens.Count ? tokens[word + 3].Text : "");
                break;
        }
    }

    private static TokenKind KindAt(IReadOnlyList<Token> tokens, int place) => place >= 0 && place < tokens.Count ? tokens[place].Kind : TokenKind.End;
}

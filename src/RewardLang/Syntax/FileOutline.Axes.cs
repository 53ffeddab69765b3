using RewardLang.Builtins;
using RewardLang.Semantics;
using RewardLang.Syntax.Remedies;

namespace RewardLang.Syntax;

/// <content>The axes of what a file declares.</content>
internal sealed partial class FileOutline
{
    /// <summary>Whether an axis is declared, or built in.</summary>
    public bool DeclaresAxis(string name) => _declaredAxes.Contains(name) || Axis.BuiltIn.Any(a => a.Name == name);

    /// <summary>The texts by which elements of the inputs over an axis are taken.</summary>
    public IReadOnlyList<string> KeysOver(string axis) => [.. _axes.Where(a => a.Value is [var only] && only == axis).SelectMany(a => KeysOf(a.Key)).Distinct()];

    /// <summary>The texts by which elements of a value are taken, <c>info["x_pos"]</c>.</summary>
    public IReadOnlyList<string> KeysOf(string name) => [.. Enumerable.Range(0, Math.Max(_tokens.Count - 2, 0))
        .Where(i => _tokens[i].Text == name && _tokens[i + 1].Kind == TokenKind.LeftBracket && _tokens[i + 2].Kind == TokenKind.Text).Select(i => _tokens[i + 2].Text).Distinct()];

    /// <summary>How many names may lead from one to another.</summary>
    private const int MostLets = 24;

    private const int LongestLet = 200;

    private readonly Dictionary<string, IReadOnlyList<string>?> _axesOfLets = new(StringComparer.Ordinal);
    private int _depth;

    /// <summary>The names of the axes of an input, a parameter or a 'let'; null where the text does not say so plainly.</summary>
    public IReadOnlyList<string>? AxesOf(string name)
    {
        if (_axes.TryGetValue(name, out var axes) || _axesOfLets.TryGetValue(name, out axes) || _depth >= MostLets || !_lets.TryGetValue(name, out var start))
            return axes;
        // What depends on itself has none.
        _axesOfLets[name] = null;
        _depth++;
        var value = TokensFrom(start).TakeWhile(t => !BeginsNext(t)).Take(LongestLet + 1).ToList();
        axes = value.Count > LongestLet ? null : AxesOf(value);
        _depth--;
        return _axesOfLets[name] = axes;
    }

    private IEnumerable<Token> TokensFrom(int place)
    {
        for (; place < _tokens.Count; place++)
            yield return _tokens[place];
    }

    /// <summary>The size of the only axis of an input; null where the text does not say so plainly.</summary>
    public int? LengthOf(string input) => AxesOf(input) is [var axis] && _sizes.TryGetValue(axis, out var size) ? size : NumberOfElements(input);

    /// <summary>The number in <c>input x : real[24]</c>, which is no axis yet; null for others.</summary>
    private int? NumberOfElements(string input)
    {
        var word = Enumerable.Range(0, Math.Max(_tokens.Count - 6, 0)).FirstOrDefault(i => _tokens[i].Kind is TokenKind.Input or TokenKind.Param && _tokens[i + 1].Text == input && _tokens[i + 2].Kind == TokenKind.Colon);
        var open = _tokens.Count == 0 || _tokens[word].Kind is not (TokenKind.Input or TokenKind.Param) ? -1 : Enumerable.Range(word + 3, Math.Max(Math.Min(LongestType, _tokens.Count - word - 5), 0)).FirstOrDefault(i => _tokens[i].Kind == TokenKind.LeftBracket);
        return open > 0 && _tokens[open + 1].Kind == TokenKind.Number && _tokens[open + 2].Kind == TokenKind.RightBracket && !Enumerable.Range(word + 3, open - word - 3).Any(EndsAt) ? (int)_tokens[open + 1].Value : null;
    }

    private const int LongestType = 12;

    /// <summary>The size with which an axis is declared; null for none.</summary>
    public int? SizeOf(string axis) => _sizes.TryGetValue(axis, out var size) ? size : _components.TryGetValue(axis, out var components) ? components.Count : null;

    /// <summary>An axis that is declared as a part of another, <c>axis other = robot[0..4]</c>; null for none.</summary>
    public string? PartOf(string axis) => Enumerable.Range(0, Math.Max(_tokens.Count - 4, 0)).Where(i => _tokens[i].Kind == TokenKind.Axis && _tokens[i + 2].Kind == TokenKind.Equals && _tokens[i + 3].Text == axis && _tokens[i + 4].Kind == TokenKind.LeftBracket)
        .Select(i => _tokens[i + 1].Text).FirstOrDefault();

    /// <summary>An axis that is declared with this size; null for none.</summary>
    public string? AxisOfSize(int size) => _sizes.Where(a => a.Value == size).Select(a => a.Key).FirstOrDefault() ?? _components.Where(a => a.Value.Count == size).Select(a => a.Key).FirstOrDefault();

    /// <summary>The first input or parameter with an axis that is only a number, as in <c>real[12]</c>; null for none.</summary>
    public string? FirstWithAxisOf(int size)
    {
        for (var i = 0; i + 1 < _tokens.Count; i++)
        {
            if (_tokens[i].Kind is not (TokenKind.Input or TokenKind.Param))
                continue;
            for (var k = i + 2; !EndsAt(k) && _tokens[k].Kind is not (TokenKind.In or TokenKind.Equals); k++)
                if (_tokens[k].Kind == TokenKind.Number && _tokens[k].Value == size && _tokens[k - 1].Kind is TokenKind.LeftBracket or TokenKind.Comma)
                    return _tokens[i + 1].Text;
        }

        return null;
    }

    /// <summary>What a fold calls the rows or the steps that a type lists like an axis, <c>batch</c> or <c>time</c>; null for others and for declared axes.</summary>
    public string? FoldOf(string axis) => _declaredAxes.Contains(axis) ? null : RowsAndSteps.FoldOf(axis);

    /// <summary>The axes of sums and products of values, of functions of each element of them, and of folds; null for other expressions.</summary>
    public IReadOnlyList<string>? AxesOf(IEnumerable<Token> expression)
    {
        var axes = new List<string>();
        var (last, isInUnit) = (TokenKind.End, false);
        var tokens = expression.ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            // Of torch.norm the function's own name counts.
            while (KindAt(tokens, i) == TokenKind.Identifier && ForeignModules.IsUsual(tokens[i].Text) && KindAt(tokens, i + 1) == TokenKind.Dot)
                i += 2;
            if (i >= tokens.Count)
                return null;
            var token = tokens[i];
            isInUnit |= token.Kind == TokenKind.Less && last == TokenKind.Number;
            var isCall = token.Kind == TokenKind.Identifier && KindAt(tokens, i + 1) == TokenKind.LeftParenthesis;
            IReadOnlyList<string>? own = null;
            if (!isInUnit && isCall && IsFold(token.Text) && ClosingAt(tokens, i + 1) is > 0 and var close)
            {
                own = AxesOfFold(tokens, i + 1, close);
                i = close;
                if (own is null)
                    return null;
            }
            else if (!isInUnit && token.Kind == TokenKind.Identifier && !isCall)
            {
                own = AxesOf(token.Text);
                if (own is not null && (own.Count == 1 || own.Contains(Axis.Position.Name)) && KindAt(tokens, i + 1) == TokenKind.Dot && KindAt(tokens, i + 2) == TokenKind.Identifier && KindAt(tokens, i + 3) != TokenKind.LeftParenthesis)
                    (own, i) = (AxesOfComponent(own, tokens[i + 2].Text), i + 2);
            }

            if (own is not null)
                axes.AddRange(own.Where(a => !axes.Contains(a)));
            else if (!isInUnit && !IsPartOfCall(tokens, i) && token.Kind is not (TokenKind.Number or TokenKind.LeftParenthesis or TokenKind.RightParenthesis) and not (>= TokenKind.Plus and <= TokenKind.Caret))
                return null;
            isInUnit &= token.Kind != TokenKind.Greater;
            last = i < tokens.Count ? tokens[i].Kind : TokenKind.End;
        }

        return axes;
    }

    private bool IsFold(string function) => !DeclaresFunction(function) && CoreFunctions.Find(function) is { } core && core.Parameters.Any(p => p.Mode == CoreParameterMode.Axes)
        && core.Parameters.Count(p => p.Mode == CoreParameterMode.Value) == 1;

    /// <summary>What a fold leaves of the axes of what it takes; null where the text does not say which it folds.</summary>
    private List<string>? AxesOfFold(List<Token> tokens, int open, int close)
    {
        var comma = Enumerable.Range(open + 1, close - open - 1).FirstOrDefault(i => tokens[i].Kind == TokenKind.Comma && Enumerable.Range(open + 1, i - open - 1).Sum(k => TokenFacts.Step(tokens[k].Kind)) == 0);
        if (comma == 0)
            return [];
        if (AxesOf(tokens.Skip(open + 1).Take(comma - open - 1)) is not { } axes)
            return null;
        return tokens.Skip(comma + 1).Take(close - comma - 1).ToList() is [{ Text: "over" }, { Kind: TokenKind.Colon }, { Kind: TokenKind.Identifier } axis] ? [.. axes.Where(a => a != axis.Text)]
            : axes.Count <= 1 ? [] : null;
    }

    /// <summary>The axis of a type with components, also by its name in another language; null for a number.</summary>
    private static string? AxisOfType(string type) => type is "vec2" or "Vec2" or "Vector2" or "vector2" or "float2" ? Axis.PlanarPosition.Name
        : (type is "vec3" or "quat" or "quat_xyzw" ? type : ForeignTypes.Advice(type)?.Replacement) switch
        {
            "vec3" => Axis.Position.Name,
            var quaternion => quaternion is "quat" or "quat_xyzw" ? quaternion : null,
        };

    /// <summary>The axes of a component of a value, or of its part in the plane; null where these are not told.</summary>
    public static List<string>? AxesOfComponent(IReadOnlyList<string> axes, string component) => component switch
    {
        "xy" when axes.Contains(Axis.Position.Name) => [.. axes.Select(a => a == Axis.Position.Name ? Axis.PlanarPosition.Name : a)],
        "xy" or "xz" or "yz" => null,
        _ when axes.Count == 1 => [],
        "x" or "y" or "z" => [.. axes.Where(a => a != Axis.Position.Name)],
        _ => null,
    };

    /// <summary>The place of the bracket that closes the one at a place; -1 for none.</summary>
    private static int ClosingAt(List<Token> tokens, int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += TokenFacts.Step(tokens[i].Kind);
            if (depth == 0)
                return i;
        }

        return -1;
    }

    /// <summary>Whether a token is the name of a function of each element, a comma, or the name of an argument.</summary>
    private bool IsPartOfCall(List<Token> tokens, int place) => place < tokens.Count && tokens[place].Kind switch
    {
        TokenKind.Identifier when KindAt(tokens, place + 1) == TokenKind.LeftParenthesis => !DeclaresFunction(tokens[place].Text)
            && (CoreFunctions.Find(tokens[place].Text) ?? CoreFunctions.Find(ForeignNames.AdviceForCall(tokens[place].Text)?.Replacement ?? "")) is { } function && function.Parameters.All(p => p.Mode is CoreParameterMode.Value or CoreParameterMode.Delayed),
        TokenKind.Identifier => KindAt(tokens, place + 1) is TokenKind.Colon or TokenKind.Equals,
        TokenKind.Colon or TokenKind.Equals => KindAt(tokens, place - 1) == TokenKind.Identifier,
        TokenKind.Comma => true,
        _ => false,
    };

    /// <summary>The axes of the type at a place.</summary>
    private List<string>? AxesAt(IReadOnlyList<Token> tokens, int type)
    {
        var axes = new List<string>();
        var i = type + 1;
        if (KindAt(tokens, i) == TokenKind.Less)
        {
            while (i < tokens.Count && tokens[i].Kind != TokenKind.Greater)
                i++;
            i++;
        }

        // An axis that is a number has no name yet.
        if (KindAt(tokens, i) == TokenKind.LeftBracket && KindAt(tokens, i + 1) == TokenKind.Number)
            return null;
        if (KindAt(tokens, i) == TokenKind.LeftBracket)
            for (i++; KindAt(tokens, i) == TokenKind.Identifier; i += KindAt(tokens, i + 1) == TokenKind.Comma ? 2 : 1)
            {
                axes.Add(tokens[i].Text);
                if (KindAt(tokens, i + 1) is not (TokenKind.Equals or TokenKind.Colon) || KindAt(tokens, i + 2) != TokenKind.Number)
                    continue;
                if (!_sizedInTypes.ContainsKey(tokens[i].Text))
                    _sizedInTypes.Add(tokens[i].Text, tokens[i]);
                i += 2;
            }

        if (type < tokens.Count && AxisOfType(tokens[type].Text) is { } own)
            axes.Add(own);
        return axes;
    }
}

namespace RewardLang.Syntax.Formatting;

/// <summary>Says what each token of a statement does. The statement is known to parse.</summary>
internal sealed class TokenRoles
{
    private readonly IReadOnlyList<FormatToken> _tokens;
    private readonly Stack<TokenKind> _open = new();
    private bool _isBehindSignature;

    private TokenRoles(IReadOnlyList<FormatToken> tokens) => _tokens = tokens;

    private bool IsInSignature => Statement is TokenKind.Fn or TokenKind.Model && _open.Count == 1 && !_isBehindSignature;

    private TokenKind Statement => _tokens[0].Kind;

    public static void Assign(IReadOnlyList<FormatToken> statement) => new TokenRoles(statement).Run();

    private void Run()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var token = _tokens[i];
            if (token.IsClose && _open.Count > 0)
            {
                _open.Pop();
                _isBehindSignature |= _open.Count == 0;
            }

            token.Role = RoleOf(i);
            if (token.IsOpen)
                _open.Push(token.Kind);
            if (token.Role == TokenRole.TypeColon || token.Role == TokenRole.LabelColon && IsInSignature)
                i = MarkUnit(i + 2) ?? i;
            else if (token.Kind == TokenKind.Number && i + 1 < _tokens.Count && _tokens[i + 1].Token.Span.Start == token.Token.Span.End)
                i = MarkUnit(i + 1) ?? i;
        }
    }

    private TokenRole RoleOf(int index)
    {
        var token = _tokens[index];
        return token.Kind switch
        {
            TokenKind.When or TokenKind.Weight when Statement == TokenKind.Term => TokenRole.Clause,
            TokenKind.Identifier when IsWord(index) => TokenRole.Word,
            TokenKind.Identifier when IsBindingName(index) => TokenRole.BindingName,
            TokenKind.Identifier or TokenKind.Number or TokenKind.Text or TokenKind.True or TokenKind.False => TokenRole.Operand,
            TokenKind.Minus when index == 0 || !EndsOperand(_tokens[index - 1]) => TokenRole.Sign,
            TokenKind.Dot or TokenKind.Caret => TokenRole.Joint,
            TokenKind.DotDot when _open.Count > 0 && _open.Peek() == TokenKind.LeftBracket => TokenRole.Joint,
            TokenKind.Equals => TokenRole.Assignment,
            TokenKind.Colon => _open.Count == 0 ? TokenRole.TypeColon : TokenRole.LabelColon,
            TokenKind.Comma => TokenRole.Comma,
            _ when token.IsOpen => TokenRole.Open,
            _ when token.IsClose => TokenRole.Close,
            // The return of an episode, as a check names it.
            TokenKind.Return when index > 0 => TokenRole.Operand,
            >= TokenKind.If => TokenRole.Word,
            _ => TokenRole.Binary,
        };
    }

    /// <summary>Names that are keywords in one place: <c>state x from …</c>, <c>check a of b</c>, <c>group of n</c>, <c>repeat … times n</c>, <c>scenario s over steps</c>.</summary>
    private bool IsWord(int index) => Statement switch
    {
        TokenKind.State or TokenKind.Backward => index == 2 && _tokens[index].Text == "from",
        TokenKind.Repeat => _tokens[index].Text == "times" && EndsOperand(_tokens[index - 1]),
        TokenKind.Scenario => index == 2 && _tokens[index].Text == "over" || index == 3 && _tokens[index].Text == "steps",
        TokenKind.Identifier => index <= 1 && _tokens[0].Token.Text == TokenFacts.GroupWord,
        TokenKind.Check => _tokens[index].Text == "of" && _tokens[index - 1].Kind == TokenKind.Identifier,
        _ => false,
    };

    private bool IsBindingName(int index) =>
        Statement == TokenKind.Scenario && _open.Count > 0 && _open.Peek() == TokenKind.LeftBrace
        && index + 1 < _tokens.Count && _tokens[index + 1].Kind == TokenKind.Equals;

    private static bool EndsOperand(FormatToken token) =>
        token.Role is TokenRole.Operand or TokenRole.UnitEnd or TokenRole.Close;

    /// <summary>Marks a unit that begins at an index, and returns the index of its end; null when there is none.</summary>
    private int? MarkUnit(int start)
    {
        var end = start;
        if (!Is(end, TokenKind.Less))
            return null;
        do
        {
            end++;
            if (!Is(end, TokenKind.Identifier) && !Is(end, TokenKind.Number))
                return null;
            end++;
            if (Is(end, TokenKind.Caret))
                end += Is(end + 1, TokenKind.Minus) ? 3 : 2;
        }
        while (Is(end, TokenKind.Star) || Is(end, TokenKind.Slash));
        if (!Is(end, TokenKind.Greater))
            return null;
        // What is between the colon and the unit is the name of a type.
        if (!Is(start - 1, TokenKind.Number))
            _tokens[start - 1].Role = TokenRole.Operand;
        for (var i = start; i < end; i++)
            _tokens[i].Role = TokenRole.Joint;
        _tokens[end].Role = TokenRole.UnitEnd;
        return end;
    }

    private bool Is(int index, TokenKind kind) => index >= 0 && index < _tokens.Count && _tokens[index].Kind == kind;
}

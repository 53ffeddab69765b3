namespace RewardLang.Syntax.Formatting;

/// <summary>Puts the tokens of one statement on lines: where its author broke it, and in from its first line.</summary>
internal sealed class StatementLayout
{
    /// <summary>How deep a bracket is: the indentation of the lines inside it, and of one that begins with its end.</summary>
    private readonly record struct Level(int Inner, int Outer);

    private readonly IReadOnlyList<FormatToken> _tokens;
    private readonly int _indent;
    private readonly List<FormatLine> _lines;

    private StatementLayout(IReadOnlyList<FormatToken> tokens, int indent, List<FormatLine> lines)
    {
        _tokens = tokens;
        _indent = indent;
        _lines = lines;
    }

    /// <summary>Braces and lists of cases that hold bindings or components are blocks: what is in them is in by one level.</summary>
    private bool IsBlock => _tokens[0].Kind is TokenKind.Scenario or TokenKind.Axis;

    /// <summary>Adds the lines of a statement.</summary>
    /// <param name="tokens">Its tokens, which know their roles.</param>
    /// <param name="indent">The indentation of its first line.</param>
    /// <param name="isFirst">True when nothing is before it in its block, so that it has no blank line before it.</param>
    /// <param name="lines">Receives the lines.</param>
    public static void Add(IReadOnlyList<FormatToken> tokens, int indent, bool isFirst, List<FormatLine> lines)
    {
        AddComments(tokens[0], indent, isFirst, lines);
        new StatementLayout(tokens, indent, lines).Run(tokens[0].BlankBefore && (!isFirst || tokens[0].Comments.Count > 0));
    }

    /// <summary>Adds the comments before a token.</summary>
    public static void AddComments(FormatToken token, int indent, bool isFirst, List<FormatLine> lines)
    {
        foreach (var comment in token.Comments)
        {
            lines.Add(new FormatLine(indent, []) { Comment = comment.Text, BlankBefore = comment.BlankBefore && !isFirst });
            isFirst = false;
        }
    }

    private void Run(bool blankBefore)
    {
        DecideBreaks();
        var open = new Stack<Level>();
        var start = 0;
        for (var i = 1; i <= _tokens.Count; i++)
        {
            if (i < _tokens.Count && !_tokens[i].BreakBefore)
                continue;
            AddLine(start, i, open, blankBefore && start == 0);
            start = i;
        }
    }

    private void AddLine(int start, int end, Stack<Level> open, bool blankBefore)
    {
        var tokens = new List<FormatToken>();
        for (var i = start; i < end; i++)
            tokens.Add(_tokens[i]);
        var indent = start == 0 ? _indent : IndentOf(tokens, open);
        if (start > 0)
            foreach (var comment in tokens[0].Comments)
                _lines.Add(new FormatLine(open.Count > 0 ? open.Peek().Inner : indent, []) { Comment = comment.Text });
        Follow(tokens, indent, open);
        _lines.Add(new FormatLine(indent, tokens)
        {
            Comment = tokens[tokens.Count - 1].TrailingComment,
            BlankBefore = blankBefore,
            IsWhole = start == 0 && end == _tokens.Count || IsOneBinding(tokens),
        });
    }

    private static bool IsOneBinding(List<FormatToken> tokens) =>
        tokens[0].Role == TokenRole.BindingName
        && tokens.Count(t => t.Role == TokenRole.BindingName) == 1
        && tokens.All(t => t.Kind != TokenKind.RightBrace);

    private int IndentOf(List<FormatToken> tokens, Stack<Level> open)
    {
        Level? closed = null;
        var levels = open.ToList();
        for (var i = 0; i < tokens.Count && tokens[i].IsClose && i < levels.Count; i++)
            closed = levels[i];
        return closed?.Outer ?? (open.Count > 0 ? open.Peek().Inner : _indent + RewardFormatter.IndentSize);
    }

    /// <summary>Keeps the open brackets up to date with a line.</summary>
    private static void Follow(List<FormatToken> tokens, int indent, Stack<Level> open)
    {
        var inner = indent + RewardFormatter.IndentSize;
        foreach (var token in tokens)
        {
            if (token.IsOpen)
                open.Push(new Level(inner, indent));
            else if (token.IsClose && open.Count > 0)
                open.Pop();
        }
    }

    private void DecideBreaks()
    {
        for (var i = 1; i < _tokens.Count; i++)
        {
            var hasComment = _tokens[i].Comments.Count > 0 || _tokens[i - 1].TrailingComment is not null;
            _tokens[i].BreakBefore = hasComment || _tokens[i].BreakBefore && MayBreakBefore(i);
        }

        if (IsBlock)
            OpenBlocks();
    }

    /// <summary>Lines end between operands, not inside what is written without a space, and not before what introduces a value.</summary>
    private bool MayBreakBefore(int index)
    {
        var (left, right) = (_tokens[index - 1], _tokens[index]);
        if (index == 1 || right.Role is TokenRole.Comma or TokenRole.Assignment or TokenRole.TypeColon)
            return false;
        if (right.Kind == TokenKind.LeftBrace && left.Kind is TokenKind.Identifier or TokenKind.RightParenthesis)
            return false;
        return left.Role == TokenRole.Open || right.Role == TokenRole.Close || TokenSpacing.Between(left, right) > 0;
    }

    /// <summary>A block on several lines has its brackets at the ends of lines.</summary>
    private void OpenBlocks()
    {
        var open = new Stack<int>();
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].IsOpen)
            {
                open.Push(i);
            }
            else if (_tokens[i].IsClose && open.Count > 0)
            {
                var start = open.Pop();
                var holdsBlocks = _tokens[start].Kind == TokenKind.LeftBrace || _tokens[start + 1].Kind == TokenKind.LeftBrace;
                if (!holdsBlocks || !_tokens.Skip(start + 1).Take(i - start).Any(t => t.BreakBefore))
                    continue;
                _tokens[start + 1].BreakBefore = true;
                _tokens[i].BreakBefore = true;
                // Cases of a list begin lines.
                for (var k = start + 1; k < i; k++)
                    _tokens[k].BreakBefore |= _tokens[start].Kind == TokenKind.LeftBracket && _tokens[k].Kind == TokenKind.LeftBrace;
            }
        }
    }
}

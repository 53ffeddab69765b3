using System.Globalization;

namespace RewardLang.Syntax;

/// <summary>Tells a comment behind an expression that may be the divisor of a whole division in Python, <c>x // 2</c>.</summary>
internal static class DivisorComment
{
    /// <param name="comment">What stands behind the two slashes, up to the end of the line.</param>
    /// <param name="before">The tokens before them, the last of them on the same line.</param>
    public static bool IsLikely(string comment, IReadOnlyList<Token> before)
    {
        var text = comment.Split(["//"], StringSplitOptions.None)[0].Trim();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || IsInExpression(before, out var name) && IsValue(text, name, before);
    }

    /// <summary>Whether what stands behind a '%' is divided by, and is no comment of MATLAB: words in a row are none of an expression.</summary>
    /// <param name="rest">What stands behind it, up to the end of the line.</param>
    /// <param name="before">The tokens before it.</param>
    /// <param name="file">The whole text.</param>
    public static bool IsOperand(string rest, IReadOnlyList<Token> before, string file)
    {
        var text = rest.Split(["//"], StringSplitOptions.None)[0].Trim();
        if (text.Length > 0 && !char.IsLetter(text[0]))
            return char.IsDigit(text[0]) || text[0] is '(' or '-' or '.' or '_' or '@';
        if (text.Length == 0 || !IsInExpression(before, out _))
            return false;
        var words = text.Split(' ');
        if (words.Length > 1 && words[1].Length > 0 && words.Take(2).All(w => w.All(char.IsLetter) && TokenFacts.KeywordOrIdentifier(w) == TokenKind.Identifier))
            return false;
        // A word that the file does not use elsewhere is no name.
        var name = string.Concat(text.TakeWhile(c => char.IsLetterOrDigit(c) || c == '_'));
        return name.Length < text.Length && text[name.Length] == '(' || file.IndexOf(name, StringComparison.Ordinal) != file.LastIndexOf(name, StringComparison.Ordinal);
    }

    /// <summary>Whether an expression is being written, and of which name.</summary>
    private static bool IsInExpression(IReadOnlyList<Token> tokens, out string name)
    {
        name = "";
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            if (tokens[i].Kind is TokenKind.Let or TokenKind.Output or TokenKind.Term or TokenKind.State or TokenKind.EndWord && i + 1 < tokens.Count)
            {
                name = tokens[i + 1].Text;
                return true;
            }

            if (tokens[i].Kind == TokenKind.Return || tokens[i] is { Kind: TokenKind.Identifier, Text: "total" } && i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Equals)
                return true;
            if (TokenFacts.BeginsMember(tokens[i].Kind) || TokenFacts.BeginsDeclaration(tokens[i].Kind))
                return false;
        }

        return false;
    }

    /// <summary>A name that has been declared, or a call; the name of the statement itself describes it.</summary>
    private static bool IsValue(string text, string own, IReadOnlyList<Token> before)
    {
        var length = text.TakeWhile(c => char.IsLetterOrDigit(c) || c == '_').Count();
        if (length == 0 || char.IsDigit(text[0]))
            return false;
        var name = text.Substring(0, length);
        if (length == text.Length)
            return name != own && before.Where((token, i) => token.Kind == TokenKind.Identifier && token.Text == name && i > 0 && TokenFacts.BeginsMember(before[i - 1].Kind)).Any();
        return text[length] == '(' && text[text.Length - 1] == ')' && Builtins.CoreFunctions.Find(name) is not null;
    }
}

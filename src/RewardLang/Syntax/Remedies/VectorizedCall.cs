using RewardLang.Builtins;

namespace RewardLang.Syntax.Remedies;

/// <summary><c>vmap(norm)(tips - object)</c>: functions of functions, which make one for each element or a faster one.</summary>
internal static class VectorizedCall
{
    private static readonly string[] s_each = ["vmap", "pmap", "vectorize", "jit", "compile"];

    public static Remedy? For(BrokenStatement s)
    {
        if (s.Found.Kind != TokenKind.LeftParenthesis || s.Previous.Kind != TokenKind.RightParenthesis || s.Closing(s.Position) is not (> 0 and var close))
            return null;
        var open = Enumerable.Range(1, s.Position - 1).LastOrDefault(i => s.At(i).Kind == TokenKind.LeftParenthesis && s.Closing(i) == s.Position - 1);
        if (open < 1 || !s_each.Contains(s.At(open - 1).Text) || s.At(open + 1).Kind != TokenKind.Identifier)
            return null;
        var first = open - 1;
        while (first > 1 && s.At(first - 1).Kind == TokenKind.Dot && s.At(first - 2).Kind == TokenKind.Identifier)
            first -= 2;
        // Of torch.norm the function's own name counts.
        var name = open + 1;
        while (s.At(name + 1).Kind == TokenKind.Dot && s.At(name + 2).Kind == TokenKind.Identifier)
            name += 2;
        var function = s.At(name).Text;
        var arguments = s.Text(s.Position + 1, close - 1);
        var folds = CoreFunctions.Find(function) is { } core && core.Parameters.Any(p => p.Mode == CoreParameterMode.Axes) && s.At(open - 1).Text is not ("jit" or "compile");
        var over = folds && s.Outline.AxesOf(s.Tokens(s.Position + 1, close - 1)) is { Count: > 1 } axes ? $", over: {(axes.Count == 2 ? axes[1] : $"[{string.Join(", ", axes.Skip(1))}]")}" : "";
        var text = $"{function}({arguments}{over})";
        return new Remedy($"There is no {s.At(open - 1).Text}: a function takes all elements at once{(over.Length > 0 ? ", and a fold says which axis it takes" : "")}: write {text}.")
        {
            Replacement = text,
            Place = s.Span(first, close),
            Mark = s.Span(first, s.Position - 1),
            Found = $"'{s.Text(first, s.Position - 1)}'",
            Expected = "a function's own name",
        };
    }
}

namespace RewardLang.Syntax.Remedies;

/// <summary>The elements of one axis, each beside each, over which another language has two loops: in this one they are over two axes.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Size">Its size.</param>
/// <param name="Other">The name of a second axis of the same size.</param>
/// <param name="First">The index of the outer loop.</param>
/// <param name="Second">The index of the inner loop.</param>
internal sealed record PairedElements(string Axis, int Size, string Other, string First, string Second)
{
    private static readonly string[] s_names = ["other", "partner", "opposite"];

    /// <summary>How the first is numbered beside the second; null for each with itself too.</summary>
    private string? Order { get; init; }

    /// <summary>Reads what two loops do; null where their elements are not of one axis with a size.</summary>
    /// <param name="s">The statement.</param>
    /// <param name="first">The first token in which elements are taken.</param>
    /// <param name="last">The last one.</param>
    /// <param name="outer">The index of the outer loop.</param>
    /// <param name="inner">The index of the inner loop, behind which stand 'in' and what it runs over.</param>
    public static PairedElements? Read(BrokenStatement s, int first, int last, string outer, int inner)
    {
        var second = s.At(inner).Text;
        if (outer == second || s.At(inner + 1).Kind != TokenKind.In)
            return null;
        var values = Enumerable.Range(first, Math.Max(last - first, 0)).Where(i => s.At(i).Kind == TokenKind.LeftBracket && (s.At(i + 1).Text == outer || s.At(i + 1).Text == second) && s.At(i + 2).Kind == TokenKind.RightBracket)
            .Select(i => s.At(i - 1).Text).Distinct();
        if (values.Select(v => s.Outline.AxesOf(v) is { Count: > 0 } axes ? axes[0] : null).Distinct().ToList() is not [{ } axis] || s.Outline.SizeOf(axis) is not { } size || s_names.FirstOrDefault(n => !s.Outline.Declares(n)) is not { } other)
            return null;
        return new PairedElements(axis, size, other, outer, second) { Order = s.At(inner + 2).Text == "range" && s.At(inner + 4).Text == outer ? OrderOf(s, inner + 5) : null };
    }

    /// <summary><c>range(i + 1, n)</c> and <c>range(i)</c>, behind the i.</summary>
    private static string? OrderOf(BrokenStatement s, int place) => s.At(place).Kind == TokenKind.RightParenthesis ? ">"
        : s.At(place).Kind == TokenKind.Plus && s.At(place + 1).Text == "1" && s.At(place + 2).Kind == TokenKind.Comma ? "<" : null;

    public string Declaration => $"axis {Other} = {Size}";

    /// <summary>The same pairs, with a condition <c>i != j</c> or <c>i &lt; j</c>; null for other conditions.</summary>
    public PairedElements? Where(BrokenStatement s, int first, int last)
    {
        if (last != first + 2 || !(s.At(first).Text == First && s.At(last).Text == Second) && !(s.At(first).Text == Second && s.At(last).Text == First))
            return null;
        return s.At(first + 1).Kind switch
        {
            TokenKind.NotEqual when Order is null => this with { Order = "!=" },
            TokenKind.Less or TokenKind.Greater => this with { Order = "<" },
            _ => null,
        };
    }

    /// <summary>An expression about two elements as one about all pairs; null where the text does not tell.</summary>
    public string? Text(BrokenStatement s, int first, int last) => AllElements.Text(s, first, last, [First, Second], (name, index) =>
        index == First ? $"expand({name}, {Other})" : $"{name}[{Axis}: 0..{Size} as {Other}]");

    /// <summary>What a fold takes of pairs; null for folds that count what is left out.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="value">What it takes of each pair.</param>
    /// <param name="isCondition">Whether that is a condition.</param>
    public string? Folded(string fold, string value, bool isCondition = false)
    {
        if (Order is not { } order)
            return value;
        var pair = $"expand(index({Axis}), {Other}) {order} index({Other})";
        return fold switch
        {
            "any" or "count" => $"{pair} and {value}",
            "sum" when isCondition => $"{pair} and {value}",
            "sum" => $"if {pair} then {value} else 0",
            "min" => $"if {pair} then {value} else inf",
            "max" => $"if {pair} then {value} else -inf",
            _ => null,
        };
    }
}

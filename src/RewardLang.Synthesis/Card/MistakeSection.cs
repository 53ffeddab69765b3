namespace RewardLang.Synthesis.Card;

/// <summary>A mistake of models that write rewards, inside of a program with the inputs of <see cref="MistakeSection.Inputs"/>.</summary>
/// <param name="Wrong">What they write.</param>
/// <param name="Id">The diagnostic that it gets.</param>
/// <param name="Right">What to write.</param>
internal sealed record CommonMistake(string Wrong, string Id, string Right);

/// <summary>The table of common mistakes.</summary>
internal static class MistakeSection
{
    /// <summary>What the examples are about.</summary>
    public const string Inputs = "input d : real<m> input v : vec3<m/s> input a : real[joint] input held_now : bool axis joint = 4";

    public static IReadOnlyList<CommonMistake> All { get; } =
    [
        new("term t = exp(-d / 0.1)", "RWD3003", "term t = exp(-d / 0.1<m>)"),
        new("term t = torch.norm(v)", "RWD1007", "term t = norm(v)"),
        new("term t = norm(v, dim=-1)", "RWD2006", "term t = norm(v)"),
        new("term t = -0.1 * a ** 2", "RWD1003", "term t = -sum(a^2) weight 0.1"),
        new("term t = -a^2", "RWD4003", "term t = -sum(a^2)"),
        new("term t = 1 if d < 1<m> else 0", "RWD1007", "term t = if d < 1<m> then 1 else 0"),
        new("term t = where(held_now, 1, 0)", "RWD2002", "term t = if held_now then 1 else 0"),
        new("term t = d + norm(v)", "RWD3002", "term t = d / 1<m> + norm(v) / 1<m/s>"),
        new("state n = n + 1", "RWD1007", "state n = 0 then n + 1"),
        new("let s = prev(a)", "RWD2007", "let s = prev(a, initial: a)"),
        new("term t = v[i]", "RWD2001", "term t = v.x"),
        new("return d", "RWD1015", "term t = -d"),
    ];

    public static string Render() => string.Join('\n', All.Select(m => $"| `{m.Wrong}` | `{m.Right}` |"));
}

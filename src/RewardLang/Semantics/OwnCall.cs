namespace RewardLang.Semantics;

/// <summary>Calls of functions of other languages for which another expression stands here, in the user's own values.</summary>
internal static class OwnCall
{
    /// <param name="name">The function.</param>
    /// <param name="values">The arguments as they are written.</param>
    /// <param name="factors">The same, in brackets where they need them as operands.</param>
    /// <param name="axes">How many axes they have; null where that is not told.</param>
    public static string? Text(string name, IReadOnlyList<string> values, IReadOnlyList<string> factors, int? axes) => (name, values.Count) switch
    {
        ("distance" or "dist", 2) when axes == 0 => $"abs({values[0]} - {factors[1]})",
        ("distance" or "dist", 2) when axes is null or 1 => $"norm({values[0]} - {factors[1]})",
        ("hypot", >= 2) when axes is null or 0 => $"norm([{string.Join(", ", values)}])",
        ("sqrmagnitude", 1) when axes is null or 1 => $"sum({factors[0]}^2)",
        _ => null,
    };
}

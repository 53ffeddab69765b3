namespace RewardLang.Generator.Emission;

/// <summary>
/// Gives out names that do not collide. Whoever asks first keeps the name; the next gets its kind as a suffix
/// (<c>ResetParam</c>, <c>TotalTerm</c>), and a number if that is taken too. Members are asked for in a fixed order, so the
/// names depend on the program alone.
/// </summary>
internal sealed class NameAllocator(params string[] reserved)
{
    private readonly HashSet<string> _taken = new(reserved, StringComparer.Ordinal);

    public string Allocate(string preferred, string suffix)
    {
        if (_taken.Add(preferred))
            return preferred;
        var withSuffix = preferred + suffix;
        var name = withSuffix;
        for (var number = 2; !_taken.Add(name); number++)
            name = $"{withSuffix}{number}";
        return name;
    }
}

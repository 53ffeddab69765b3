namespace RewardLang.Builtins;

/// <summary>All functions of the core, by name.</summary>
internal static class CoreFunctions
{
    private static readonly Dictionary<string, CoreFunction> s_functions = PointwiseFunctions.All
        .Concat(ReductionFunctions.All)
        .Concat(ArrayFunctions.All)
        .Concat(TimeFunctions.All)
        .ToDictionary(f => f.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => s_functions.Keys;

    public static IEnumerable<CoreFunction> All => s_functions.Values;

    public static CoreFunction? Find(string name) => s_functions.TryGetValue(name, out var function) ? function : null;
}

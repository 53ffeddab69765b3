using RewardLang.Builtins;

namespace RewardLang.Synthesis.Card;

/// <summary>The functions of the core: the plain ones by name, the others with what they do.</summary>
internal static class FunctionSection
{
    public static string Render()
    {
        var plain = CoreFunctions.All.Where(IsPlain).Select(f => f.Name);
        var others = CoreFunctions.All.Where(f => !IsPlain(f)).Select(f => $"- `{f.Signature}` {f.Documentation}");
        return $"Of each element: `{string.Join(' ', plain)}`.\n{string.Join('\n', others)}";
    }

    /// <summary>Functions of one number that everyone knows by name.</summary>
    private static bool IsPlain(CoreFunction function) => function.Parameters is [{ Name: "x", Mode: CoreParameterMode.Value }] && !function.IsVariadic;
}

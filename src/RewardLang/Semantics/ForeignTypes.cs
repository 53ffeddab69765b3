using System.Text.RegularExpressions;

namespace RewardLang.Semantics;

/// <summary>Types of numbers of other languages, which count their bits.</summary>
internal static class ForeignTypes
{
    private static readonly Regex s_real = new("^(f|[fF]loat)(16|32|64)(_t)?$|^(half|single|decimal|Double|Float)$");

    private static readonly Regex s_int = new("^([iu]|[uU]?[iI]nt)(8|16|32|64|128)(_t)?$|^[iu]size$|^(u?short|uint|ulong|byte|size_t|Integer|Int)$");

    /// <summary>The type here that stands for one of theirs, <c>real</c> or <c>int</c>; null for other words.</summary>
    public static string? Number(string word) => s_real.IsMatch(word) ? "real" : s_int.IsMatch(word) ? "int" : null;
}

using System.Globalization;
using RewardLang.Ir;

namespace RewardLang.Backends.Cuda;

/// <summary>Numbers as C writes them.</summary>
internal static class CudaLiterals
{
    /// <summary>The nearest float; a negative one in parentheses, so that it can stand behind any sign.</summary>
    public static string Number(double value)
    {
        var number = (float)value;
        if (float.IsNaN(number))
            return "RL_NAN";
        if (float.IsInfinity(number))
            return number > 0 ? "RL_INFINITY" : "(-RL_INFINITY)";
        var isNegative = (BitConverter.GetBytes(number)[3] & 0x80) != 0;
        var digits = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        if (digits.IndexOfAny(['.', 'E']) < 0)
            digits += ".0";
        return isNegative ? $"(-{digits}f)" : digits + "f";
    }

    public static string Truth(bool value) => value ? "true" : "false";

    /// <summary>What a fold starts with.</summary>
    public static string Identity(Node fold) => fold.IsTruth ? Truth(fold.Reduction!.Identity != 0) : Number(fold.Reduction!.Identity);
}

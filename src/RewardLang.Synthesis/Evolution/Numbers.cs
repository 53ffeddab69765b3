using System.Globalization;
using RewardLang.Syntax;

namespace RewardLang.Synthesis.Evolution;

/// <summary>Numbers as the language writes them.</summary>
internal static class Numbers
{
    public static double Read(Token number) => double.Parse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}

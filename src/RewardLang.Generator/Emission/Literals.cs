using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace RewardLang.Generator.Emission;

/// <summary>Values as C# literals.</summary>
internal static class Literals
{
    public static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "D",
    };

    /// <summary>
    /// A text character by character, readable: a raw string literal that begins on a line of its own. It must end up at the
    /// first column, because the closing quotes set the indentation.
    /// </summary>
    public static string Raw(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var quotes = new string('"', Math.Max(3, longest + 1));
        return $"{quotes}\n{text}\n{quotes}";
    }
}

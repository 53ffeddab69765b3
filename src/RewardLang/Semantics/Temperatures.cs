using System.Globalization;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Units of thermometers, whose zero is not that of kelvins: declared as units they measure differences alone.</summary>
internal static class Temperatures
{
    /// <summary>How such a unit is declared by a file that wants it; null for others.</summary>
    public static Suggestion? Advice(string name, SourceText source)
    {
        if (Scale(name) is not var (scale, kelvins))
            return null;
        var declaration = $"unit {name} = {kelvins}";
        return new Suggestion($"Temperatures are in K; for degrees {scale} declare '{declaration}' above the program (differences only, no offset).", $"{declaration}\n", DeclarationPlace.Of(source));
    }

    /// <summary>What a number of degrees is in K, as a temperature and as a difference; null for other units.</summary>
    public static string? Advice(double number, string name) => Scale(name) is not var (scale, _) ? null
        : $"Temperatures are in K: {Written(number)} degrees {scale} are {Written(scale == "Celsius" ? number + 273.15 : (number + 459.67) * 5 / 9)}<K>, and a difference of so many is {Written(scale == "Celsius" ? number : number * 5 / 9)}<K>.";

    private static string Written(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    private static (string Scale, string Kelvins)? Scale(string name) => name.ToLowerInvariant().Replace("_", "").Replace("degrees", "deg").Replace("degree", "deg") switch
    {
        "degc" or "degcelsius" or "celsius" or "centigrade" => ("Celsius", "1<K>"),
        "degf" or "degfahrenheit" or "fahrenheit" => ("Fahrenheit", "5<K> / 9"),
        "c" when name == "C" => ("Celsius", "1<K>"),
        "f" when name == "F" => ("Fahrenheit", "5<K> / 9"),
        _ => null,
    };
}

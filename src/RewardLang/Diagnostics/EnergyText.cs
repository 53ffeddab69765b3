using System.Text.RegularExpressions;

namespace RewardLang.Diagnostics;

/// <summary>
/// The unit of a torque is that of an energy. In a text that declares energies or powers, and nothing that turns, it is shown as the joule that its author means.
/// </summary>
internal static class EnergyText
{
    private const string Torque = "N*m";

    private static readonly Regex s_energy = new(@"<[^<>\n]{0,30}\b[kMm]?(?:J|Wh|W)\b", RegexOptions.CultureInvariant);

    private static readonly Regex s_force = new(@"<[^<>\n]{0,30}\b[kMm]?N\b", RegexOptions.CultureInvariant);

    /// <summary>A sentence about a text, with the name of the unit that is meant there.</summary>
    public static string In(SourceText source, string sentence) =>
        sentence.Contains(Torque) && s_energy.IsMatch(source.Text) && !s_force.IsMatch(source.Text) ? sentence.Replace(Torque, "J") : sentence;
}

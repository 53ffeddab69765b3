using RewardLang.Diagnostics;

namespace RewardLang.Semantics;

/// <summary>
/// <c>deg2rad(x)</c>, <c>degrees(x)</c> of other languages: what is declared in a unit of angles is in radians already, and a plain number of degrees takes
/// the unit.
/// </summary>
/// <param name="Text">The argument.</param>
/// <param name="Place">Where the call is written.</param>
internal sealed record AngleCall(string Text, TextSpan Place)
{
    /// <summary>The argument as an operand of a product.</summary>
    public string Factor { get; init; } = Text;

    public bool IsNumber { get; init; }

    /// <summary>The units with which inputs and parameters that the argument is made of are declared, empty for a plain one; null where they are not told.</summary>
    public IReadOnlyList<string>? Units { get; init; }

    /// <summary>Whether a function makes radians of degrees, or the other way round; null for other functions.</summary>
    public static bool? MakesRadians(string function) => function switch
    {
        "deg2rad" or "radians" or "deg_to_rad" or "degrees_to_radians" or "to_radians" => true,
        "rad2deg" or "degrees" or "rad_to_deg" or "radians_to_degrees" or "to_degrees" => false,
        _ => null,
    };

    /// <summary>What to write where the call has no one argument.</summary>
    public static Suggestion General(bool makesRadians) => makesRadians
        ? "Angles are in radians, and a number of degrees is written with its unit: 30<deg>." : "Write x / 1<deg> for an angle in degrees.";

    public Suggestion Advice(bool makesRadians)
    {
        if (!makesRadians)
            return new Suggestion($"Write {Factor} / 1<deg>.", $"({Factor} / 1<deg>)", Place);
        if (IsNumber)
            return new Suggestion($"Write {Text}<deg>.", $"{Text}<deg>", Place);
        if (Units is { Count: > 0 } && Units.All(IsAngle))
        {
            var said = $"'{Text}' is declared in {Units[0]} and already counts in radians";
            // In 'angle + 90' the number is one of degrees, which radians are not.
            return Text.Any(c => c is '+' or '-') && Text.Any(char.IsDigit)
                ? $"{said}: leave the conversion out, and write numbers beside it with <deg>." : new Suggestion($"{said}: write {Text}.", Factor, Place);
        }

        var plain = $"Write {Factor} * 1<deg> for a number of degrees; what is declared in <deg> is in radians already.";
        return Units is not null && !Units.Any(IsAngle) ? new Suggestion(plain, $"({Factor} * 1<deg>)", Place) : plain;
    }

    private static bool IsAngle(string unit) => unit.Split('/')[0] is "deg" or "rad";
}

using System.Globalization;
using System.Text;
using RewardLang.Semantics;

namespace RewardLang.Syntax;

/// <summary>Letters and digits of mathematics that stand in names of papers, and how they are written out.</summary>
internal static class ForeignLetters
{
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉";

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private const string Letters = "αβγδεϵζηθϑικλμµνξπρσςτυφϕχψωΓΔ∆ΘΛΞΠΣΦΨΩ\u2126";

    private static readonly string[] s_names =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "epsilon", "zeta", "eta", "theta", "theta", "iota", "kappa", "lambda", "mu", "mu", "nu", "xi", "pi", "rho",
        "sigma", "sigma", "tau", "upsilon", "phi", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega", "Omega",
    ];

    public static bool IsLetter(char c) => c > 126 && Letters.IndexOf(c) >= 0;

    /// <summary>A dot, or two, over the letter before: a derivative.</summary>
    public static bool IsMark(char c) => c is '\u0307' or '\u0308';

    public static bool IsDigit(char c) => c > 126 && Subscripts.IndexOf(c) >= 0;

    /// <summary>The exponent that is written raised from a place of a text on, <c>-1</c> for <c>⁻¹</c>; empty where none is.</summary>
    public static string Raised(string text, int start)
    {
        var exponent = new StringBuilder();
        for (var i = start; i < text.Length && text[i] > 126; i++)
        {
            if (text[i] == '⁻' && exponent.Length == 0)
                exponent.Append('-');
            else if (Superscripts.IndexOf(text[i]) is >= 0 and var digit)
                exponent.Append(digit.ToString(CultureInfo.InvariantCulture));
            else
                break;
        }

        return exponent.ToString() == "-" ? "" : exponent.ToString();
    }

    /// <summary>A name with its foreign letters written out, apart from the letters beside them: <c>Delta_t</c> for <c>Δt</c>.</summary>
    public static string WrittenOut(string name)
    {
        // A small m before a unit is a millionth.
        if (name[0] is 'μ' or 'µ' && name.Length > 1 && UnitTable.Units.ContainsKey(name.Substring(1)))
            return "u" + name.Substring(1);
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (IsMark(name[i]))
            {
                text.Append(name[i] == '\u0307' ? "_dot" : "_ddot");
                continue;
            }

            var letter = Letters.IndexOf(name[i]);
            if (i > 0 && char.IsLetter(name[i]) && char.IsLetter(name[i - 1]) && (letter >= 0 || IsLetter(name[i - 1])))
                text.Append('_');
            text.Append(letter >= 0 ? s_names[letter] : IsDigit(name[i]) ? Subscripts.IndexOf(name[i]).ToString(CultureInfo.InvariantCulture) : name[i].ToString());
        }

        return text.ToString();
    }
}

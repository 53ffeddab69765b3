using System.Globalization;
using System.Text;

namespace RewardLang.Syntax;

/// <summary>Letters and digits of mathematics that stand in names of papers, and how they are written out.</summary>
internal static class ForeignLetters
{
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉";

    private const string Letters = "αβγδεϵζηθϑικλμµνξπρσςτυφϕχψωΓΔ∆ΘΛΞΠΣΦΨΩ\u2126";

    private static readonly string[] s_names =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "epsilon", "zeta", "eta", "theta", "theta", "iota", "kappa", "lambda", "mu", "mu", "nu", "xi", "pi", "rho",
        "sigma", "sigma", "tau", "upsilon", "phi", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega", "Omega",
    ];

    public static bool IsLetter(char c) => c > 126 && Letters.IndexOf(c) >= 0;

    public static bool IsDigit(char c) => c > 126 && Subscripts.IndexOf(c) >= 0;

    /// <summary>A name with its foreign letters written out, apart from the letters beside them: <c>Delta_t</c> for <c>Δt</c>.</summary>
    public static string WrittenOut(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var letter = Letters.IndexOf(name[i]);
            if (i > 0 && char.IsLetter(name[i]) && char.IsLetter(name[i - 1]) && (letter >= 0 || IsLetter(name[i - 1])))
                text.Append('_');
            text.Append(letter >= 0 ? s_names[letter] : IsDigit(name[i]) ? Subscripts.IndexOf(name[i]).ToString(CultureInfo.InvariantCulture) : name[i].ToString());
        }

        return text.ToString();
    }
}

using System.CommandLine.Parsing;
using System.Globalization;
using RewardLang.Synthesis.Chat;

namespace RewardLang.Tool.Verbs;

/// <summary>Reads <c>calls=100,tokens=2e6,time=30m,money=5</c>.</summary>
internal static class BudgetArgument
{
    public static SynthesisBudget Parse(ArgumentResult result)
    {
        var budget = new SynthesisBudget();
        foreach (var part in result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (part.Split('=', 2) is not [var name, var text] || With(budget, name, text) is not { } changed)
            {
                result.AddError($"--budget takes calls=100,tokens=2000000,time=30m,money=5, each part if wanted, not '{part}'.");
                return budget;
            }

            budget = changed;
        }

        return budget;
    }

    private static SynthesisBudget? With(SynthesisBudget budget, string name, string text) => name switch
    {
        "calls" when Number(text) is { } calls => budget with { Calls = (int)Math.Min(calls, int.MaxValue) },
        "tokens" when Number(text) is { } tokens => budget with { Tokens = (long)tokens },
        "money" when Number(text) is { } money => budget with { Money = (decimal)money },
        "time" when Seconds(text) is { } seconds => budget with { Time = TimeSpan.FromSeconds(seconds) },
        _ => null,
    };

    /// <summary>Seconds of 90, 90s, 30m or 2h.</summary>
    private static double? Seconds(string text) => text.Length == 0 ? null : text[^1] switch
    {
        's' => Number(text[..^1]),
        'm' => 60 * Number(text[..^1]),
        'h' => 3600 * Number(text[..^1]),
        _ => Number(text),
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && double.IsFinite(number) && number <= 1e15 ? number : null;
}

namespace RewardLang.Synthesis.Chat;

/// <summary>What a run may spend. What is null is not limited.</summary>
public sealed record SynthesisBudget
{
    /// <summary>Replies of the model.</summary>
    public int? Calls { get; init; }

    /// <summary>Tokens, sent and received.</summary>
    public long? Tokens { get; init; }

    /// <summary>Time, that of earlier parts of a run that was cut off included.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Money, in the currency of the prices.</summary>
    public decimal? Money { get; init; }

    /// <summary>Price of a million tokens sent.</summary>
    public decimal InputPrice { get; init; }

    /// <summary>Price of a million tokens received.</summary>
    public decimal OutputPrice { get; init; }

    /// <summary>What tokens cost.</summary>
    public decimal CostOf(long input, long output) => (input * InputPrice + output * OutputPrice) / 1_000_000m;
}

/// <summary>What a run has spent.</summary>
/// <param name="Calls">Replies.</param>
/// <param name="Tokens">Tokens, sent and received.</param>
/// <param name="Money">Money.</param>
public sealed record Spending(int Calls, long Tokens, decimal Money)
{
    /// <summary>What some replies came to.</summary>
    public static Spending Of(IReadOnlyCollection<ChatRecord> calls) => new(calls.Count, calls.Sum(c => c.Tokens), calls.Sum(c => c.Cost));

    /// <summary>Both together.</summary>
    public Spending And(Spending other) => new(Calls + other.Calls, Tokens + other.Tokens, Money + other.Money);

    /// <summary>What would be exceeded, in words; null where a budget allows it.</summary>
    public string? Exceeds(SynthesisBudget budget) =>
        Calls > budget.Calls ? FormattableString.Invariant($"the budget of {budget.Calls} calls is spent")
        : Tokens > budget.Tokens ? FormattableString.Invariant($"the budget of {budget.Tokens} tokens is spent")
        : Money > budget.Money ? FormattableString.Invariant($"the budget of {budget.Money} is spent")
        : null;
}

/// <summary>A budget is spent; the message says which.</summary>
public sealed class BudgetException(string message) : Exception(message);

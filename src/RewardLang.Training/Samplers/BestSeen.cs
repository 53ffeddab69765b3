namespace RewardLang.Training.Samplers;

/// <summary>Keeps the best of what comes, by a score, the earliest of equals. Scores that are NaN are counted and never best.</summary>
/// <typeparam name="T">What is kept.</typeparam>
public sealed class BestSeen<T>
{
    /// <summary>The best so far.</summary>
    public T? Value { get; private set; }

    /// <summary>Its score; minus infinity while nothing came.</summary>
    public double Score { get; private set; } = double.NegativeInfinity;

    /// <summary>How many came before it; -1 while nothing came.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>How many came.</summary>
    public int Count { get; private set; }

    /// <summary>How many had no score.</summary>
    public int Unscored { get; private set; }

    /// <summary>Shows one more.</summary>
    /// <returns>Whether it is the best now.</returns>
    public bool Offer(T value, double score)
    {
        var index = Count++;
        if (double.IsNaN(score)) Unscored++;
        if (!(score > Score) && !(Index < 0 && score == Score)) return false;
        (Value, Score, Index) = (value, score, index);
        return true;
    }
}

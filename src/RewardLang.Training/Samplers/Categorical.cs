namespace RewardLang.Training.Samplers;

/// <summary>Draws indices by chances or weights.</summary>
public static class Categorical
{
    /// <summary>Draws one index.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="weights">Numbers from 0 on, not all 0; they need not sum to 1.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or all are 0.</exception>
    public static int Draw(Random random, ReadOnlySpan<double> weights)
    {
        ArgumentNullException.ThrowIfNull(random);
        var sum = 0.0;
        foreach (var weight in weights)
        {
            if (!(weight >= 0) || double.IsInfinity(weight))
                throw new ArgumentException($"A weight is {weight}; weights are finite and not negative.", nameof(weights));
            sum += weight;
        }
        if (sum == 0) throw new ArgumentException("All weights are 0.", nameof(weights));
        var left = random.NextDouble() * sum;
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0) continue;
            last = i;
            left -= weights[i];
            if (left < 0) return i;
        }
        return last;
    }

    /// <summary>Draws several indices with replacement: multinomial resampling.</summary>
    /// <inheritdoc cref="Draw(Random, ReadOnlySpan{double})"/>
    public static int[] Draw(Random random, ReadOnlySpan<double> weights, int count)
    {
        var drawn = new int[count];
        for (var i = 0; i < count; i++) drawn[i] = Draw(random, weights);
        return drawn;
    }

    /// <summary>Draws from a softmax: the chances are in proportion to exp(logit).</summary>
    public static int DrawSoftmax(Random random, ReadOnlySpan<double> logits)
    {
        var largest = double.NegativeInfinity;
        foreach (var logit in logits) largest = Math.Max(largest, logit);
        var weights = new double[logits.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = Math.Exp(logits[i] - largest);
        return Draw(random, weights);
    }
}

namespace RewardLang.Training.Samplers;

/// <summary>Normally distributed numbers.</summary>
public static class Normal
{
    /// <summary>Draws one number by the method of Box and Muller.</summary>
    public static double Draw(Random random, double mean = 0, double deviation = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        return mean + deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    /// <summary>Draws an array of them.</summary>
    public static float[] DrawMany(Random random, int count, double mean = 0, double deviation = 1)
    {
        var drawn = new float[count];
        for (var i = 0; i < count; i++) drawn[i] = (float)Draw(random, mean, deviation);
        return drawn;
    }
}

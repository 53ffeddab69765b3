namespace RewardLang.Builtins;

/// <summary>A fold over elements or rows: one row of the table. Means, norms and variances are made of these.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Documentation">What it computes.</param>
/// <param name="Identity">Its value over nothing.</param>
/// <param name="Step">The function of two values that it repeats.</param>
internal sealed record Reduction(string Name, string Documentation, double Identity, BinaryFunction Step)
{
    public static readonly Reduction Sum = new("sum", "The sum of the elements.", 0, BinaryFunction.Add);

    public static readonly Reduction Product = new("product", "The product of the elements.", 1, BinaryFunction.Multiply);

    public static readonly Reduction Minimum = new("min", "The smallest element.", double.PositiveInfinity, BinaryFunction.Minimum);

    public static readonly Reduction Maximum = new("max", "The largest element.", double.NegativeInfinity, BinaryFunction.Maximum);

    public static readonly Reduction Any = new("any", "Whether some element holds.", 0, BinaryFunction.Or);

    public static readonly Reduction All = new("all", "Whether every element holds.", 1, BinaryFunction.And);
}

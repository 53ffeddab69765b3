namespace RewardLang.Runtime.Tests.Gradients;

/// <summary>Programs of one expression, their gradients held against finite differences.</summary>
internal static class GradientChecks
{
    private const double Tolerance = 1e-5;

    public static CompiledProgram Compile(string text)
    {
        var result = RewardCompiler.Compile(new Diagnostics.SourceText("test.reward", text));
        Assert.False(result.HasErrors, string.Join("\n", result.Diagnostics));
        return result.Programs[0];
    }

    public static CompiledProgram Program(string declarations, string expression) =>
        Compile($"import std.temporal\nreward Test {{\n{declarations}\n  total = {expression}\n}}");

    public static IEnumerable<(string Name, double Derived, double[] Differences)> Compare(
        string declarations, string expression, int rows, double[][] inputs)
    {
        var program = Program(declarations, expression);
        double[][] parameters = [.. program.Params.Select(p => p.Default!.ToArray())];
        return new FiniteDifferences(program, rows).Compare([.. inputs.Select(i => (double[][])[[.. i]])], parameters);
    }

    public static void Check(string declarations, string expression, int rows, double[][] inputs)
    {
        var wrong = Compare(declarations, expression, rows, inputs).Where(c => !IsClose(c.Derived, c.Differences[0])).ToList();
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Select(w => $"{expression} by {w.Name}: {w.Derived}, by differences {w.Differences[0]}")));
    }

    public static bool IsClose(double derived, double difference) =>
        Math.Abs(derived - difference) <= Tolerance * (1 + Math.Abs(difference));

    /// <summary>Numbers in -2 .. 2 that have no ties.</summary>
    public static double[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 4 - 2)];
    }
}

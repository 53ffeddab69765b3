using System.Globalization;
using RewardLang.Runtime.Tests.Programs;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Functions;

/// <summary>Expressions and the numbers that they must give, run as one program.</summary>
internal static class FunctionTable
{
    private const float Tolerance = 2e-6f;

    public static TheoryData<RewardBackend> Backends => BackendData.All;

    /// <summary>Runs one step and compares every expression's elements of all rows.</summary>
    /// <param name="backend">What runs the program.</param>
    /// <param name="declarations">Its axes and inputs.</param>
    /// <param name="inputs">The inputs, in the order of their declarations.</param>
    /// <param name="rows">Expressions and their elements, in the order of rows and axes; a truth value is 0 or 1.</param>
    public static void Check(RewardBackend backend, string declarations, Tensor[] inputs, params (string Expression, float[] Expected)[] rows)
    {
        var outputs = rows.Select((row, i) => $"  output value{i} = {row.Expression}\n");
        using var reward = RewardProgram.Compile(
            $"import std.temporal\nimport std.rotation\nreward Table {{\n{declarations}\n{string.Concat(outputs)}}}", BackendData.Options(backend));
        using var result = reward.Step(inputs);
        Assert.Equal(backend, reward.Backend);
        var wrong = rows
            .Select((row, i) => (row.Expression, row.Expected, Actual: Elements(result.Output($"value{i}"))))
            .Where(row => !Agree(row.Expected, row.Actual))
            .Select(row => $"{row.Expression}: [{Show(row.Actual)}] instead of [{Show(row.Expected)}]");
        Assert.Empty(wrong);
    }

    public static float[] Elements(Tensor tensor)
    {
        using var numbers = tensor.to(ScalarType.Float32).contiguous();
        return numbers.data<float>().ToArray();
    }

    /// <summary>Equal up to a few roundings; NaN and infinities must be the same.</summary>
    public static bool Agree(IReadOnlyList<float> expected, IReadOnlyList<float> actual) => expected.Count == actual.Count
        && expected.Zip(actual).All(pair => pair.First.Equals(pair.Second)
            || Math.Abs(pair.First - pair.Second) <= Tolerance * (1 + Math.Abs(pair.First)));

    private static string Show(IEnumerable<float> elements) => string.Join(", ", elements.Select(e => e.ToString("R", CultureInfo.InvariantCulture)));
}

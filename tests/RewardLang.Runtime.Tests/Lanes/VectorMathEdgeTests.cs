using static RewardLang.Runtime.Tests.Lanes.MathFunction;

namespace RewardLang.Runtime.Tests.Lanes;

public class VectorMathEdgeTests
{
    private const float Infinity = float.PositiveInfinity;
    private const float Pi = MathF.PI;

    public static TheoryData<MathFunction, float, float> UnaryEdges => new()
    {
        { Exp, 0f, 1f },
        { Exp, -0f, 1f },
        { Exp, float.Epsilon, 1f },
        { Exp, 1f, MathF.E },
        { Exp, 88.72283f, 3.4027985e38f },
        { Exp, 88.72284f, Infinity },
        { Exp, -103.97208f, float.Epsilon },
        { Exp, -103.97209f, 0f },
        { Exp, Infinity, Infinity },
        { Exp, -Infinity, 0f },
        { Exp, float.NaN, float.NaN },
        { Sigmoid, 0f, 0.5f },
        { Sigmoid, Infinity, 1f },
        { Sigmoid, -Infinity, 0f },
        { Sigmoid, float.NaN, float.NaN },
        { Tanh, 0f, 0f },
        { Tanh, -0f, -0f },
        { Tanh, -float.Epsilon, -float.Epsilon },
        { Tanh, 9.1f, 1f },
        { Tanh, Infinity, 1f },
        { Tanh, -Infinity, -1f },
        { Tanh, float.NaN, float.NaN },
        { Log, 1f, 0f },
        { Log, 0f, -Infinity },
        { Log, -0f, -Infinity },
        { Log, -1f, float.NaN },
        { Log, -float.Epsilon, float.NaN },
        { Log, -Infinity, float.NaN },
        { Log, Infinity, Infinity },
        { Log, float.NaN, float.NaN },
        { Log, float.Epsilon, -103.27893f },
        { Log1p, 0f, 0f },
        { Log1p, -0f, -0f },
        { Log1p, 1e-20f, 1e-20f },
        { Log1p, -float.Epsilon, -float.Epsilon },
        { Log1p, -1f, -Infinity },
        { Log1p, -1.0000001f, float.NaN },
        { Log1p, -Infinity, float.NaN },
        { Log1p, Infinity, Infinity },
        { Log1p, float.NaN, float.NaN },
        { Sin, 0f, 0f },
        { Sin, -0f, -0f },
        { Sin, float.Epsilon, float.Epsilon },
        { Sin, Infinity, float.NaN },
        { Sin, -Infinity, float.NaN },
        { Sin, float.NaN, float.NaN },
        { Cos, 0f, 1f },
        { Cos, -0f, 1f },
        { Cos, Infinity, float.NaN },
        { Cos, float.NaN, float.NaN },
        { Tan, 0f, 0f },
        { Tan, -0f, -0f },
        { Tan, -Infinity, float.NaN },
        { Asin, -0f, -0f },
        { Asin, 1f, Pi / 2 },
        { Asin, -1f, -Pi / 2 },
        { Asin, 1.0000001f, float.NaN },
        { Asin, float.NaN, float.NaN },
        { Acos, 1f, 0f },
        { Acos, -1f, Pi },
        { Acos, 0f, Pi / 2 },
        { Acos, -1.0000001f, float.NaN },
        { Acos, float.NaN, float.NaN },
        { Atan, -0f, -0f },
        { Atan, Infinity, Pi / 2 },
        { Atan, -Infinity, -Pi / 2 },
        { Atan, 1f, Pi / 4 },
        { Atan, float.NaN, float.NaN },
        { Sign, 0f, 0f },
        { Sign, -0f, 0f },
        { Sign, -float.Epsilon, -1f },
        { Sign, Infinity, 1f },
        { Sign, float.NaN, float.NaN },
    };

    [Theory]
    [MemberData(nameof(UnaryEdges), DisableDiscoveryEnumeration = true)]
    public void A_function_of_one_argument_meets_its_edge(MathFunction function, float x, float expected) =>
        AssertResult(expected, MathFunctions.RunOne(function, x));

    public static TheoryData<float, float, float> PowerEdges => new()
    {
        { 0f, 0f, 1f },
        { float.NaN, 0f, 1f },
        { 1f, float.NaN, 1f },
        { 1f, Infinity, 1f },
        { -1f, Infinity, 1f },
        { -1f, -Infinity, 1f },
        { -1f, float.NaN, float.NaN },
        { 2f, float.NaN, float.NaN },
        { float.NaN, 2f, float.NaN },
        { -2f, 3f, -8f },
        { -2f, 2f, 4f },
        { -2f, -1f, -0.5f },
        { -2f, 0.5f, float.NaN },
        { -Infinity, 0.5f, Infinity },
        { -Infinity, 3f, -Infinity },
        { -Infinity, -3f, -0f },
        { 0f, 2f, 0f },
        { -0f, 3f, -0f },
        { -0f, 2f, 0f },
        { 0f, -1f, Infinity },
        { -0f, -1f, -Infinity },
        { -0f, -0.5f, Infinity },
        { 0.5f, Infinity, 0f },
        { 0.5f, -Infinity, Infinity },
        { 2f, 128f, Infinity },
        { 2f, -149f, float.Epsilon },
        { -2f, 16777216f, Infinity },
        { 10f, 2f, 100f },
        { 4f, 0.5f, 2f },
    };

    [Theory]
    [MemberData(nameof(PowerEdges), DisableDiscoveryEnumeration = true)]
    public void A_power_meets_its_edge(float x, float y, float expected) =>
        AssertResult(expected, MathFunctions.RunOne(Pow, x, y));

    public static TheoryData<float, float, float> RemainderEdges => new()
    {
        { 7f, 3f, 1f },
        { -7f, 3f, 2f },
        { 7f, -3f, -2f },
        { -7f, -3f, -1f },
        { 6f, 3f, 0f },
        { -6f, 3f, -0f },
        { 1e30f, 7f, 1f },
        { 5f, 0f, float.NaN },
        { Infinity, 2f, float.NaN },
        { 5f, Infinity, 5f },
        { -5f, Infinity, Infinity },
        { float.NaN, 2f, float.NaN },
        { 2f, float.NaN, float.NaN },
    };

    [Theory]
    [MemberData(nameof(RemainderEdges), DisableDiscoveryEnumeration = true)]
    public void A_remainder_meets_its_edge(float x, float y, float expected) =>
        AssertResult(expected, MathFunctions.RunOne(Modulo, x, y));

    public static TheoryData<float, float, float> AngleEdges => new()
    {
        { 0f, 0f, 0f },
        { -0f, 0f, -0f },
        { 0f, -0f, Pi },
        { -0f, -0f, -Pi },
        { 1f, 0f, Pi / 2 },
        { -1f, -0f, -Pi / 2 },
        { 0f, -1f, Pi },
        { Infinity, Infinity, Pi / 4 },
        { Infinity, -Infinity, 3 * Pi / 4 },
        { -Infinity, 1f, -Pi / 2 },
        { 1f, -Infinity, Pi },
        { 1f, Infinity, 0f },
        { float.NaN, 1f, float.NaN },
        { 1f, float.NaN, float.NaN },
        { float.NaN, Infinity, float.NaN },
        { Infinity, float.NaN, float.NaN },
        { 0f, float.NaN, float.NaN },
        { float.NaN, 0f, float.NaN },
    };

    [Theory]
    [MemberData(nameof(AngleEdges), DisableDiscoveryEnumeration = true)]
    public void An_angle_of_a_point_meets_its_edge(float y, float x, float expected) =>
        AssertResult(expected, MathFunctions.RunOne(Atan2, y, x));

    [Fact]
    public void Odd_functions_are_odd_to_the_bit()
    {
        var xs = SampleFloats.Draw(new Random(17), 1 << 14);
        var mirrored = Array.ConvertAll(xs, x => -x);
        foreach (var function in new[] { Sin, Tan, Tanh, Asin, Atan })
        {
            var results = MathFunctions.RunWidest(function, xs, xs);
            var opposite = MathFunctions.RunWidest(function, mirrored, mirrored);
            for (var i = 0; i < xs.Length; i++)
                AssertResult(-results[i], opposite[i]);
        }
    }

    private static void AssertResult(float expected, float actual) =>
        Assert.True(SampleFloats.SameBits(expected, actual), $"expected {expected:R}, not {actual:R}");
}

using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Functions;

/// <summary>Functions of std.rotation of several quaternions, each by itself, against turns about one axis, whose angles are plain.</summary>
public sealed class RotationFunctionTests
{
    private const string Bodies = "  axis body = 3\n  input q : quat[body]\n  input p : quat[body]";

    public static TheoryData<RewardBackend> Backends => FunctionTable.Backends;

    [Theory]
    [MemberData(nameof(Backends))]
    public void Angles_of_each_body(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var (turned, reference) = (AboutZ(0.3, -1.2, 2.5), AboutZ(0.1, 0.4, 2.5));
        FunctionTable.Check(
            backend, Bodies, [turned, reference],
            ("rotation_angle(q, p)", [0.2f, 1.6f, 0]),
            ("sum(rotation_angle(q, p)^2)", [2.6f]),
            ("yaw(q)", [0.3f, -1.2f, 2.5f]),
            ("axis_angle(q).z", [0.3f, -1.2f, 2.5f]),
            ("norm(axis_angle(q), over: xyz)", [0.3f, 1.2f, 2.5f]));
    }

    /// <summary>One row with a turn about z for each body, stored w, x, y, z.</summary>
    private static Tensor AboutZ(params double[] angles) =>
        torch.tensor(angles.SelectMany(a => new[] { (float)Math.Cos(a / 2), 0, 0, (float)Math.Sin(a / 2) }).ToArray()).reshape(1, angles.Length, 4);
}

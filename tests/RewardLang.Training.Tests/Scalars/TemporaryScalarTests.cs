using System.Reflection;
using RewardLang.Runtime;
using RewardLang.Training.Numerics;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Scalars;

/// <summary>No code of the training leaves a scalar to the garbage collector while a native call may still read it.</summary>
public sealed class TemporaryScalarTests
{
    [Fact]
    public void OnlyTheClassesThatFreeThemMakeScalars()
    {
        Type[] keepers = [typeof(Real), typeof(TensorUpdates)];
        var others = CalledMethods.MethodsOf(typeof(Trainer).Assembly).Where(method => !keepers.Contains(method.DeclaringType));
        Assert.Empty(TemporaryScalars.In(others));
    }

    /// <summary>What runs rewards on TorchSharp's operations keeps to the same rule.</summary>
    [Fact]
    public void TheRuntimeMakesNoScalars()
    {
        // What a static constructor makes is kept as long as its class.
        var methods = CalledMethods.MethodsOf(typeof(RewardProgram).Assembly).Where(method => method is not ConstructorInfo { IsStatic: true });
        Assert.Empty(TemporaryScalars.In(methods));
    }

    [Theory]
    [InlineData(nameof(Product), "op_Multiply")]
    [InlineData(nameof(Sum), "op_Addition")]
    [InlineData(nameof(Limit), "op_Implicit")]
    public void TemporaryScalarsAreFound(string caller, string callee)
    {
        var method = CalledMethods.MethodsOf(typeof(TemporaryScalarTests).Assembly)
            .Single(method => method.DeclaringType == typeof(TemporaryScalarTests) && method.Name == caller);
        Assert.Contains(callee, Assert.Single(TemporaryScalars.In([method])), StringComparison.Ordinal);
    }

    private static Tensor Product(Tensor x) => x * 2.0;

    // TorchSharp adds with a weight, which is a scalar too.
    private static Tensor Sum(Tensor x, Tensor y) => x + y;

    private static Tensor Limit(Tensor x) => x.clamp_max(1);
}

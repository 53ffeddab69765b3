using RewardLang.Runtime.Execution;
using RewardLang.Runtime.Guards;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Guards;

/// <summary>The search through memory, and its counterpart for tensors of a GPU, which is the same operations on the CPU.</summary>
public sealed unsafe class ScanTests
{
    [Fact]
    public void Every_place_of_every_length_is_found()
    {
        var buffer = new float[75];
        fixed (float* values = buffer)
        {
            for (var count = 0; count <= buffer.Length; count++)
            {
                Assert.Equal(-1, RangeScan.FirstOutside(values, count, -1f, 0));
                for (var place = 0; place < count; place++)
                {
                    foreach (var wrong in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-45f, -1.0001f })
                    {
                        buffer[place] = wrong;
                        buffer[count - 1] = wrong;
                        Assert.Equal(place, RangeScan.FirstOutside(values, count, -1f, 0));
                        buffer[place] = buffer[count - 1] = -0f;
                    }
                }
            }
        }
    }

    [Fact]
    public void Bounds_are_rounded_as_the_tensors_are()
    {
        var range = new ValueRange(-0.1, 0.1, "m");
        float[] values = [0.1f, -0.1f, MathF.BitIncrement(0.1f)];
        fixed (float* first = values)
            Assert.Equal(2, RangeScan.FirstOutside(first, 3, range.Floats.Lower, range.Floats.Upper));
    }

    [Fact]
    public void Infinities_are_outside_of_bounds_at_infinity()
    {
        var range = new ValueRange(0, double.PositiveInfinity, "");
        float[] values = [float.MaxValue, float.PositiveInfinity];
        fixed (float* first = values)
            Assert.Equal(1, RangeScan.FirstOutside(first, 2, range.Floats.Lower, range.Floats.Upper));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Operations_on_tensors_answer_as_the_search_does(bool hasRows, bool hasSteps)
    {
        using var scope = NewDisposeScope();
        int[][] allLengths = [[3, 3], [1, 3], [2, 0], [0, 0]];
        var range = new ValueRange(-1, 1, "");
        var places = new TensorPlaces(hasRows, hasSteps, 2, 3, 2);
        long[] shape = [.. hasRows ? [2L] : Array.Empty<long>(), .. hasSteps ? [3L] : Array.Empty<long>(), 2];
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Int32, ScalarType.Int64 })
        {
            foreach (var lengths in allLengths.Select(TrajectoryLengths? (rows) => TrajectoryLengths.Read(torch.tensor(rows), 2, 3)).Prepend(null))
            {
                for (var wrong = 0L; wrong < (hasRows ? 2 : 1) * places.RowLength; wrong++)
                {
                    var tensor = zeros(shape, type);
                    tensor.view(-1)[wrong] = torch.tensor(2).to(type);
                    var found = TensorScan.FirstOutside(
                        Kernels.NativeTensor.DataOf(tensor), CpuInputs.KindOf(type), range, places, lengths);
                    var isRead = lengths is null || (places.StepOf(wrong) ?? 0) < (places.RowOf(wrong) is { } row ? lengths.Rows[row] : lengths.Rows.Max());
                    Assert.Equal(isRead ? wrong : -1, found);
                    Assert.Equal(!isRead, TensorScan.AllInside(tensor, range, places, lengths).item<bool>());
                }
            }
        }
    }
}

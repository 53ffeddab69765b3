using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Yardsticks;

/// <summary>
/// A reward that every peer computes: the shapes of its inputs, rows to compute it on, and its meaning, row by row in double precision.
/// </summary>
internal abstract class Yardstick
{
    private const int Seed = 1;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Yardstick> All { get; } = [new Reach(), new Locomotion(), new ProcessRewards()];

    /// <summary>The name for the command line, for functions of peers and for the <c>.reward</c> file.</summary>
    public abstract string Name { get; }

    /// <summary>The name for people.</summary>
    public abstract string Title { get; }

    /// <summary>The inputs in their order.</summary>
    public abstract IReadOnlyList<YardstickInput> Inputs { get; }

    /// <summary>The steps of a row, each with a total; 0 where a row is one step and has one total.</summary>
    public virtual int Steps => 0;

    /// <summary>The shape of the total.</summary>
    public long[] TotalShape(long rows) => Steps == 0 ? [rows] : [rows, Steps];

    /// <summary>Makes the inputs, <c>[rows, columns]</c> each; the same rows at every call.</summary>
    public Tensor[] CreateInputs(long rows)
    {
        var random = new Random(Seed);
        var tensors = Inputs.Select(i => empty(rows, i.Columns, i.IsMask ? ScalarType.Bool : ScalarType.Float32)).ToArray();
        var addresses = AddressesOf(tensors);
        var row = CreateRow();
        for (long n = 0; n < rows; n++)
        {
            // Beside a kink rounding decides, and peers that differ would both be right.
            do
            {
                DrawRow(random, row);
                Round(row);
            }
            while (IsBesideKink(row));
            for (var i = 0; i < tensors.Length; i++)
                Store(row[i], addresses[i], n, Inputs[i].IsMask);
        }

        return tensors;
    }

    /// <summary>The total, and going backward also the gradient for each input that is not a mask.</summary>
    public Tensor[] Evaluate(Tensor[] inputs, Direction direction)
    {
        var rows = inputs[0].size(0);
        var total = empty(TotalShape(rows));
        Tensor[] gradients = direction == Direction.Forward ? [] : [.. Inputs.Where(i => !i.IsMask).Select(i => empty(rows, i.Columns))];
        int[] ofReal = [.. Enumerable.Range(0, inputs.Length).Where(i => !Inputs[i].IsMask)];
        var (inputAddresses, totalAddress, gradientAddresses) = (AddressesOf(inputs), TensorMemory.AddressOf(total), AddressesOf(gradients));
        var row = CreateRow();
        var rowTotal = new double[Math.Max(Steps, 1)];
        var rowGradients = CreateRow();
        for (long n = 0; n < rows; n++)
        {
            for (var i = 0; i < inputs.Length; i++)
                Load(inputAddresses[i], n, row[i], Inputs[i].IsMask);
            EvaluateRow(row, rowTotal, rowGradients);
            Store(rowTotal, totalAddress, n, isMask: false);
            for (var i = 0; i < gradients.Length; i++)
                Store(rowGradients[ofReal[i]], gradientAddresses[i], n, isMask: false);
        }

        return [total, .. gradients];
    }

    /// <summary>Fills the inputs of one row.</summary>
    protected abstract void DrawRow(Random random, double[][] row);

    /// <summary>Whether float32 and double precision could take different branches in this row.</summary>
    protected abstract bool IsBesideKink(double[][] row);

    /// <summary>Computes the total of one row, and the gradients of the sum of its total.</summary>
    protected abstract void EvaluateRow(double[][] row, double[] total, double[][] gradients);

    /// <summary>A number from the standard normal distribution, by the method of Box and Muller.</summary>
    protected static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Fills an array with normally distributed numbers.</summary>
    protected static void FillNormal(Random random, double[] values, double deviation)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = deviation * Normal(random);
    }

    private double[][] CreateRow() => [.. Inputs.Select(i => new double[i.Columns])];

    private static void Round(double[][] row)
    {
        foreach (var values in row)
            for (var i = 0; i < values.Length; i++)
                values[i] = (float)values[i];
    }

    private static nint[] AddressesOf(Tensor[] tensors) => [.. tensors.Select(TensorMemory.AddressOf)];

    private static unsafe void Load(nint address, long row, double[] values, bool isMask)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = isMask ? ((byte*)address)[row * values.Length + i] : ((float*)address)[row * values.Length + i];
    }

    private static unsafe void Store(double[] values, nint address, long row, bool isMask)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (isMask)
                ((byte*)address)[row * values.Length + i] = (byte)values[i];
            else
                ((float*)address)[row * values.Length + i] = (float)values[i];
        }
    }
}

using RewardLang.Benchmarks.Yardsticks;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Measurement;

/// <summary>One yardstick in one direction on a number of rows, with its data and the results that every peer has to agree with.</summary>
internal sealed class BenchmarkCase : IDisposable
{
    private const double RelativeTolerance = 1e-4;
    private const double ToleranceOfLargest = 1e-5;

    private DirectoryInfo? _inputFolder;

    public BenchmarkCase(Yardstick yardstick, Direction direction, long rows)
    {
        Yardstick = yardstick;
        Direction = direction;
        Rows = rows;
        Inputs = yardstick.CreateInputs(rows);
        Expected = yardstick.Evaluate(Inputs, direction);
        Outputs = [.. Expected.Select(e => empty_like(e))];
    }

    public Yardstick Yardstick { get; }

    public Direction Direction { get; }

    public long Rows { get; }

    /// <summary>What it is called.</summary>
    public string Title => $"{Yardstick.Title}, {Direction.ToString().ToLowerInvariant()}, {Reports.Numbers.Rows(Rows)}";

    /// <summary>The inputs in the yardstick's order.</summary>
    public Tensor[] Inputs { get; }

    /// <summary>The total; going backward also the gradient of each real input. Computed in double precision.</summary>
    public Tensor[] Expected { get; }

    /// <summary>Tensors like <see cref="Expected"/> that peers who write into memory may write to.</summary>
    public Tensor[] Outputs { get; }

    /// <summary>A folder with a file of raw elements for each input, for peers in other processes.</summary>
    public string InputFolder => (_inputFolder ??= WriteInputs()).FullName;

    /// <summary>What is wrong with results; null where they agree with <see cref="Expected"/>.</summary>
    public string? FindDisagreement(IReadOnlyList<Tensor> results)
    {
        if (results.Count != Expected.Length)
            return $"returned {results.Count} results in place of {Expected.Length}";
        for (var i = 0; i < results.Count; i++)
        {
            using var scope = NewDisposeScope();
            var (result, expected) = (results[i], Expected[i]);
            if (!result.shape.SequenceEqual(expected.shape))
                return $"returned the shape [{string.Join(", ", result.shape)}] in place of [{string.Join(", ", expected.shape)}]";
            var size = expected.abs();
            var difference = (result.detach() - expected).abs();
            // A NaN is at most nothing, and so disagrees.
            if (!(difference <= RelativeTolerance * size + ToleranceOfLargest * size.max()).all().item<bool>())
                return $"differs by up to {difference.max().item<float>():G2} in result {i}, which is up to {size.max().item<float>():G2}";
        }

        return null;
    }

    public void Dispose()
    {
        foreach (var tensor in (Tensor[])[.. Inputs, .. Expected, .. Outputs])
            tensor.Dispose();
        _inputFolder?.Delete(recursive: true);
    }

    private DirectoryInfo WriteInputs()
    {
        var folder = Directory.CreateTempSubdirectory("rewardlang-bench-");
        for (var i = 0; i < Inputs.Length; i++)
        {
            using var file = File.Create(Path.Combine(folder.FullName, Yardstick.Inputs[i].Name));
            file.Write(Inputs[i].bytes);
        }

        return folder;
    }
}

using System.Globalization;
using BenchmarkDotNet.Attributes;
using RewardLang.Runtime;
using static TorchSharp.torch;

namespace RewardLang.Microbench;

/// <summary>
/// A program of 40 terms over 200 inputs beside one of 4 terms over 20: the time of one input of one row, which should not grow
/// with the program.
/// </summary>
public class ProgramSizeBenchmarks
{
    private const int Rows = 4_096;
    private const int InputsOfTerm = 5;

    private RewardProgram _reward = null!;
    private Tensor[] _inputs = null!;
    private StepResult _results = null!;

    /// <summary>The number of terms, each over five inputs.</summary>
    [Params(4, 40)]
    public int Terms { get; set; }

    /// <summary>Compiles the program.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _reward = RewardProgram.Compile(Write(Terms));
        _inputs = [.. Enumerable.Range(0, Terms * InputsOfTerm).Select(_ => randn(Rows))];
        _results = _reward.CreateResults(Rows, ResultColumns.Total);
    }

    /// <summary>Frees it.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _reward.Dispose();
        _results.Dispose();
        foreach (var input in _inputs)
            input.Dispose();
    }

    /// <summary>One step of 4,096 rows, the total into the caller's tensor. Divide by the number of terms.</summary>
    [Benchmark(OperationsPerInvoke = Rows * InputsOfTerm)]
    public void Step() => _reward.Step(_inputs, _results);

    private static string Write(int terms)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        text.WriteLine("reward Wide {");
        for (var input = 0; input < terms * InputsOfTerm; input++)
            text.WriteLine($"  input i{input} : real");
        for (var term = 0; term < terms; term++)
        {
            var squares = Enumerable.Range(term * InputsOfTerm, InputsOfTerm).Select(input => $"i{input}^2");
            text.WriteLine($"  term t{term} = {string.Join(" + ", squares)}  weight -0.1");
        }

        text.WriteLine("}");
        return text.ToString();
    }
}

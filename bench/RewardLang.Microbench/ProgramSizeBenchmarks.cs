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
    private const int FewTerms = 4;
    private const int ManyTerms = 40;

    private Program _few = null!;
    private Program _many = null!;

    /// <summary>Compiles the programs.</summary>
    [GlobalSetup]
    public void Setup() => (_few, _many) = (new Program(FewTerms), new Program(ManyTerms));

    /// <summary>Frees them.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _few.Dispose();
        _many.Dispose();
    }

    /// <summary>4,096 rows of the small program, the total into the caller's tensor.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows * FewTerms * InputsOfTerm)]
    public void Small() => _few.Step();

    /// <summary>The same of the large one.</summary>
    [Benchmark(OperationsPerInvoke = Rows * ManyTerms * InputsOfTerm)]
    public void Large() => _many.Step();

    private sealed class Program : IDisposable
    {
        private readonly RewardProgram _reward;
        private readonly Tensor[] _inputs;
        private readonly StepResult _results;

        public Program(int terms)
        {
            _reward = RewardProgram.Compile(Write(terms));
            _inputs = [.. Enumerable.Range(0, terms * InputsOfTerm).Select(_ => randn(Rows))];
            _results = _reward.CreateResults(Rows, ResultColumns.Total);
        }

        public void Step() => _reward.Step(_inputs, _results);

        public void Dispose()
        {
            _reward.Dispose();
            _results.Dispose();
            foreach (var input in _inputs)
                input.Dispose();
        }

        private static string Write(int terms)
        {
            var text = new StringWriter(CultureInfo.InvariantCulture);
            text.WriteLine("reward Sized {");
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
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using RewardLang.Runtime;
using static TorchSharp.torch;

namespace RewardLang.Microbench;

/// <summary>
/// A program of 40 terms over 200 inputs beside one of 4 terms over 20: the time of one input of one row. It should grow no more than
/// that of reading the same tensors does, of which the many leave the caches that hold the few.
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

    /// <summary>Reads the tensors of the small program and computes nothing: what one of two threads has to read.</summary>
    [Benchmark(OperationsPerInvoke = Rows * FewTerms * InputsOfTerm)]
    public Vector512<float> ReadFew() => _few.Read();

    /// <summary>The same of the large one.</summary>
    [Benchmark(OperationsPerInvoke = Rows * ManyTerms * InputsOfTerm)]
    public Vector512<float> ReadMany() => _many.Read();

    private sealed unsafe class Program : IDisposable
    {
        private readonly RewardProgram _reward;
        private readonly Tensor[] _inputs;
        private readonly StepResult _results;
        private readonly nint[] _data;

        public Program(int terms)
        {
            _reward = RewardProgram.Compile(Write(terms));
            _inputs = [.. Enumerable.Range(0, terms * InputsOfTerm).Select(_ => randn(Rows))];
            _data = [.. _inputs.Select(input => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(input.bytes)))];
            _results = _reward.CreateResults(Rows, ResultColumns.Total);
        }

        public void Step() => _reward.Step(_inputs, _results);

        /// <summary>The first half of the rows, sixteen of every tensor at a time as a kernel takes them.</summary>
        public Vector512<float> Read()
        {
            var sum = Vector512<float>.Zero;
            for (var row = 0; row < Rows / 2; row += Vector512<float>.Count)
                foreach (var data in _data)
                    sum += Vector512.Load((float*)data + row);
            return sum;
        }

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

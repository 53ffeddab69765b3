using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using RewardLang.Benchmarks.Measurement;
using RewardLang.Benchmarks.Yardsticks;

namespace RewardLang.Benchmarks.Peers;

/// <summary>The yardsticks in <c>fused.c</c>, compiled by gcc when the benchmark starts. One thread.</summary>
internal sealed class CPeer : IPeer
{
    private const string Flags = "-O3 -march=native -ffast-math";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rewardlang-bench-");
    private readonly nint _library;

    public CPeer()
    {
        var (code, library) = (Path.Combine(_folder.FullName, "fused.o"), Path.Combine(_folder.FullName, "libfused.so"));
        var source = Path.Combine(AppContext.BaseDirectory, "Peers", "fused.c");
        // Linked apart from its flags: with -ffast-math, gcc 12 links code into a library that flushes denormals for the whole thread.
        MissingBecause = Run($"{Flags} -fPIC -c {source} -o {code}") ?? Run($"-shared {code} -o {library} -lm");
        if (MissingBecause is null)
            _library = NativeLibrary.Load(library);
    }

    public string Name => "C";

    public string? MissingBecause { get; }

    public string? Version => $"gcc {Flags}";

    public unsafe Contestant? Enter(BenchmarkCase benchmarkCase)
    {
        var direction = benchmarkCase.Direction == Direction.Forward ? "forward" : "backward";
        var function = (delegate* unmanaged<nint*, nint*, nint, void>)NativeLibrary.GetExport(
            _library, $"{benchmarkCase.Yardstick.Name}_{direction}");
        nint[] inputs = [.. benchmarkCase.Inputs.Select(TensorMemory.AddressOf)];
        nint[] outputs = [.. benchmarkCase.Outputs.Select(TensorMemory.AddressOf)];
        var rows = (nint)benchmarkCase.Rows;
        void Call()
        {
            fixed (nint* input = inputs, output = outputs)
                function(input, output, rows);
        }

        return new ActionContestant(
            Call,
            () =>
            {
                Call();
                return [.. benchmarkCase.Outputs.Select(o => o.alias())];
            });
    }

    public void Dispose()
    {
        if (_library != 0)
            NativeLibrary.Free(_library);
        _folder.Delete(recursive: true);
    }

    /// <summary>Runs gcc; what went wrong, or null.</summary>
    private static string? Run(string arguments)
    {
        try
        {
            using var gcc = Process.Start(new ProcessStartInfo("gcc", arguments) { RedirectStandardError = true })!;
            var errors = gcc.StandardError.ReadToEnd();
            gcc.WaitForExit();
            return gcc.ExitCode == 0 ? null : $"gcc failed: {errors.Trim()}";
        }
        catch (Win32Exception)
        {
            return "there is no gcc";
        }
    }
}

using System.Diagnostics;
using TorchSharp;

namespace RewardLang.Training.Methods;

/// <summary>One run of a method: how long it may be, which seeds it uses, and what it found.</summary>
public sealed class MethodRun
{
    private const double DefaultTolerance = 1e-4;

    private readonly List<MethodCheck> checks = [];
    private readonly List<MethodClaim> claims = [];
    private readonly List<MethodTable> tables = [];
    private readonly List<MethodPlot> plots = [];
    private readonly int firstSeed;

    private MethodRun(bool isShort, int seed) => (IsShort, firstSeed) = (isShort, seed);

    /// <summary>True for a run of seconds, as tests make it: fewer seeds and iterations, so a claim may not show.</summary>
    public bool IsShort { get; }

    /// <summary>Runs a method.</summary>
    /// <param name="method">Which one.</param>
    /// <param name="isShort">Fewer seeds and iterations.</param>
    /// <param name="seed">The first seed.</param>
    public static MethodReport Of(Method method, bool isShort = false, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(method);
        var run = new MethodRun(isShort, seed);
        var watch = Stopwatch.StartNew();
        // The networks are small: a second thread costs more than it does, and sums would depend on the machine.
        torch.set_num_threads(1);
        using (torch.NewDisposeScope()) method.Run(run);
        return new MethodReport(method, run.checks, run.claims, run.tables, run.plots, watch.Elapsed.TotalSeconds);
    }

    /// <summary>The seeds of repeated trainings: <paramref name="count"/> of them, in a short run <paramref name="shortCount"/>.</summary>
    public IReadOnlyList<int> Seeds(int count, int shortCount = 1) => [.. Enumerable.Range(firstSeed, IsShort ? shortCount : count)];

    /// <summary>One of two numbers: that of a whole run, or that of a short one.</summary>
    public int Iterations(int count, int shortCount) => IsShort ? shortCount : count;

    /// <summary>Compares a number with the one that it should be.</summary>
    public void Check(string name, double actual, double expected, double tolerance = DefaultTolerance) =>
        checks.Add(new MethodCheck(name, actual, expected, tolerance));

    /// <summary>Compares numbers, element by element.</summary>
    public void Check(string name, IReadOnlyList<float> actual, IReadOnlyList<double> expected, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(expected);
        if (actual.Count != expected.Count)
            throw new ArgumentException($"'{name}' has {actual.Count} numbers; {expected.Count} are expected.", nameof(actual));
        for (var i = 0; i < actual.Count; i++) Check($"{name} [{i}]", actual[i], expected[i], tolerance);
    }

    /// <summary>Compares the elements of a tensor, in its storage order.</summary>
    public void Check(string name, torch.Tensor actual, IReadOnlyList<double> expected, double tolerance = DefaultTolerance) =>
        Check(name, (IReadOnlyList<float>)Numbers(actual), expected, tolerance);

    /// <summary>Says whether something that a paper claims about training shows.</summary>
    public void Claim(string statement, bool isShown, string figures) => claims.Add(new MethodClaim(statement, isShown, figures));

    /// <summary>Begins a table.</summary>
    public MethodTable Table(string title, params IReadOnlyList<string> columns)
    {
        var table = new MethodTable(title, columns);
        tables.Add(table);
        return table;
    }

    /// <summary>Adds a plot.</summary>
    public void Plot(string title, string xLabel, string yLabel, params IReadOnlyList<MethodLine> lines) =>
        plots.Add(new MethodPlot(title, xLabel, yLabel, lines));

    /// <summary>The elements of a tensor, in its storage order.</summary>
    public static float[] Numbers(torch.Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var scope = torch.NewDisposeScope();
        return tensor.detach().to(torch.ScalarType.Float32).contiguous().data<float>().ToArray();
    }
}

using BenchmarkDotNet.Attributes;
using RewardLang.Runtime;
using static TorchSharp.torch;

namespace RewardLang.Microbench;

/// <summary>What one call costs whatever the rows: steps of one row, and the calls around them.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private RewardProgram _reward = null!;
    private Tensor[] _inputs = null!;
    private StepResult _total = null!;
    private StepResult _all = null!;
    private RewardGradients _gradients = null!;
    private Action<Tensor[], StepResult> _nothing = null!;
    private RewardProgram _tunable = null!;
    private double _scale = 0.2;

    /// <summary>Loads the yardstick R1.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _reward = RewardProgram.Load(Path.Combine(AppContext.BaseDirectory, "Rewards", "reach.reward"));
        _tunable = RewardProgram.Compile("reward Tunable {\n  input x : real\n  param scale = 0.2 in 0 .. 1\n  term t = scale * x\n}\n");
        _inputs = [randn(1, 3), randn(1, 3), randn(1, 7), randn(1, 7)];
        _total = _reward.CreateResults(1, ResultColumns.Total);
        _all = _reward.CreateResults(1);
        _gradients = _reward.CreateGradients(1, GradientTargets.Inputs);
        _nothing = static (_, _) => { };
        _reward.Step(_inputs, _all);
    }

    /// <summary>Frees it.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _reward.Dispose();
        _tunable.Dispose();
        _total.Dispose();
        _all.Dispose();
        _gradients.Dispose();
        foreach (var input in _inputs)
            input.Dispose();
    }

    /// <summary>A call that does nothing, beyond the one that BenchmarkDotNet takes off every time.</summary>
    [Benchmark]
    public void EmptyCall() => _nothing(_inputs, _total);

    /// <summary>The total into the caller's tensor.</summary>
    [Benchmark]
    public void StepIntoTotal() => _reward.Step(_inputs, _total);

    /// <summary>All columns into the caller's tensors.</summary>
    [Benchmark]
    public void StepIntoAll() => _reward.Step(_inputs, _all);

    /// <summary>The total and its gradients into the caller's tensors.</summary>
    [Benchmark]
    public void StepIntoTotalAndGradients() => _reward.Step(_inputs, _total, _gradients);

    /// <summary>All columns into new tensors.</summary>
    [Benchmark]
    public void StepWithNewResults() => _reward.Step(_inputs).Dispose();

    /// <summary>A new value for a parameter.</summary>
    [Benchmark]
    public void SetParam() => _tunable.SetParam("scale", _scale = 1 - _scale);

    /// <summary>New episodes in all rows.</summary>
    [Benchmark]
    public void Reset() => _reward.Reset();
}

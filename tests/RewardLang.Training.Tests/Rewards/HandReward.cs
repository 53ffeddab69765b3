using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Rewards;

/// <summary>A reward written by hand in tensor operations, for tests of the trainer alone.</summary>
internal abstract class HandReward : IStepReward
{
    private Tensor? streak;

    public abstract string Name { get; }

    public string Hash => "0123456789abcdef";

    public virtual string Text => $"reward {Name} {{ … }}";

    public string Source => Text;

    public abstract IReadOnlyList<RewardInput> Inputs { get; }

    public abstract IReadOnlyList<RewardTerm> Terms { get; }

    public virtual IReadOnlyList<string> Outputs => [];

    public abstract IReadOnlyList<string> Ends { get; }

    /// <summary>The masks of all resets, for tests: null stands for all rows.</summary>
    public List<bool[]?> Resets { get; } = [];

    public double TimeStep { get; private set; }

    public IReadOnlyDictionary<string, IReadOnlyList<double>> Parameters { get; } =
        new Dictionary<string, IReadOnlyList<double>> { ["scale"] = [1.5] };

    public long TrainingStep { get; private set; }

    public void SetTimeStep(double seconds) => TimeStep = seconds;

    public void SetTrainingStep(long steps) => TrainingStep = steps;

    public IStepResult Step(IReadOnlyDictionary<string, Tensor> inputs)
    {
        var result = new HandResult(this);
        using var scope = NewDisposeScope();
        Evaluate(inputs, result);
        result.Complete();
        return result;
    }

    public void Reset(Tensor? mask)
    {
        Resets.Add(mask?.data<bool>().ToArray());
        if (mask is not null)
        {
            streak?.masked_fill_(mask, 0);
            return;
        }
        streak?.Dispose();
        streak = null;
    }

    public void Dispose() => streak?.Dispose();

    protected abstract void Evaluate(IReadOnlyDictionary<string, Tensor> inputs, HandResult result);

    /// <summary>The condition has held for so many steps on end; one call in each step.</summary>
    protected Tensor Held(Tensor condition, int steps)
    {
        streak ??= zeros(condition.shape).DetachFromDisposeScope();
        return streak.add_(1).mul_(condition).ge(steps);
    }
}

internal sealed class HandResult(HandReward reward) : IStepResult
{
    private readonly Dictionary<string, Tensor> terms = [];
    private readonly Dictionary<string, Tensor> contributions = [];
    private readonly Dictionary<string, Tensor> ends = [];

    public Tensor Total { get; private set; } = null!;

    public Tensor Done { get; private set; } = null!;

    public Tensor Adjustment { get; private set; } = null!;

    public Tensor Term(string name) => terms[name];

    public Tensor Contribution(string name) => contributions[name];

    public Tensor Output(string name) => throw new KeyNotFoundException(name);

    public Tensor End(string name) => ends[name];

    public void SetTerm(string name, Tensor value)
    {
        var weight = double.Parse(reward.Terms.Single(term => term.Name == name).Weight);
        terms[name] = value.to_type(ScalarType.Float32).DetachFromDisposeScope();
        contributions[name] = (weight * terms[name]).DetachFromDisposeScope();
    }

    public void SetEnd(string name, Tensor condition) => ends[name] = condition.DetachFromDisposeScope();

    public void Complete()
    {
        Total = stack(contributions.Values.ToArray()).sum([0]).DetachFromDisposeScope();
        Adjustment = zeros_like(Total).DetachFromDisposeScope();
        Done = ends.Values.Aggregate(zeros_like(Total, ScalarType.Bool), (any, end) => any.logical_or(end)).DetachFromDisposeScope();
    }

    public void Dispose()
    {
        foreach (var tensor in new[] { Total, Done, Adjustment }.Concat(terms.Values).Concat(contributions.Values).Concat(ends.Values))
            tensor.Dispose();
    }
}

using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Rewards;

/// <summary>A reward written by hand in tensor operations, for tests of the trainer alone.</summary>
internal abstract class HandReward : IStepReward
{
    public abstract string Name { get; }

    public string Hash => "0123456789abcdef";

    public string Text => $"reward {Name} {{ … }}";

    public abstract IReadOnlyList<RewardInput> Inputs { get; }

    public abstract IReadOnlyList<RewardTerm> Terms { get; }

    public virtual IReadOnlyList<string> Outputs => [];

    public abstract IReadOnlyList<string> Ends { get; }

    /// <summary>The masks of all resets, for tests: null stands for all rows.</summary>
    public List<bool[]?> Resets { get; } = [];

    public double TimeStep { get; private set; }

    public void SetTimeStep(double seconds) => TimeStep = seconds;

    public IStepResult Step(IReadOnlyDictionary<string, Tensor> inputs)
    {
        var result = new HandResult(this);
        using var scope = NewDisposeScope();
        Evaluate(inputs, result);
        result.Complete();
        return result;
    }

    public virtual void Reset(Tensor? mask) => Resets.Add(mask?.data<bool>().ToArray());

    public virtual void Dispose()
    {
    }

    protected abstract void Evaluate(IReadOnlyDictionary<string, Tensor> inputs, HandResult result);

    /// <summary>Steps on end for which a condition holds, for each row of an episode.</summary>
    protected sealed class Streak : IDisposable
    {
        private Tensor? count;

        public Tensor Held(Tensor condition, int steps)
        {
            if (count is null || count.size(0) != condition.size(0))
            {
                count?.Dispose();
                count = zeros(condition.shape).DetachFromDisposeScope();
            }
            return count.add_(1).mul_(condition).ge(steps);
        }

        public void Reset(Tensor? mask)
        {
            if (mask is null)
            {
                count?.Dispose();
                count = null;
            }
            else
            {
                count?.masked_fill_(mask, 0);
            }
        }

        public void Dispose() => count?.Dispose();
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

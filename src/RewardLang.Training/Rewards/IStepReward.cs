using RewardLang.Semantics;
using TorchSharp;

namespace RewardLang.Training.Rewards;

/// <summary>
/// A reward as the trainer sees it: a description of what it needs and returns, and one call for each environment step.
/// </summary>
internal interface IStepReward : IDisposable
{
    /// <summary>The name of the program.</summary>
    string Name { get; }

    /// <summary>The hash of the resolved program, in hexadecimal.</summary>
    string Hash { get; }

    /// <summary>The resolved text of the program: its file and all that it imports.</summary>
    string Text { get; }

    /// <summary>The text of the file that it was written in.</summary>
    string Source { get; }

    /// <summary>What the program needs at every step.</summary>
    IReadOnlyList<RewardInput> Inputs { get; }

    /// <summary>The tunable numbers as they are, by name, in the units of their declarations.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<double>> Parameters { get; }

    /// <summary>The named parts of the reward, in the order of the text.</summary>
    IReadOnlyList<RewardTerm> Terms { get; }

    /// <summary>The named extra results.</summary>
    IReadOnlyList<string> Outputs { get; }

    /// <summary>The named episode ends (terminations, not truncations).</summary>
    IReadOnlyList<string> Ends { get; }

    /// <summary>Tells the program the seconds that pass between two steps.</summary>
    void SetTimeStep(double seconds);

    /// <summary>Tells the program how many environment steps of the training are done, for what changes with them.</summary>
    void SetTrainingStep(long steps);

    /// <summary>Evaluates one step for N rows.</summary>
    /// <param name="inputs">Every input by name: [N, axes…].</param>
    /// <returns>The results of this step; the caller disposes them.</returns>
    IStepResult Step(IReadOnlyDictionary<string, torch.Tensor> inputs);

    /// <summary>Restarts the episode state of rows.</summary>
    /// <param name="mask">Bool [N]: the rows that start a new episode; null for all rows.</param>
    void Reset(torch.Tensor? mask);
}

/// <summary>The results of one step of a reward, for N rows.</summary>
internal interface IStepResult : IDisposable
{
    /// <summary>What is trained on: [N] float32.</summary>
    torch.Tensor Total { get; }

    /// <summary>Bool [N]: any end of the program holds.</summary>
    torch.Tensor Done { get; }

    /// <summary>Total minus the sum of the contributions (what clipping and the like changed): [N].</summary>
    torch.Tensor Adjustment { get; }

    /// <summary>The value of a term before its weight: [N].</summary>
    torch.Tensor Term(string name);

    /// <summary>The part of the total that a term accounts for: [N].</summary>
    torch.Tensor Contribution(string name);

    /// <summary>A named extra result: [N, axes…].</summary>
    torch.Tensor Output(string name);

    /// <summary>Bool [N]: this end holds.</summary>
    torch.Tensor End(string name);
}

/// <summary>One input of a reward.</summary>
/// <param name="Name">The name, which an environment's signal must have.</param>
/// <param name="AxisSizes">Elements along each written axis; 0 where the host decides.</param>
/// <param name="Kind">What its elements are.</param>
/// <param name="Unit">The unit in the language's notation; null where it is free.</param>
/// <param name="Documentation">The text of its documentation comment, or null.</param>
/// <param name="IsShared">All rows share one value.</param>
internal sealed record RewardInput(
    string Name, IReadOnlyList<int> AxisSizes, SignalKind Kind = SignalKind.Real, string? Unit = null,
    string? Documentation = null, bool IsShared = false)
{
    /// <summary>An input of a compiled program.</summary>
    public static RewardInput Of(ProgramInput input) => new(
        input.Name,
        [.. input.Axes.Select(axis => axis.Size ?? 0)],
        input.Kind switch { ScalarKind.Bool => SignalKind.Boolean, ScalarKind.Int => SignalKind.Integer, _ => SignalKind.Real },
        input.Unit is "" ? null : input.Unit,
        input.Documentation,
        input.IsShared);
}

/// <summary>One term of a reward, for tables and legends.</summary>
/// <param name="Name">The name.</param>
/// <param name="Weight">The text of its weight.</param>
/// <param name="Unit">The unit of its value; null for a plain number or a free unit.</param>
/// <param name="Documentation">The text of its documentation comment, or null.</param>
internal sealed record RewardTerm(
    string Name, string Weight, string? Unit = null, string? Documentation = null);

/// <summary>What the elements of an input or a signal are.</summary>
public enum SignalKind
{
    /// <summary>Real numbers.</summary>
    Real,

    /// <summary>Whole numbers, stored as float32.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,
}

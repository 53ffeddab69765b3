using RewardLang.Ir;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Runs the steps of one sized program and keeps its episode state.</summary>
internal abstract class StepExecutor(CompiledProgram program) : IDisposable
{
    public CompiledProgram Program { get; } = program;

    protected RewardGraph Graph => Program.Graph;

    /// <summary>Runs one step; the inputs fit their declarations.</summary>
    public abstract void Step(InputBinder inputs, ParameterSet parameters, IResultTensors result);

    /// <summary>Starts a new episode in the rows of a mask, or in all rows; rows are made when the first step comes.</summary>
    public abstract void Reset(Tensor? mask);

    /// <summary>Goes on with the episodes of an executor of its own type, whose program has the same states; the other one forgets them.</summary>
    public abstract void TakeEpisodes(StepExecutor other);

    public abstract void Dispose();
}

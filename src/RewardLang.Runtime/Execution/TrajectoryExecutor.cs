namespace RewardLang.Runtime.Execution;

/// <summary>Runs one sized program over whole trajectories.</summary>
internal abstract class TrajectoryExecutor(CompiledProgram program) : IDisposable
{
    public CompiledProgram Program { get; } = program;

    /// <summary>Runs every row from its first step; the inputs fit their declarations.</summary>
    public abstract void Evaluate(InputBinder inputs, TrajectoryLengths lengths, ParameterSet parameters, IResultTensors result);

    public abstract void Dispose();
}

namespace RewardLang.Runtime.Execution;

/// <summary>Chooses what executes a program.</summary>
internal static class ExecutorFactory
{
    public static StepExecutor Create(CompiledProgram program, RewardOptions options, InputBinder inputs) => options.Backend switch
    {
        RewardBackend.Reference => new ReferenceExecutor(program),
        _ => new TorchExecutor(program),
    };
}

using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Runs steps through the fused kernel.</summary>
internal sealed class CpuExecutor(CompiledProgram program) : StepExecutor(program)
{
    public override void Step(InputBinder inputs, ParameterSet parameters, StepResult result) => throw new InvalidOperationException();

    public override void Reset(Tensor? mask)
    {
    }

    public override void Dispose()
    {
    }
}

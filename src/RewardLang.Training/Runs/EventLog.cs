using TorchSharp;
using TorchSharp.Modules;

namespace RewardLang.Training.Runs;

/// <summary>The numbers of each iteration as TensorBoard events.</summary>
internal sealed class EventLog(string folder)
{
    private readonly SummaryWriter writer = torch.utils.tensorboard.SummaryWriter(folder, createRunName: false);

    /// <summary>Writes one iteration; the step is the number of environment steps.</summary>
    public void Write(TrainingProgress progress)
    {
        // The writer's step has 32 bits; beyond them the last step stands.
        var step = (int)Math.Min(progress.Steps, int.MaxValue);
        foreach (var (name, value) in Measurements.Of(progress)) writer.add_scalar(name, (float)value, step);
    }
}

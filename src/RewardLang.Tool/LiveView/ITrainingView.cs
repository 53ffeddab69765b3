using RewardLang.Training;

namespace RewardLang.Tool.LiveView;

/// <summary>Shows a training while it runs.</summary>
internal interface ITrainingView
{
    /// <summary>Runs the training and shows each of its iterations.</summary>
    /// <param name="train">Runs to the end; calls back after each iteration.</param>
    /// <returns>What <paramref name="train"/> returned.</returns>
    TrainingResult Watch(Func<Action<TrainingProgress>, TrainingResult> train);
}

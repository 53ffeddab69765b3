using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>What a step of environment and reward came to, before rows that ended start over; valid while it is told.</summary>
/// <param name="Total">What is trained on: [rows].</param>
/// <param name="Terminated">Bool [rows]: an end of the program holds, or the environment failed.</param>
/// <param name="Truncated">Bool [rows]: the time limit cut the episode.</param>
/// <param name="Weight">The output <c>sample_weight</c> of the program, how much the step counts in the policy's loss: [rows]; null without one.</param>
internal readonly record struct StepOutcome(Tensor Total, Tensor Terminated, Tensor Truncated, Tensor? Weight);

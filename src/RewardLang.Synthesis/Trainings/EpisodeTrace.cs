namespace RewardLang.Synthesis.Trainings;

/// <summary>A signal over an episode.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; "1" for a plain number.</param>
/// <param name="Steps">Its elements at each step.</param>
public sealed record SignalTrace(string Name, string Unit, IReadOnlyList<IReadOnlyList<float>> Steps);

/// <summary>An episode of a trained policy, as the environment's signals tell it: what a person sees of a candidate.</summary>
/// <param name="Signals">The signals, in the order of the environment.</param>
public sealed record EpisodeTrace(IReadOnlyList<SignalTrace> Signals)
{
    /// <summary>The number of steps.</summary>
    public int Length => Signals.Count == 0 ? 0 : Signals[0].Steps.Count;
}

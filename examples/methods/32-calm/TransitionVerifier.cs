namespace RewardLang.Methods;

/// <summary>Says which subgoals a transition reaches, and errs as language models do.</summary>
/// <param name="Missed">The chance that a subgoal that is reached is not seen.</param>
/// <param name="Invented">The chance, for each transition and subgoal, that one is seen that is not there.</param>
/// <param name="Repeats">Whether a subgoal is seen again wherever the place of it is visited.</param>
internal sealed record TransitionVerifier(double Missed = 0, double Invented = 0, bool Repeats = false)
{
    /// <summary>Judges a transition.</summary>
    public (bool Key, bool Door) Judge((bool Key, bool Door) reached, (bool Key, bool Door) at, Random random) =>
        (Sees(reached.Key || (Repeats && at.Key), random), Sees(reached.Door || (Repeats && at.Door), random));

    private bool Sees(bool reached, Random random) => reached ? random.NextDouble() >= Missed : random.NextDouble() < Invented;
}

namespace RewardLang.Synthesis.Critic;

/// <summary>What the critic makes of a candidate's text.</summary>
/// <param name="Program">The program, without the owner's demands; null where it did not compile.</param>
/// <param name="Findings">All that there is to say, in the order in which it was found.</param>
public sealed record Verdict(CompiledProgram? Program, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether it is worth a training.</summary>
    public bool IsAccepted => Program is not null && !Findings.Any(f => f.IsFatal);

    /// <summary>What goes back to whoever wrote it: what is fatal, or else the advice.</summary>
    public string Feedback => string.Join("\n\n", Findings.Where(f => f.IsFatal || IsAccepted).Select(f => f.Text));
}

using RewardLang.Training.Judges;

namespace RewardLang.Synthesis.Judging;

/// <summary>Whoever labels a text with a number: a language model, a person, a script.</summary>
public interface ITextJudge
{
    /// <summary>What labels are kept under: judges of one name label alike, so the name says the model and all that it is told.</summary>
    string Name { get; }

    /// <summary>Labels a text. May be called from several threads at a time.</summary>
    /// <param name="text">What to label.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    /// <returns>A finite number.</returns>
    /// <exception cref="JudgeException">What came back is no label. Any other exception counts as a failure too.</exception>
    Task<double> LabelAsync(string text, CancellationToken cancellation);
}

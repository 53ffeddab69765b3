namespace RewardLang.Rewrites.Gradients;

/// <summary>
/// A program that computes derivatives of another one, and where its inputs and results come from. A gradient is one of each row:
/// for what all rows share, a <c>shared</c> input or a parameter, the rows are still to be added up.
/// </summary>
/// <param name="Program">
/// The program. Its results begin with those of the original if it computes them too; its inputs begin with the original's.
/// </param>
/// <param name="InputGradients">For each input of the original, the number of the result that is its gradient; -1 where it has none.</param>
/// <param name="ParamGradients">The same for each parameter.</param>
/// <param name="Seeds">For each result of the original, the number of the input that takes what is differentiated by it; -1 where there is none.</param>
/// <param name="Saved">
/// For each state of the original, and last for the flag of first steps, the number of the input that takes what it was before the
/// step; none where the program keeps its own episodes.
/// </param>
internal sealed record GradientProgram(
    CompiledProgram Program, IReadOnlyList<int> InputGradients, IReadOnlyList<int> ParamGradients, IReadOnlyList<int> Seeds,
    IReadOnlyList<int> Saved);

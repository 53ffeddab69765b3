using System.Reflection;
using RewardLang.Training.Environments;

namespace RewardLang.Synthesis.Card;

/// <summary>
/// The language on one page, for a model that is to write rewards: the grammar by example, what there is to call, idioms, and mistakes. Made from the
/// tables of the compiler and the library, so that it says what this version can do.
/// </summary>
public static class LanguageCard
{
    private static readonly Lazy<string> s_language = new(() => Template()
        .Replace("{{functions}}", FunctionSection.Render(), StringComparison.Ordinal)
        .Replace("{{library}}", LibrarySection.Render(), StringComparison.Ordinal)
        .Replace("{{mistakes}}", MistakeSection.Render(), StringComparison.Ordinal));

    /// <summary>
    /// What a transcript is kept with: the first eight hexadecimal digits of the SHA-256 of the card without an environment. Two cards of one
    /// version teach the same.
    /// </summary>
    public static string Version { get; } = RewardCompiler.Hash(Render())[..8];

    /// <summary>The card, in Markdown.</summary>
    /// <param name="environment">The environment whose inputs are listed at the end; null for the language alone.</param>
    public static string Render(EnvironmentDescription? environment = null) => s_language.Value
        .Replace("{{environment}}", environment is null ? "" : EnvironmentSection.Render(environment), StringComparison.Ordinal);

    private static string Template()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("card.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

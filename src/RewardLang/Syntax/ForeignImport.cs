namespace RewardLang.Syntax;

/// <summary>A line of Rust or C# that brings a module: <c>use std::temporal::*;</c>.</summary>
/// <param name="Word">The word that begins it.</param>
/// <param name="Module">The module's own name.</param>
/// <param name="Length">How many characters it takes.</param>
internal sealed record ForeignImport(string Word, string Module, int Length)
{
    private static readonly string[] s_words = ["using ", "use "];

    private static readonly string[] s_signs = ["::", "."];

    /// <summary>The one that begins at a place of a text; null where none does, or where the module is none of the library.</summary>
    public static ForeignImport? At(string text, int start)
    {
        var word = s_words.FirstOrDefault(w => string.CompareOrdinal(text, start, w, 0, w.Length) == 0);
        if (word is null)
            return null;
        var end = text.IndexOf('\n', start) is >= 0 and var line ? line : text.Length;
        var path = text.Substring(start + word.Length, end - start - word.Length).TrimEnd();
        var parts = path.TrimEnd(';').Split(s_signs, StringSplitOptions.None);
        return parts.Length > 1 && parts[0].Trim() == "std" && parts[1].Length > 0 && parts[1].All(c => c is >= 'a' and <= 'z' or '_')
            ? new ForeignImport(word.TrimEnd(), parts[1], word.Length + path.Length) : null;
    }
}

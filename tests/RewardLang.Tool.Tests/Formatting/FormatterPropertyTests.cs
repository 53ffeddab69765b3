using System.Text;
using CsCheck;
using RewardLang.Syntax;

namespace RewardLang.Tool.Tests.Formatting;

/// <summary>The formatter on the files of the tree, and on what chance makes of them.</summary>
public sealed class FormatterPropertyTests
{
    private static readonly string[] s_texts = [.. Tree.RewardFiles.Select(File.ReadAllText)];

    public static TheoryData<string> Files => [.. Tree.RewardFiles.Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void FilesOfTheTreeKeepTheirTokens(string file)
    {
        var text = File.ReadAllText(Tree.PathOf(file));
        Assert.True(FormattingInvariants.Parses(text));
        FormattingInvariants.Format(text);
    }

    /// <summary>Spaces and indentation say nothing: whatever they were, the result is the same.</summary>
    [Fact]
    public void SpacesDoNotMatter() => Gen.Select(Gen.OneOfConst(s_texts), Gen.Int.Array[64]).Sample((text, random) =>
        Assert.Equal(FormattingInvariants.Format(text), FormattingInvariants.Format(Respaced(text, random, breaksLines: false))), iter: 100);

    [Fact]
    public void AnyWhiteSpaceAndComments() => Gen.Select(Gen.OneOfConst(s_texts), Gen.Int.Array[64]).Sample((text, random) =>
    {
        var changed = Respaced(text, random, breaksLines: true);
        Assert.True(FormattingInvariants.Parses(changed));
        FormattingInvariants.Format(changed);
    }, iter: 100);

    /// <summary>Tokens that are left out, doubled or moved: most texts break and are left alone, the rest keep what they say.</summary>
    [Fact]
    public void MutatedTexts() => Gen.Select(Gen.OneOfConst(s_texts), Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20], Gen.Int[0, 2]).Sample((text, at, from, kind) =>
    {
        var tokens = FormattingInvariants.Lex(text);
        var (target, source) = (tokens[at % tokens.Count].Span, tokens[from % tokens.Count].Span);
        var inserted = kind == 0 ? "" : $" {text.Substring(source.Start, source.Length)} ";
        FormattingInvariants.Format(text[..target.Start] + inserted + text[(kind == 1 ? target.Start : target.End)..]);
    }, iter: 1000);

    [Fact]
    public void AnyText() => Gen.String[Gen.Char["reward X{}()[]<>=:.,+-*/^12.5em |\"@#\n\r\t"], 0, 60].Sample(text => { FormattingInvariants.Format(text); }, iter: 1000);

    /// <summary>Writes the tokens again with other white space between them, comments kept.</summary>
    private static string Respaced(string text, int[] random, bool breaksLines)
    {
        var result = new StringBuilder();
        var next = 0;
        var position = 0;
        foreach (var token in FormattingInvariants.Lex(text))
        {
            var gap = text[position..token.Span.Start];
            // A unit behind a number, and the words of a line that begins at the first column, depend on their place.
            var isBound = gap.Length == 0 || token.Kind == TokenKind.End || TokenFacts.BeginsDeclaration(token.Kind);
            result.Append(isBound ? gap : Changed(gap, random[next++ % random.Length], breaksLines));
            result.Append(text, token.Span.Start, token.Span.Length);
            position = token.Span.End;
        }

        return result.ToString();
    }

    private static string Changed(string gap, int random, bool breaksLines)
    {
        var spaces = new string(random % 3 == 0 ? '\t' : ' ', 1 + Math.Abs(random % 5));
        if (!breaksLines || random % 4 != 0)
            return gap.Contains('\n') ? gap + spaces : spaces;
        return gap + (random % 8) switch
        {
            0 => "\n\n\n",
            4 => " // a remark \n" + spaces,
            _ => "\n" + spaces + "//// more\n\n",
        };
    }
}

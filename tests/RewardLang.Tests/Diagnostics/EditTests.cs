using RewardLang.Diagnostics;

namespace RewardLang.Tests.Diagnostics;

/// <summary>A text with all its edits applied is what was meant.</summary>
public sealed class EditTests
{
    [Theory]
    [InlineData("total = x ** 2", "total = x ^ 2")]
    [InlineData("total = if x > 0 && x < 1 then 1 else 0", "total = if x > 0  and  x < 1 then 1 else 0")]
    [InlineData("total = if !(x > 0) then 1 else 0;", "total = if not (x > 0) then 1 else 0")]
    [InlineData("total = x × 2 − 1", "total = x * 2 - 1")]
    [InlineData("total = |x| + x²", "total = abs(x) + x^2")]
    [InlineData("total = clip(x, lo=0, hi: 1)", "total = clip(x, lo:0, hi: 1)")]
    [InlineData("total = clamp(x, 0, 1)", "total = clip(x, 0, 1)")]
    [InlineData("total = 2<meters> / 1<m>", "total = 2<m> / 1<m>")]
    [InlineData("total = maxx(x, 0)", "total = max(x, 0)")]
    [InlineData("total = -x # the distance", "total = -x // the distance")]
    public void Mend_the_text(string broken, string mended)
    {
        var diagnostics = Compile(broken);
        Assert.NotEmpty(diagnostics);
        var text = Text(broken);
        foreach (var edit in diagnostics.Select(d => d.Edit).OfType<TextEdit>().OrderByDescending(e => e.Span.Start))
            text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        Assert.Equal(Text(mended), text);
        Assert.Empty(Compile(mended));
    }

    private static List<Diagnostic> Compile(string total) =>
        [.. RewardCompiler.Compile(new SourceText("edit.reward", Text(total))).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];

    private static string Text(string total) => $"reward R {{\n  input x : real in -2 .. 2\n  {total}\n}}\n";
}

using RewardLang.Diagnostics;
using RewardLang.Syntax.Remedies;

namespace RewardLang.Tests.Diagnostics;

/// <summary>What stands here for statements of other languages can be read.</summary>
public sealed class StatementFormTests
{
    public static IEnumerable<object[]> Statements => StatementForms.StatementPatterns.Select(pattern => new object[] { pattern });

    public static IEnumerable<object[]> Functions => StatementForms.FunctionPatterns.Select(pattern => new object[] { pattern });

    public static IEnumerable<object[]> Parts => StatementForms.PartPatterns.Select(pattern => new object[] { pattern });

    [Theory]
    [MemberData(nameof(Statements))]
    public void Every_statement_is_told_in_a_form_that_can_be_read(string pattern) => AssertMended(Sample(pattern));

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_part_of_an_expression_is_told_in_a_form_that_can_be_read(string pattern) => AssertMended($"let value = 2 * {Sample(pattern)}");

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_function_is_told_in_a_form_that_can_be_read(string pattern) => AssertMended("term base = x", Sample(pattern.Replace("let $r*", "let b = 1")) + (pattern.EndsWith('{') ? " return 1 }" : "") + "\n");

    /// <summary>The first mistake has an edit, or a sentence, and after it nothing is left that cannot be read.</summary>
    private static void AssertMended(string statement, string before = "")
    {
        var text = $"{before}reward R {{\n  input x : real in 0 .. 1\n  {statement}\n  term last = x\n}}\n";
        var found = Mistakes(text);
        Assert.NotEmpty(found);
        if (found[0].Edit is not { } edit)
        {
            Assert.DoesNotContain("The form is", found[0].Hint, StringComparison.Ordinal);
            Assert.DoesNotContain("Use let, term", found[0].Hint, StringComparison.Ordinal);
            return;
        }

        var mended = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        Assert.True(Mistakes(mended).Count == 0, string.Join("\n", Mistakes(mended).Select(d => $"{mended}{d}")));
    }

    private static List<Diagnostic> Mistakes(string text) =>
        [.. RewardCompiler.Compile(new SourceText("text.reward", text)).Diagnostics.Where(d => d.Id.StartsWith("RWD1", StringComparison.Ordinal) && d.Severity == DiagnosticSeverity.Error)];

    /// <summary>A statement of a form: the first of several words, and something simple for each place.</summary>
    private static string Sample(string pattern)
    {
        var (names, numbers) = (0, 0);
        return string.Join(" ", pattern.Split(' ').Select(part => part switch
        {
            ['$', .. var words] when words.Contains('=') => words[(words.IndexOf('=') + 1)..].Split('|')[0],
            ['$', .., '#'] => $"{++numbers}",
            ['$', .., '%'] => "m",
            ['$', .., '^'] => "exp",
            ['$', .., '?'] => "",
            "$t" => "real",
            "$h*" => "= 1",
            "$v*" when pattern.Contains("= $v*", StringComparison.Ordinal) => "1",
            "$v*" when pattern.Contains('{') || pattern.StartsWith("scenario", StringComparison.Ordinal) => "x = 1",
            "$e*" when pattern.Contains("in $e*", StringComparison.Ordinal) => "0 .. 1",
            "$e*" when pattern.StartsWith("state", StringComparison.Ordinal) && pattern.Contains(": =", StringComparison.Ordinal) => "0 then 1",
            "$e*" when pattern.Contains("$n : $e*", StringComparison.Ordinal) => pattern.StartsWith("param", StringComparison.Ordinal) ? "real = 1" : "real",
            ['$', .., '*'] => "x",
            ['$', _, ..] => $"name{++names}",
            "[|(" => "(",
            "]|)" => ")",
            _ => part.Split('|').FirstOrDefault(w => w.Length > 0) ?? part,
        }));
    }
}

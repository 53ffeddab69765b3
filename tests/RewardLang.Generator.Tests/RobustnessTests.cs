using Microsoft.CodeAnalysis.CSharp;
using RewardLang.Generator.Pipeline;
using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>Texts as they are while someone types: examples with a piece missing, doubled or moved.</summary>
public sealed class RobustnessTests
{
    private const int Cases = 150;

    [Fact]
    public void Whatever_is_typed_the_compiler_reports_and_the_class_is_csharp()
    {
        var random = new Random(20);
        for (var i = 0; i < Cases; i++)
        {
            var example = Repository.Examples[random.Next(Repository.Examples.Count)];
            var text = Mangle(random, example.Text);
            var file = new RewardFile(example.Path, example.Name, "Demo", "public", text, default);
            var compiled = FileCompiler.Compile(new SourceUnit(file, default), CancellationToken.None);

            Assert.DoesNotContain(compiled.Diagnostics, d => d.Id == "RWD6002");
            foreach (var generated in compiled.Classes)
            {
                var errors = CSharpSyntaxTree.ParseText(generated.Class.Text).GetDiagnostics();
                Assert.True(!errors.Any(), $"{string.Join(Environment.NewLine, errors)}{Environment.NewLine}{text}");
            }
        }
    }

    private static string Mangle(Random random, string text)
    {
        var start = random.Next(text.Length);
        var length = Math.Min(text.Length - start, random.Next(1, 40));
        var piece = text.Substring(start, length);
        return random.Next(4) switch
        {
            0 => text[..start],
            1 => text.Remove(start, length),
            2 => text.Insert(random.Next(text.Length), piece),
            _ => text.Remove(start, length).Insert(random.Next(text.Length - length), piece),
        };
    }
}

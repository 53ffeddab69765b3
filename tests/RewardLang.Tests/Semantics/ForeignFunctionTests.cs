using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Tests.Semantics;

/// <summary>What stands here for functions of other languages is text that compiles.</summary>
public sealed class ForeignFunctionTests
{
    private const string Modules = "import std.combine\nimport std.group\nimport std.locomotion\nimport std.logic\nimport std.metrics\nimport std.policy\nimport std.preference\nimport std.refine\nimport std.rotation\nimport std.shaping\nimport std.temporal\nimport std.tolerance\n";

    public static IEnumerable<object[]> Calls => ForeignFunctions.Names.SelectMany(n => ForeignFunctions.ArgumentsOf(n).Select(count => new object[] { n, count }));

    [Theory]
    [MemberData(nameof(Calls))]
    public void Every_call_is_one_of_functions_that_there_are(string name, int count)
    {
        Assert.Null(CoreFunctions.Find(name));
        Assert.Null(StandardLibrary.ModuleOf(name));
        string[] values = [.. Enumerable.Range(0, count).Select(i => $"x{i} + y{i}")];
        var (text, _) = ForeignFunctions.Call(name, values, [.. values.Select(v => $"({v})")])!.Value;
        var inputs = string.Concat(Enumerable.Range(0, count).Select(i => $"  input x{i} : real in 0 .. 1\n  input y{i} : real in 0 .. 1\n"));
        var program = $"{Modules}reward R {{\n  group of 4\n  axis axis_of_it = 4\n{inputs}  let value = {text}\n  total = 0\n}}\n";
        // Types depend on what is given; what nobody declares or calls does not.
        Assert.DoesNotContain(RewardCompiler.Compile(new SourceText("text.reward", program)).Diagnostics, d => d.Id.StartsWith("RWD1", StringComparison.Ordinal) || d.Id is "RWD2002" or "RWD2006" or "RWD2007" or "RWD2008");
    }

    [Fact]
    public void A_name_is_known_once_with_as_many_arguments() =>
        Assert.Empty(ForeignFunctions.Names.SelectMany(n => ForeignFunctions.ArgumentsOf(n).GroupBy(c => c).Where(g => g.Count() > 1).Select(_ => n)));
}

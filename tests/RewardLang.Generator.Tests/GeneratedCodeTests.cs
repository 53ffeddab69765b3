using Microsoft.CodeAnalysis.CSharp;
using RewardLang.Backends.Cpu;
using RewardLang.Diagnostics;
using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>What is generated for the programs of examples/: it compiles under the strictest settings, and it is the run time's text.</summary>
public sealed class GeneratedCodeTests
{
    private static readonly Lazy<Project> s_examples = new(() => Project.Create(Repository.Examples.Select(
        // The programs of several ports have one name.
        (e, i) => new RewardText(e.Name, e.Text, ("RewardNamespace", $"Examples.Number{i}")))));

    [Fact]
    public void There_are_examples() => Assert.True(Repository.Examples.Count > 50);

    [Fact]
    public void The_examples_compile_without_a_warning() => Assert.Empty(s_examples.Value.CSharpDiagnostics);

    /// <summary>But for lints: published rewards have their slips.</summary>
    [Fact]
    public void The_examples_have_no_errors() => Assert.DoesNotContain(
        s_examples.Value.Diagnostics,
        d => d.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning && !d.Id.StartsWith("RWD7", StringComparison.Ordinal));

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp14)]
    public void Every_kind_of_member_compiles_without_a_warning(LanguageVersion version)
    {
        var project = Project.Create([new RewardText("everything.reward", Everything)], version: version);

        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.CSharpDiagnostics);
    }

    [Fact]
    public void The_kernel_is_the_text_of_the_run_time()
    {
        var generated = s_examples.Value.Run.GeneratedSources.Select(s => s.SourceText.ToString()).ToHashSet(StringComparer.Ordinal);
        var kernels = 0;
        foreach (var example in Repository.Examples)
        {
            var result = RewardCompiler.Compile(
                new SourceText(example.Path, example.Text),
                new CompilerOptions { FindImport = (from, path) => Import(Path.Combine(Path.GetDirectoryName(from)!, path)) });
            // One that asks models runs in parts between them, whose kernels are made at run time.
            foreach (var program in result.Programs.Where(p => p.OpenAxes.Count == 0 && p.Models.Count == 0))
            {
                var texts = new List<string>();
                if (program.IsCausal)
                    texts.AddRange(Supported(() => CpuKernelEmitter.Emit(program)));
                texts.AddRange(Supported(() => TrajectoryKernelEmitter.Emit(program)));
                Assert.All(texts, text => Assert.Contains(text, generated));
                kernels += texts.Count;
            }
        }

        Assert.True(kernels > 100);
        Assert.Equal(generated.Count(s => s.Contains("namespace RewardLang.Kernels;", StringComparison.Ordinal)), kernels);
    }

    /// <summary>The text of a kernel, if the back end has one for the program.</summary>
    private static IEnumerable<string> Supported(Func<string> emit)
    {
        try
        {
            return [emit()];
        }
        catch (Backends.KernelNotSupportedException)
        {
            return [];
        }
    }

    [Fact]
    public void A_program_with_an_open_axis_gets_a_class_and_no_kernel()
    {
        var project = Project.Create("open.reward", "reward Open { axis joint  input q : real[joint]  term t = sum(q) }");

        Assert.Equal(["open.Open.g.cs"], project.Sources.Keys);
        Assert.Empty(project.CSharpDiagnostics);
    }

    [Fact]
    public void What_a_comment_holds_stays_in_the_comment()
    {
        var project = Project.Create(
            "a.reward",
            "/// One\u2028int injected;\u0085#error injected\r/* <b> & \"x\" `a<b` */ </summary>\nreward A { input x : real\n/// */ \u2029 #error\nterm t = x weight 2 }");

        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.CSharpDiagnostics);
    }

    [Fact]
    public void The_text_is_embedded_character_by_character()
    {
        var text = "// \"\"\"\"\" quotes\r\nreward A { input x : real\r\n\tterm t = x } // \u2028 end\n\n";
        var project = Project.Create("a.reward", text, """
            namespace Demo;

            internal static class Probe
            {
                internal static string Get()
                {
                    using var reward = new A();
                    return reward.Program.Program.Source.Text;
                }
            }
            """);

        Assert.Equal(text, project.Invoke("Demo.Probe", "Get"));
    }

    private static SourceText? Import(string path) =>
        Repository.Examples.FirstOrDefault(e => e.Path == path) is { } found ? new SourceText(found.Path, found.Text) : null;

    /// <summary>Inputs, parameters and results of every kind.</summary>
    internal const string Everything = """
        import std.temporal
        /// Everything & <more>.
        reward everything_there_is {
          axis joint = 3
          axis leg { left, right }
          input hand  : vec3<m>
          /// Torques.
          input torque : real<N*m>[joint] in -87 .. 87
          input contact : bool[leg]
          input phase : int
          input @class : real
          input level : real shared
          param sigma : real<m> = 0.1 in 0.01 .. 1
          param gains : real[joint] = [1, 2, 3]
          param quick = true
          param count : int = 3 in 0 .. inf
          param @return = 1
          let moved = rate(hand)
          term reach_it = exp(-norm(hand) / sigma) weight 2
          term effort = -sum(gains * (torque / 1<N*m>)^2) when quick weight 0.01
          term late = -training_step * @class * level * @return
          output any_contact = any(contact)
          output velocity = moved
          total = weighted_sum(terms) |> clip(-5, 15)
          end success when held(norm(hand) < 2<cm>, steps: count + phase)
        }
        """;
}

using Microsoft.CodeAnalysis;
using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>Mistakes in <c>.reward</c> files: said once, at their place, and without errors of C# in their wake.</summary>
public sealed class DiagnosticTests
{
    private const string Broken = """
        /// A program with a mistake.
        reward Broken {
          input hand  : vec3<m>
          input grasp : bool
          param sigma : real<m> = 0.1
          param gains : real[xyz] = [1, 2, 3]
          param quick = true
          term reach = exp(-norm(hand) / sigmo)
          output distance = norm(hand)
          end success when grasp
        }
        """;

    private const string User = """
        using System.Collections.Generic;
        using TorchSharp;

        namespace Demo;

        internal static class User
        {
            internal static torch.Tensor Use(torch.Tensor hand, torch.Tensor grasp)
            {
                using var reward = new Broken { Sigma = 0.2, Gains = [1, 2, 3], Quick = false };
                IReadOnlyList<double> gains = reward.Gains;
                using Broken.Result result = reward.Step(hand, grasp);
                reward.Step(hand, grasp, result);
                reward.Reset(result.Done);
                reward.Reset();
                _ = result.Contributions.Reach + result.Reach + result.Distance + result.Success + result.Adjustment + gains.Count;
                return result.Total;
            }
        }
        """;

    [Fact]
    public void An_error_stands_at_its_line_and_column()
    {
        var diagnostic = Assert.Single(Project.Create("rewards/broken.reward", Broken).Diagnostics, d => d.DefaultSeverity == DiagnosticSeverity.Error);

        Assert.Equal("RWD2001", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Contains("'sigmo' is not declared here.", diagnostic.GetMessage(), StringComparison.Ordinal);
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal("/project/rewards/broken.reward", place.Path);
        Assert.Equal((7, 33, 7, 38), (place.StartLinePosition.Line, place.StartLinePosition.Character, place.EndLinePosition.Line, place.EndLinePosition.Character));
        Assert.Equal("sigmo", Broken.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Equal("(8,34)", diagnostic.ToString().Split(':')[0]["/project/rewards/broken.reward".Length..]);
    }

    [Fact]
    public void Every_error_of_a_file_is_reported()
    {
        var project = Project.Create("a.reward", "reward A {\n  input x : reel\n  let a = missing\n  let b = nothing(1)\n  term t = a + b\n}");

        Assert.Equal([1, 2, 3], project.Diagnostics.Select(d => d.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public void A_broken_file_leaves_the_code_that_uses_it_alone()
    {
        var project = Project.Create([new RewardText("broken.reward", Broken)], User);

        Assert.Equal("RWD2001", Assert.Single(project.Diagnostics, d => d.DefaultSeverity == DiagnosticSeverity.Error).Id);
        Assert.Empty(project.CSharpDiagnostics);
    }

    [Fact]
    public void The_repaired_file_takes_the_same_code()
    {
        var project = Project.Create([new RewardText("broken.reward", Broken.Replace("sigmo)", "sigma) total = clip(reach, 0, 1) - 1", StringComparison.Ordinal))], User);

        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.CSharpDiagnostics);
    }

    [Theory]
    [InlineData("reward Broken {")]
    [InlineData("reward Broken { input hand : vec3<m>\n input grasp :\n")]
    [InlineData("reward Broken { input hand : vec3<m> input grasp : bool term reach = (((  }")]
    [InlineData("reward Broken { input hand : vec3<m> input 7 term }\n}}} reward")]
    public void However_broken_a_file_is_its_class_stays(string text)
    {
        var project = Project.Create([new RewardText("broken.reward", text)], "namespace Demo; class User { Broken? _reward = new(); public Broken? Get() => _reward; }");

        Assert.NotEmpty(project.Diagnostics);
        Assert.All(project.Diagnostics, d => Assert.StartsWith("RWD", d.Id, StringComparison.Ordinal));
        Assert.Empty(project.CSharpDiagnostics);
    }

    [Fact]
    public void Notes_are_shown_as_notes_and_the_class_is_made()
    {
        var project = Project.Create("a.reward", "reward A { axis joint  input x : real[joint]  term t = sum(x)  scenario s { x = 1 } }");

        Assert.Equal(("RWD5002", DiagnosticSeverity.Info), (Assert.Single(project.Diagnostics).Id, project.Diagnostics[0].Severity));
        Assert.NotEmpty(project.Sources);
    }

    [Fact]
    public void A_mistake_in_a_shared_file_is_said_once_and_there()
    {
        var project = Project.Create(
        [
            new RewardText("common.reward", "fn half(x) = x / two"),
            new RewardText("a.reward", "import \"common.reward\" reward A { input x : real  term t = half(x) }"),
            new RewardText("b.reward", "import \"common.reward\" reward B { input x : real  term t = half(x) }"),
        ]);

        var diagnostic = Assert.Single(project.Diagnostics, d => d.Id == "RWD2001");
        Assert.Equal("/project/common.reward", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal((0, 17), (diagnostic.Location.GetLineSpan().StartLinePosition.Line, diagnostic.Location.GetLineSpan().StartLinePosition.Character));
    }

    [Fact]
    public void An_import_that_is_no_file_of_the_project_is_an_error()
    {
        var project = Project.Create("a.reward", "import \"missing.reward\"\nreward A { input x : real  term t = x }");

        Assert.Equal("RWD2014", Assert.Single(project.Diagnostics).Id);
    }

    [Fact]
    public void A_class_of_two_files_goes_to_the_first_and_the_other_is_told()
    {
        var project = Project.Create(
            [new RewardText("b.reward", "reward A { input x : real  term t = x }"), new RewardText("a.reward", "reward A { input y : real  term t = y }")]);

        var diagnostic = Assert.Single(project.Diagnostics);
        Assert.Equal("RWD6001", diagnostic.Id);
        Assert.Equal("/project/b.reward", diagnostic.Location.GetLineSpan().Path);
        Assert.Contains("Demo.A", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("a.reward", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(project.CSharpDiagnostics);
    }

    [Fact]
    public void Imports_that_are_written_alike_and_are_not_are_an_error()
    {
        var project = Project.Create(
        [
            new RewardText("base.reward", "fn one(x) = x"),
            new RewardText("lib/base.reward", "fn two(x) = x + x"),
            new RewardText("lib/middle.reward", "import \"base.reward\" fn four(x) = two(two(x))"),
            new RewardText("a.reward", "import \"base.reward\" import \"lib/middle.reward\" reward A { input x : real  term t = one(four(x)) }"),
        ]);

        Assert.Equal("RWD6003", Assert.Single(project.Diagnostics).Id);
    }

    [Fact]
    public void Errors_of_csharp_about_a_member_point_into_the_reward_file()
    {
        var project = Project.Create(
            "rewards/a.reward", "reward A {\n  input x : real\n  param gain = 2\n  term t = gain * x\n}",
            "namespace Demo.rewards; public sealed partial class A { private double Gain { get; set; } }");

        var place = project.CSharpDiagnostics.Single(d => d.Id == "CS0102").Location.GetMappedLineSpan();
        Assert.Equal("/project/rewards/a.reward", place.Path);
        Assert.Equal((2, 8), (place.StartLinePosition.Line, place.StartLinePosition.Character));
    }
}

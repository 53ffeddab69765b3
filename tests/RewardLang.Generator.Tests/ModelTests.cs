using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>Models of a program as methods of its class.</summary>
public sealed class ModelTests
{
    private const string Scored = """
        reward Scored {
          axis k = 2
          input x : real[k]
          param bind_polite = 1
          /// How well an answer reads.
          model taste_score(answer : real[k], length : real<m>) : real in 0 .. 1
          model polite(answer : real[k]) : bool
          term taste   = taste_score(2 * x, 3<m>)  weight 2
          term manners = polite(x)                 weight bind_polite
        }
        """;

    private const string User = """
        using System.Linq;
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Demo;

        internal static class Probe
        {
            internal static object Run()
            {
                using var reward = new Scored { BindPolite = 5 };
                reward.BindTasteScore(arguments => arguments[0].sum([1]) * arguments[1], gradients: true);
                reward.BindPoliteModel(arguments => arguments[0].select(1, 0) > 0);
                using var x = tensor(new float[,] { { 1, 2 }, { -1, 0.5f } }, requires_grad: true);
                using var step = reward.Step(x);
                step.Total.sum().backward();
                return cat([step.Total, step.Taste, step.Manners.to(ScalarType.Float32), x.grad!.flatten()]).detach().data<float>().ToArray();
            }
        }
        """;

    [Fact]
    public void A_model_is_bound_by_a_method_and_gradients_go_through_it()
    {
        var project = Project.Create([new RewardText("scored.reward", Scored)], User, Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14);

        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.CSharpDiagnostics);
        Assert.Equal([41, -6, 18, -3, 1, 0, 12, 12, 12, 12], (float[])project.Invoke("Demo.Probe", "Run")!);
    }

    [Fact]
    public void The_method_says_what_the_model_is_asked_with_and_answers()
    {
        var source = Project.Create("scored.reward", Scored).Sources["scored.Scored.g.cs"];

        Assert.Contains("How well an answer reads.", source, StringComparison.Ordinal);
        Assert.Contains(
            "Asked with <c>answer</c> real <c>[rows, k 2]</c>; <c>length</c> real <c>[rows]</c>, in m. Answers real <c>[rows]</c>, assumed in 0 .. 1.",
            source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_keeps_the_methods_of_its_models()
    {
        var project = Project.Create(
            [new RewardText("scored.reward", Scored.Replace("2 * x", "2 * y", StringComparison.Ordinal))], User, Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14);

        Assert.Equal("RWD2001", Assert.Single(project.Diagnostics).Id);
        Assert.Empty(project.CSharpDiagnostics);
    }
}

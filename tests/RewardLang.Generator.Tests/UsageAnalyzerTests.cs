using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RewardLang.Generator.Tests.Harness;
using RewardLang.Generator.Usage;

namespace RewardLang.Generator.Tests;

/// <summary>Mistakes in the C# code that uses a generated class.</summary>
public sealed class UsageAnalyzerTests
{
    private const string Text = """
        reward Reach {
          input hand : vec3<m>
          input target : vec3<m>
          input last_hand : vec3<m>
          param sigma = 0.1 in 0.01 .. 1
          param count : int = 3 in 1 .. inf
          term t = -norm(hand - target) * sigma * count - norm(last_hand)
        }
        """;

    private static async Task<string[]> Check(string body)
    {
        var project = Project.Create("reach.reward", Text, $$"""
            using TorchSharp;

            namespace Demo;

            internal static class User
            {
                internal static torch.Tensor Hand => torch.zeros(1, 3);

                internal static void Use(torch.Tensor hand, torch.Tensor target, torch.Tensor last_hand)
                {
                    {{body}}
                }
            }
            """);
        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.CSharpDiagnostics);
        var found = await project.Output.WithAnalyzers([new RewardUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start).Select(d => $"{d.Id} {d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)}")];
    }

    [Fact]
    public async Task A_constant_outside_the_range_is_found() => Assert.Equal(
        ["RWD6101 2", "RWD6101 0.001", "RWD6101 0", "RWD6101 double.NaN"],
        await Check("using var r = new Reach { Sigma = 2 }; r.Sigma = 0.001; r.Sigma = 0.5; r.Count = 0; r.Count = 7; r.Sigma = double.NaN;"));

    [Fact]
    public async Task Tensors_in_the_wrong_order_are_found() => Assert.Equal(
        ["RWD6102 target", "RWD6102 hand"],
        await Check("using var r = new Reach(); using var s = r.Step(target, hand, last_hand);"));

    [Theory]
    [InlineData("r.Step(hand, target, last_hand)")]
    [InlineData("r.Step(User.Hand, target, hand)")]
    [InlineData("r.Step(hand: target, target: hand, lastHand: last_hand)")]
    [InlineData("r.Step(torch.zeros(1, 3), target, torch.zeros(1, 3))")]
    public async Task Other_arguments_are_left_alone(string call) =>
        Assert.Empty(await Check($"using var r = new Reach(); using var s = {call};"));
}

using RewardLang.Diagnostics;
using RewardLang.Synthesis.Critic;
using RewardLang.Training.Environments;

namespace RewardLang.Synthesis.Tests.Critic;

/// <summary>The same reward is not trained twice, in whatever words it comes.</summary>
public sealed class DuplicateTests
{
    [Theory]
    [InlineData("total = -norm(target - hand) / 1<m>", true)]
    [InlineData("total = -3 * norm(hand - target) / 1<m>", true)]
    [InlineData("term d = norm(hand - target) / 1<m> weight -0.5", true)]
    [InlineData("total = -norm(hand - target)^2 / 1<m^2>", false)]
    [InlineData("total = norm(hand - target) / 1<m>", false)]
    [InlineData("total = -norm(hand - target) / 1<m> end near when norm(hand - target) < 2<cm>", false)]
    [InlineData("total = -norm(hand) / 1<m>", false)]
    public void Are_found_by_what_they_do(string body, bool isDuplicate)
    {
        var duplicates = new Duplicates(EnvironmentRegistry.Named("reacher"));
        duplicates.Add(4, Program("total = -norm(hand - target) / 1<m>"));
        Assert.Equal(isDuplicate ? 4 : null, duplicates.Find(Program(body)));
    }

    private static CompiledProgram Program(string body) => RewardCompiler.Compile(
        new SourceText("candidate.reward", $"reward R {{ input hand : real<m>[xy] input target : real<m>[xy]\n {body}\n}}")).Programs.Single();
}

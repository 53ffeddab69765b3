using RewardLang.Diagnostics;
using RewardLang.Tests.Manual;

namespace RewardLang.Tests.Diagnostics;

/// <summary>The slips of published rewards that docs/published-slips.md says are found are found in the programs as published.</summary>
public sealed class PublishedSlipsTests
{
    [Theory]
    [InlineData("isaaclab-factory-direct", "RWD7015", "effort")]
    [InlineData("ige-trifinger-keypoints", "RWD7021", "pose_reward")]
    [InlineData("eureka-catch-over2underarm", "RWD7008", "distance <= 0")]
    [InlineData("eureka-hand-over", "RWD7008", "distance <= 0")]
    [InlineData("eureka-grasp-and-place", "RWD7008", "right_grasp <= 0")]
    [InlineData("t2r-button-press", "RWD7007", "hand.y")]
    [InlineData("dreureka-gpt-i0r4", "RWD7014", "orientation_penalty")]
    [InlineData("eureka-re-orientation", "RWD7013", "goal")]
    [InlineData("eureka-gpt-shadow-hand", "RWD7048", "object_rot")]
    [InlineData("gym-lunar-lander-seq", "RWD7101", "landed")]
    public void Are_found(string program, string id, string place)
    {
        var folder = Path.Combine(Library.Root, "examples", "published");
        SourceText Read(string file) => new(file, File.ReadAllText(Path.Combine(folder, file)));
        var options = new CompilerOptions { FindImport = (_, file) => Read(file) };
        var found = RewardCompiler.Compile(Read(program + ".reward"), options).Diagnostics.Where(d => d.Id == id);
        Assert.Contains(found, d => d.Message.Contains($"'{place}'", StringComparison.Ordinal));
    }
}

namespace RewardLang.Tool.Tests.Tool;

/// <summary>Command lines that are right, and those that are not.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    public void HelpListsTheVerbs(params string[] arguments)
    {
        var result = ToolProcess.Run(arguments);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        foreach (var verb in (string[])["check", "explain", "fmt", "eval", "train", "environments"])
            Assert.Contains($"  {verb} ", result.Output);
    }

    [Fact]
    public void HelpOfAVerb()
    {
        var result = ToolProcess.Run("eval", "--help");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("--case", result.Output);
    }

    [Fact]
    public void Version()
    {
        var result = ToolProcess.Run("--version");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"^\d+\.\d+\.\d+", result.Output);
    }

    [Theory]
    [InlineData("There is no verb 'chek'. Did you mean 'check'?", "chek")]
    [InlineData("There is no option '--jsn' before a verb.", "--jsn")]
    [InlineData("There is no option '--jsn'. Did you mean '--json'?", "check", "--jsn", "x.reward")]
    [InlineData("'explain' has no option '--grph'. Did you mean '--graph'?", "explain", "x.reward", "--grph")]
    [InlineData("Required argument missing for command: 'check'.", "check")]
    [InlineData("Required argument missing for command: 'fmt'.", "fmt")]
    [InlineData("eval takes one of --case and --scenario.", "eval", "x.reward")]
    [InlineData("--backend takes auto, reference, cpu, torch or cuda, not 'gpu'.", "eval", "x.reward", "--case", "x", "--backend", "gpu")]
    [InlineData("--axis takes name=size, not 'joint'.", "explain", "x.reward", "--axis", "joint")]
    [InlineData("Only one of --graph, --kernel, --cuda and --json", "explain", "x.reward", "--graph", "--json")]
    [InlineData("There is no file 'nowhere.reward'.", "check", "nowhere.reward")]
    [InlineData("There is no file ''.", "check", "")]
    [InlineData("There is no file 'nowhere.reward'.", "fmt", "nowhere.reward")]
    [InlineData("There is no file 'nowhere.reward'.", "explain", "nowhere.reward")]
    [InlineData("There is no file 'nowhere.reward'.", "eval", "nowhere.reward", "--case", "x")]
    [InlineData("There is no file 'nowhere.reward'.", "check", "--json", "nowhere.reward")]
    [InlineData("'examples' is a folder. Name its files: examples/*.reward", "check", "examples")]
    [InlineData("There is no diagnostic 'RWD9999'.", "explain", "RWD9999")]
    public void MistakesAreUsageErrors(string message, params string[] arguments)
    {
        var result = ToolProcess.Run(arguments);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("reward: ", result.Error);
        Assert.Contains(message, result.Error);
        Assert.DoesNotContain("   at ", result.Error);
    }

    [Fact]
    public void AnUnreadableFile()
    {
        if (!OperatingSystem.IsLinux())
            return;
        // A process may read its own memory from here, but not what lies at its beginning.
        var result = ToolProcess.Run("check", "/proc/self/mem");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("'/proc/self/mem' cannot be read: ", result.Error);
    }
}

using RewardLang.Tool.Tests.Tool;
using RewardLang.Tool.Verbs;

namespace RewardLang.Tool.Tests.Verbs;

public sealed class SynthCommandTests : IDisposable
{
    private const string Near = "```reward\nreward Near {\n  input hand : real<m>[xy]\n  input target : real<m>[xy]\n  term near = exp(-norm(hand - target) / 10<cm>)\n}\n```\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("", "Name the folder of a task")]
    [InlineData("--resume", "Name the folder of a task")]
    [InlineData("tasks/reacher --iterations 0", "--iterations takes a number from 1")]
    [InlineData("tasks/reacher --endpoint http://localhost:1/v1", "--model")]
    [InlineData("tasks/reacher --model gpt", "--endpoint")]
    [InlineData("tasks/reacher --endpoint localhost --model x", "--endpoint takes an address")]
    [InlineData("tasks/reacher --endpoint http://localhost:1/v1 --model x --replay y", "choose one")]
    [InlineData("tasks/reacher --budget calls=many", "--budget takes")]
    [InlineData("tasks/reacher --budget dollars=3", "--budget takes")]
    [InlineData("tasks/reacher --prices 3", "--prices takes two numbers")]
    [InlineData("tasks/reacher --prompt haiku", "--prompt takes eureka or icpl")]
    [InlineData("tasks/reacher --timeout 0", "--timeout")]
    [InlineData("tasks/reacher --resume --seed 3", "keeps what it had for --seed")]
    public void A_wrong_command_line_is_told_what_to_write(string arguments, string message) =>
        Assert.Contains(SynthCommand.Create().Parse(arguments).Errors, error => error.Message.Contains(message));

    [Theory]
    [InlineData("tasks/reacher")]
    [InlineData("tasks/reacher --budget calls=10,tokens=2e6,time=30m,money=5 --prices 2.5/10 --final-seeds 0")]
    [InlineData("tasks/reacher --endpoint http://localhost:8080/v1 --model local --prompt icpl --repairs 0")]
    [InlineData("--resume --out runs/x --iterations 9")]
    public void Right_ones_are_taken(string arguments) => Assert.Empty(SynthCommand.Create().Parse(arguments).Errors);

    [Theory]
    [InlineData("synth", "tasks/nowhere", "no folder 'tasks/nowhere'")]
    [InlineData("rank", "nowhere", "holds no run")]
    [InlineData("card", "nowhere", "no environment 'nowhere'")]
    public void What_is_not_there_is_named(string verb, string argument, string message)
    {
        var result = ToolProcess.Run(verb, argument);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error);
        Assert.DoesNotContain("   at ", result.Error);
    }

    [Fact]
    public void A_budget_of_money_needs_prices() => Assert.Contains("--prices", ToolProcess.Run("synth", "tasks/reacher", "--budget", "money=3").Error);

    [Fact]
    public void A_recording_becomes_a_reward_with_a_report()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "reply.md"), $"I think of nearness.\n{Near}");
        var run = Path.Combine(_folder.FullName, "run");
        // A file alone is no recording: the folder of replies is.
        var replies = Directory.CreateDirectory(Path.Combine(_folder.FullName, "replies")).FullName;
        File.Move(Path.Combine(_folder.FullName, "reply.md"), Path.Combine(replies, "1.md"));
        var result = ToolProcess.Run("synth", "tasks/reacher", "--replay", replies, "--iterations", "1", "--candidates", "1", "--steps", "8000", "--final-seeds", "1", "--out", run, "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(1, result.Json.GetProperty("best").GetInt32());
        Assert.Contains("term near", File.ReadAllText(Path.Combine(run, "best.reward")));
        Assert.True(File.Exists(Path.Combine(run, "report.html")));

        // It is done: to go on costs nothing and comes to the same.
        var again = ToolProcess.Run("synth", "--resume", "--out", run, "--json");
        Assert.Equal(result.Output, again.Output);
    }

    [Fact]
    public void The_card_and_the_critic_are_at_hand()
    {
        Assert.Contains("input torque : real<N*m>[joint] in -1.5 .. 1.5", ToolProcess.Run("card", "reacher").Output);
        Assert.Equal(8, ToolProcess.Run("card", "--version").Output.Trim().Length);

        var good = Path.Combine(_folder.FullName, "good.md");
        var wrong = Path.Combine(_folder.FullName, "wrong.md");
        File.WriteAllText(good, Near);
        File.WriteAllText(wrong, Near.Replace("exp", "torch.exp"));
        var result = ToolProcess.Run("triage", "tasks/reacher", good, wrong);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("2 replies: 1 compile, 1 accepted", result.Output);
        Assert.Contains("RWD", result.Output);
    }
}

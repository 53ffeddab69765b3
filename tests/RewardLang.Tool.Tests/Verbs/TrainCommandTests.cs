using System.Text.Json;
using RewardLang.Runtime;
using RewardLang.Tool.Verbs;
using RewardLang.Training;
using RewardLang.Training.Rewards;
using Spectre.Console;

namespace RewardLang.Tool.Tests.Verbs;

public sealed class TrainCommandTests
{
    private const string Reward = """
        reward Near {
          input hand : real<m>[xy]
          input target : real<m>[xy]
          param scale : real<m> = 0.2 in 0.1 .. 1
          term near = exp(-norm(hand - target) / scale)
        }
        """;

    [Theory]
    [InlineData("--steps", "0")]
    [InlineData("--rows", "-3")]
    [InlineData("--set", "scale")]
    [InlineData("--set", "scale=wide")]
    public void AWrongOptionIsNamed(string option, string value)
    {
        var error = Assert.Single(TrainCommand.Create().Parse(["near.reward", option, value]).Errors);
        Assert.Contains(option, error.Message);
    }

    [Theory]
    [InlineData("", "--env")]
    [InlineData("--steps 100", "--env")]
    [InlineData("--env reacher --program Reach", "--program needs the file")]
    public void WithoutAFileTheEnvironmentSaysWhatIsTrainedOn(string arguments, string message)
    {
        Assert.Contains(TrainCommand.Create().Parse(arguments).Errors, error => error.Message.Contains(message));
        Assert.Empty(TrainCommand.Create().Parse("--env reacher").Errors);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("near.reward")]
    public void AnEnvironmentThatThereIsNotIsAMistakeOfTheCommandLine(string? file)
    {
        var error = Assert.Throws<ToolException>(() => TrainCommand.Run(new TrainOptions { File = file, Environment = "ant" }));
        Assert.Contains("cart-pole, lander, mountain-car, pendulum, pusher, quadrotor, reacher, unicycle", error.Message);
    }

    [Fact]
    public void TheOutcomeIsOneJsonObject()
    {
        var (code, output) = Train(Reward, json: true);
        Assert.Equal(ExitCode.Success, code);
        using var result = JsonDocument.Parse(output);
        Assert.Equal(2 * 8 * 32, result.RootElement.GetProperty("steps").GetInt32());
        Assert.Equal(8, result.RootElement.GetProperty("evaluation").GetProperty("episodes").GetInt32());
        Assert.False(result.RootElement.GetProperty("cancelled").GetBoolean());
    }

    [Fact]
    public void ThePlainOutputEndsWithTheReport()
    {
        var (code, output) = Train(Reward, json: false);
        Assert.Equal(ExitCode.Success, code);
        Assert.StartsWith("Near on reacher, seed 1, program ", output);
        Assert.Contains("Evaluation over 8 episodes", output);
        Assert.EndsWith("report.html", output.TrimEnd());
    }

    [Fact]
    public void ARewardThatFitsNoEnvironmentIsAFinding()
    {
        var (code, output) = Train("reward Walk { input foot : real<m>[xyz]  term high = foot.z / 1<m> }", json: false);
        Assert.Equal(ExitCode.Findings, code);
        Assert.Empty(output);
    }

    [Fact]
    public void TheListedInputsCompileAsTheyAre()
    {
        var output = new StringWriter();
        Assert.Equal(ExitCode.Success, EnvironmentsCommand.Run(output, json: false));
        var environments = output.ToString().Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(8, environments.Length);
        foreach (var environment in environments)
        {
            var declarations = environment.Split('\n').Where(line => line.StartsWith("  axis") || line.StartsWith("  input"));
            using var program = RewardProgram.Compile($"reward Any {{\n{string.Join('\n', declarations)}\n  term one = 1\n}}");
            Assert.NotEmpty(program.Program.Inputs);
        }
    }

    private static (int Code, string Output) Train(string text, bool json)
    {
        var folder = Directory.CreateTempSubdirectory("rewardlang");
        try
        {
            var output = new StringWriter();
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
            using var program = RewardProgram.Compile(text);
            using var reward = new ProgramReward(program);
            var code = new TrainingSession(console, output).Run(reward, new TrainOptions
            {
                File = "near.reward",
                Json = json,
                Training = new TrainerOptions { Rows = 8, Steps = 2 * 8 * 32, EvaluationEpisodes = 8, RunsFolder = folder.FullName },
            });
            return (code, output.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

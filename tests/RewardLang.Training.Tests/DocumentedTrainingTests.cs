using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using RewardLang.Training.Environments;
using RewardLang.Training.Tests.Runs;

namespace RewardLang.Training.Tests;

/// <summary>Short trainings on the environments' own rewards, held to the rates that docs/training.md promises for them.</summary>
public sealed class DocumentedTrainingTests
{
    [Theory]
    [InlineData("cart-pole")]
    [InlineData("reacher")]
    public void AShortTrainingSucceedsAsOftenAsTheManualSays(string environment)
    {
        using var folder = new TemporaryFolder();
        var (steps, rows, percent) = Documented(environment);
        var options = new TrainerOptions { Steps = steps, Rows = rows, Seed = 1, EvaluationEpisodes = 256, RunsFolder = folder.Path };
        var result = new Trainer(EnvironmentRegistry.Named(environment), options).Run();
        Assert.InRange(result.Evaluation.Success!.Value, percent / 100.0, 1);
        Assert.Equal(256, result.Evaluation.Episodes);
        Assert.False(result.Cancelled);
    }

    // The last cell of the environment's row: `--steps N --rows N`: at least N %.
    private static (int Steps, int Rows, int Percent) Documented(string environment)
    {
        var row = Regex.Match(
            ReadManual(), $@"^\| `{environment}` \|.*`--steps (\d+) --rows (\d+)`: at least (\d+) % \|$", RegexOptions.Multiline);
        Assert.True(row.Success, $"docs/training.md states no short training for {environment}.");
        return (Number(row.Groups[1]), Number(row.Groups[2]), Number(row.Groups[3]));
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string ReadManual([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "training.md"));
}

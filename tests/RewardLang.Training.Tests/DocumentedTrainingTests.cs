using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using RewardLang.Training.Environments;
using RewardLang.Training.Tests.Runs;

namespace RewardLang.Training.Tests;

/// <summary>Short trainings on the environments' own rewards, held to the rates that docs/training.md promises for them.</summary>
public sealed partial class DocumentedTrainingTests
{
    private readonly string manual = ReadManual();

    [Theory]
    [InlineData("cart-pole")]
    [InlineData("reacher")]
    public void AShortTrainingSucceedsAsOftenAsTheManualSays(string environment)
    {
        using var folder = new TemporaryFolder();
        var options = new TrainerOptions { Seed = 1, EvaluationEpisodes = 256, RunsFolder = folder.Path };
        var result = new Trainer(EnvironmentRegistry.Named(environment), Documented(options)).Run();
        Assert.InRange(result.Evaluation.Success!.Value, DocumentedRate(environment), 1);
        Assert.Equal(256, result.Evaluation.Episodes);
        Assert.False(result.Cancelled);
    }

    // The head of the table's last column: `--steps N --rows N`.
    private TrainerOptions Documented(TrainerOptions options)
    {
        var head = Head().Match(manual);
        Assert.True(head.Success, "docs/training.md has no column of short trainings.");
        return options with { Steps = Number(head.Groups[1]), Rows = Number(head.Groups[2]) };
    }

    // The last cell of the environment's row in that table: at least N %.
    private double DocumentedRate(string environment)
    {
        var row = Regex.Match(manual, $@"^\| `{environment}` \|.*\| at least (\d+) % \|$", RegexOptions.Multiline);
        Assert.True(row.Success, $"docs/training.md has no rate for {environment}.");
        return Number(row.Groups[1]) / 100.0;
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string ReadManual([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "training.md"));

    [GeneratedRegex(@"\| `--steps (\d+) --rows (\d+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Head();
}

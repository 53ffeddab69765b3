using System.Globalization;
using System.Text.Json;
using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Loop;
using RewardLang.Synthesis.Ranking;
using RewardLang.Synthesis.Runs;
using RewardLang.Tool.LiveView;
using Spectre.Console;

namespace RewardLang.Tool.Verbs;

/// <summary>Seeks a reward, shows how it goes, and says what came out.</summary>
internal sealed class SynthesisSession(IAnsiConsole console, TextWriter output)
{
    private const int Interrupted = 130;

    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Runs to the end, or until Ctrl-C or a request to terminate; all that is done is in the journal either way.</summary>
    /// <returns>The exit status: 0, 1 where no reward was found or a model cannot be asked, 130 where it was stopped.</returns>
    public async Task<int> RunAsync(SynthOptions options)
    {
        using var folder = Open(options);
        var settings = options.Resume ? options.Changes.Apply(folder.Settings) : folder.Settings;
        using var stop = new StopSignals();
        await using var view = View(folder, settings, options);
        try
        {
            var proposer = ProposerFactory.Create(settings, folder.Task, folder.Journal, view.Tell);
            var person = options.Rank ? new RankingPage(folder.Task, view.Tell) : options.Ask ? new TerminalFeedback(Console.In, view.Tell) : (IHumanFeedback?)null;
            var result = await new SynthesisRun(folder.Task, proposer, folder.Journal, settings.Options, view, person).RunAsync(stop.Token).ConfigureAwait(false);
            folder.Write(result);
            await view.DisposeAsync().ConfigureAwait(false);
            if (options.Json) output.WriteLine(JsonSerializer.Serialize(ResultDocument.Of(result), s_json));
            else Tell(result, folder);
            return result.Best is null ? ExitCode.Findings : ExitCode.Success;
        }
        catch (Exception exception) when (exception is OperationCanceledException && stop.Token.IsCancellationRequested || exception is EndpointException)
        {
            folder.WriteSoFar();
            await view.DisposeAsync().ConfigureAwait(false);
            var isStopped = exception is not EndpointException;
            Console.Error.WriteLine(isStopped ? "Stopped. What is done is kept." : $"reward: {exception.Message}");
            Console.Error.WriteLine($"Go on with: reward synth --resume --out {folder.Path}");
            return isStopped ? Interrupted : ExitCode.Findings;
        }
    }

    private static SynthesisFolder Open(SynthOptions options)
    {
        const string Runs = "runs/synth";
        if (options.Resume)
            return SynthesisFolder.Resume(options.Out ?? Latest(Runs, NameOf(options.Task!)));
        var name = NameOf(options.Task!);
        return SynthesisFolder.Create(options.Out ?? NewFolder(Runs, name), options.Task!, options.Settings with { Task = name });
    }

    private static string NameOf(string task) => new DirectoryInfo(task).Name;

    private static string NewFolder(string parent, string name)
    {
        var path = Path.Combine(parent, $"{name}-{DateTimeOffset.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        return Directory.Exists(path) ? path + "-2" : path;
    }

    private static string Latest(string parent, string name) => Directory.Exists(parent)
        && Directory.GetDirectories(parent, $"{name}-*").OrderByDescending(Directory.GetCreationTimeUtc).FirstOrDefault() is { } latest
            ? latest
            : throw new ToolException($"There is no run of '{name}' in {parent}: name its folder with --out.");

    private SynthesisView View(SynthesisFolder folder, SynthesisSettings settings, SynthOptions options)
    {
        var heading = $"{folder.Task.Name} on {folder.Task.Environment.Name}, {settings.Proposer.ToString().ToLowerInvariant()}"
            + $"{(settings.Endpoint is { } endpoint ? $" by {endpoint.Model}" : "")}, seed {settings.Options.Seed}: {settings.Options.Iterations} iterations of {settings.Options.Candidates} candidates, in {folder.Path}";
        if (options.Json) return new PlainSynthesisView(TextWriter.Null, heading);
        return console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal && !options.Ask
            ? new LiveSynthesisView(console, heading, settings.Options)
            : new PlainSynthesisView(output, heading);
    }

    private void Tell(SynthesisResult result, SynthesisFolder folder)
    {
        output.WriteLine();
        if (result.EndedEarly is { } why) output.WriteLine($"The search ended early: {why}.");
        if (result.Best is { } best)
        {
            output.WriteLine($"Best: candidate {best.Number} of {result.Candidates.Count}, score {Number(best.Score!.Value)} in the search. {folder.BestFile}");
            foreach (var (name, scores) in new[] { ("the best", result.Winner), ("a person's", result.Expert), ("success alone", result.Sparse) })
                if (scores is not null)
                    output.WriteLine($"  {name,-14} {Number(scores.Mean)}{(scores.HalfWidth is { } half ? $" ± {Number(half)}" : "")} over {scores.Scores.Count} fresh seed{(scores.Scores.Count == 1 ? "" : "s")}");
            if (result.HumanNormalizedScore is { } normalized) output.WriteLine($"  human-normalised {Number(normalized)} (1 is a person's reward, 0 success alone)");
        }
        else
        {
            output.WriteLine("No candidate could be trained on; the report says why.");
        }

        output.WriteLine($"Report: {folder.ReportFile}");
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}

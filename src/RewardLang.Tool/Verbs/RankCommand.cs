using System.CommandLine;
using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Ranking;
using RewardLang.Synthesis.Runs;

namespace RewardLang.Tool.Verbs;

/// <summary><c>reward rank RUN</c>: shows what the policies of an iteration do, and keeps which a person likes best.</summary>
internal static class RankCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "The folder of a run of 'reward synth' that is stopped." };
        var iteration = new Option<int?>("--iteration") { Description = "The iteration; the last one that has trainings without it." };
        var command = new Command("rank", "Compare rollouts in a local page; 'reward synth --resume' heeds the choice.") { run, iteration };
        command.SetAction((arguments, cancellation) => RunAsync(Console.Out, arguments.GetValue(run)!, arguments.GetValue(iteration), cancellation));
        return command;
    }

    /// <summary>Shows the page and waits for the choice.</summary>
    /// <exception cref="ToolException">There is nothing to compare.</exception>
    internal static async Task<int> RunAsync(TextWriter output, string run, int? iteration, CancellationToken cancellation)
    {
        using var folder = SynthesisFolder.Resume(run);
        var trained = folder.Journal.Candidates((ulong)folder.Settings.Options.Seed).Where(c => c.Training is { Episodes.Count: > 0 }).ToList();
        if (trained.Count == 0)
            throw new ToolException($"No training of the run in '{run}' is finished: there is nothing to compare yet.");
        var wanted = iteration ?? trained.Max(c => c.Iteration);
        IReadOnlyList<Candidate> shown = [.. trained.Where(c => c.Iteration == wanted)];
        if (shown.Count == 0)
            throw new ToolException($"Iteration {wanted} has no finished trainings; there are some in {string.Join(", ", trained.Select(c => c.Iteration).Distinct())}.");
        var feedback = await new RankingPage(folder.Task, output.WriteLine).AskAsync(wanted, shown, cancellation).ConfigureAwait(false);
        folder.Journal.Keep(feedback!);
        output.WriteLine($"Kept: candidate {feedback!.Best} does it best{(feedback.Worst is { } worst ? $", candidate {worst} worst" : "")}. Go on with: reward synth --resume --out {run}");
        return ExitCode.Success;
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Replay;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Tool.Verbs;

/// <summary><c>reward triage TASK REPLIES…</c>: what the critic makes of replies, or of programs, without any training.</summary>
internal static class TriageCommand
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static Command Create()
    {
        var task = new Argument<string>("task") { Description = "The folder of the task." };
        var replies = new Argument<string[]>("replies") { Description = "Files with replies or programs, folders of such, or recordings (.jsonl).", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print the verdicts as a JSON array." };
        var command = new Command("triage", "Let the critic judge a model's replies, without any training.") { task, replies, json };
        command.SetAction(arguments => Run(Console.Out, arguments.GetValue(task)!, arguments.GetValue(replies)!, arguments.GetValue(json)));
        return command;
    }

    /// <summary>Judges each and says what share would be trained.</summary>
    /// <returns>0 where all are accepted, else 1.</returns>
    internal static int Run(TextWriter output, string taskFolder, IReadOnlyList<string> paths, bool json)
    {
        var task = TaskFolder.Read(taskFolder);
        var critic = new RewardCritic(task);
        var duplicates = new Duplicates(task.Environment);
        var verdicts = new List<(string Name, Verdict Verdict, double Milliseconds)>();
        foreach (var (name, reply) in paths.SelectMany(Replies))
        {
            var start = Stopwatch.GetTimestamp();
            var verdict = Judge(reply, critic, duplicates);
            verdicts.Add((name, verdict, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
            if (verdict.IsAccepted)
                duplicates.Add(verdicts.Count, verdict.Program!);
        }

        if (json) WriteJson(output, verdicts);
        else Write(output, verdicts);
        return verdicts.All(v => v.Verdict.IsAccepted) ? ExitCode.Success : ExitCode.Findings;
    }

    private static Verdict Judge(string reply, RewardCritic critic, Duplicates duplicates)
    {
        if (ReplyReader.FindProgram(reply) is not { } text)
            return new Verdict(null, [new Finding(FindingKind.Text, "There is no program in the reply.")]);
        var verdict = critic.Judge(text);
        return verdict.IsAccepted && duplicates.Find(verdict.Program!) is { } earlier
            ? verdict with { Findings = [.. verdict.Findings, new Finding(FindingKind.Duplicate, $"It is reward {earlier} of these, perhaps scaled.")] }
            : verdict;
    }

    private static IEnumerable<(string Name, string Reply)> Replies(string path)
    {
        if (Directory.Exists(path))
            return Directory.GetFiles(path).Order(StringComparer.Ordinal).SelectMany(Replies);
        if (path.EndsWith(".jsonl", StringComparison.Ordinal))
            return ReplayClient.Replies(path).Select((reply, i) => ($"{path}:{i + 1}", reply));
        return [(path, File.ReadAllText(path))];
    }

    private static void Write(TextWriter output, IReadOnlyList<(string Name, Verdict Verdict, double Milliseconds)> verdicts)
    {
        foreach (var (name, verdict, _) in verdicts)
        {
            output.WriteLine($"{(verdict.IsAccepted ? "accepted" : "refused")}  {name}");
            foreach (var finding in verdict.Findings.Where(f => f.IsFatal))
                output.WriteLine($"  {finding.Text.ReplaceLineEndings("\n  ")}");
        }

        var compiled = verdicts.Count(v => v.Verdict.Program is not null);
        var accepted = verdicts.Count(v => v.Verdict.IsAccepted);
        var times = verdicts.Select(v => v.Milliseconds).Order().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{verdicts.Count} replies: {compiled} compile, {accepted} accepted; {times.Sum() / 1000:0.0} s in all, {(times.Count == 0 ? 0 : times[times.Count / 2]):0.0} ms each at the median"));
    }

    private static void WriteJson(TextWriter output, IEnumerable<(string Name, Verdict Verdict, double Milliseconds)> verdicts) => output.WriteLine(JsonSerializer.Serialize(
        verdicts.Select(v => new
        {
            v.Name,
            Compiles = v.Verdict.Program is not null,
            Accepted = v.Verdict.IsAccepted,
            Findings = v.Verdict.Findings.Select(f => new { Kind = f.Kind.ToString(), Fatal = f.IsFatal, f.Text }),
            v.Milliseconds,
        }), s_json));
}

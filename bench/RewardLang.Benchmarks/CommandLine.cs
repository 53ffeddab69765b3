using System.CommandLine;
using RewardLang.Benchmarks.Peers;
using RewardLang.Benchmarks.Yardsticks;

namespace RewardLang.Benchmarks;

/// <summary>The options of the command.</summary>
internal static class CommandLine
{
    private static readonly long[] s_allRows = [1, 64, 1_024, 4_096, 65_536, 1_048_576];
    private static readonly long[] s_quickRows = [1, 1_024, 4_096, 65_536];

    /// <summary>Reads the command line and runs.</summary>
    /// <returns>The exit status of the process.</returns>
    public static int Run(string[] arguments, Action<BenchmarkOptions> run)
    {
        var quick = new Option<bool>("--quick") { Description = "About one minute: fewer row counts and rounds." };
        var rows = Several<long>("--rows", "The numbers of rows.");
        var rewards = Several<string>("--rewards", "The rewards.", Yardstick.All.Select(y => y.Name));
        var directions = Several<Direction>("--directions", "Forward, Backward.");
        var peers = Several<string>("--peers", "The peers; what is slower or faster than RewardLang needs RewardLang too.", PeerCatalogue.Names);
        var python = new Option<string>("--python")
        {
            Description = "The interpreter for numpy, numexpr and PyTorch.",
            DefaultValueFactory = _ => "/usr/bin/python3",
        };
        var output = new Option<string?>("--output")
        {
            Description = "The folder for the table and the plot: docs/benchmarks for a whole run, else artifacts/benchmarks.",
        };
        var command = new RootCommand("Measures the yardsticks R1, R2 and R3 against peers and against the bound of memory.")
        {
            quick, rows, rewards, directions, peers, python, output,
        };
        command.SetAction(parsed =>
        {
            var isQuick = parsed.GetValue(quick);
            var isWhole = !isQuick && new Option[] { rows, rewards, directions, peers }.All(o => parsed.GetResult(o) is not { Implicit: false });
            run(new BenchmarkOptions
            {
                Rows = Given(parsed, rows) ?? (isQuick ? s_quickRows : s_allRows),
                Yardsticks = Given(parsed, rewards) is { } names ? [.. Yardstick.All.Where(y => names.Contains(y.Name))] : Yardstick.All,
                Directions = Given(parsed, directions) ?? [Direction.Forward, Direction.Backward],
                Peers = Given(parsed, peers) is { } some ? [.. PeerCatalogue.Names.Where(some.Contains)] : PeerCatalogue.Names,
                Python = parsed.GetValue(python)!,
                SecondsPerCase = isQuick ? 1 : 6,
                FewestRounds = isQuick ? 3 : 5,
                Folder = parsed.GetValue(output) ?? (isWhole ? "docs/benchmarks" : "artifacts/benchmarks"),
            });
        });
        return command.Parse(arguments).Invoke();
    }

    /// <summary>The values of an option; null where it is not given.</summary>
    private static T[]? Given<T>(ParseResult parsed, Option<T[]> option) =>
        parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;

    private static Option<T[]> Several<T>(string name, string description, IEnumerable<string>? values = null)
    {
        var option = new Option<T[]>(name) { Description = description, AllowMultipleArgumentsPerToken = true };
        if (values is not null)
            option.AcceptOnlyFromAmong([.. values]);
        return option;
    }
}

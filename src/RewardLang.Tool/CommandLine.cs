using System.CommandLine;
using System.CommandLine.Help;
using RewardLang.Semantics;
using RewardLang.Tool.Verbs;

namespace RewardLang.Tool;

/// <summary>
/// The verbs of the tool. Only the one that is asked for is built: each brings types of its own, and a check should start at once.
/// </summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, Func<Command>> s_verbs = new(StringComparer.Ordinal)
    {
        ["check"] = CheckCommand.Create,
        ["explain"] = ExplainCommand.Create,
        ["fmt"] = FmtCommand.Create,
        ["eval"] = EvalCommand.Create,
        ["diff"] = DiffCommand.Create,
        ["train"] = TrainCommand.Create,
        ["environments"] = EnvironmentsCommand.Create,
        ["methods"] = MethodsCommand.Create,
        ["synth"] = SynthCommand.Create,
        ["rank"] = RankCommand.Create,
        ["card"] = CardCommand.Create,
        ["triage"] = TriageCommand.Create,
    };

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit status of the process.</returns>
    public static int Run(string[] arguments)
    {
        var root = new RootCommand("RewardLang: write, check, evaluate and train with reward programs.");
        if (arguments.Length > 0 && s_verbs.TryGetValue(arguments[0], out var create))
        {
            root.Add(create());
        }
        else
        {
            foreach (var createAny in s_verbs.Values)
                root.Add(createAny());
        }

        var parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            Report(parsed, arguments);
            return ExitCode.Usage;
        }

        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static void Report(ParseResult parsed, string[] arguments)
    {
        if (!s_verbs.ContainsKey(arguments[0]))
        {
            Console.Error.WriteLine(arguments[0].StartsWith('-')
                ? $"reward: There is no option '{arguments[0]}' before a verb."
                : $"reward: There is no verb '{arguments[0]}'. {NameSuggestion.For(arguments[0], s_verbs.Keys)}");
            Console.Error.WriteLine("Run 'reward --help' for what there is.");
            return;
        }

        var options = parsed.CommandResult.Command.Options.Select(option => option.Name).ToList();
        var unknown = parsed.UnmatchedTokens.Where(token => token.StartsWith('-')).ToList();
        foreach (var option in unknown)
            Console.Error.WriteLine($"reward: '{arguments[0]}' has no option '{option}'. {NameSuggestion.For(option, options)}");
        // What is said of an unknown option by name needs not be said again.
        foreach (var message in parsed.Errors.Select(error => error.Message))
            if (!unknown.Any(option => message.Contains(option, StringComparison.Ordinal)))
                Console.Error.WriteLine($"reward: {message}");
        Console.Error.WriteLine($"Run 'reward {arguments[0]} --help' for how it is called.");
    }
}

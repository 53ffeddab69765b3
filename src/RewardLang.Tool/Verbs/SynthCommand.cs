using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Loop;
using RewardLang.Synthesis.Prompts;
using RewardLang.Synthesis.Runs;
using Spectre.Console;

namespace RewardLang.Tool.Verbs;

/// <summary><c>reward synth TASK</c>: seeks a reward for a task, by evolution or with a language model.</summary>
internal static class SynthCommand
{
    private static readonly SynthesisOptions s_defaults = new();

    private static readonly Argument<string?> s_task = new("task") { Description = "The folder of the task, as in tasks/reacher.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<int> s_iterations = Number("--iterations", "Iterations: proposals, trainings, reflection.", s_defaults.Iterations);
    private static readonly Option<int> s_candidates = Number("--candidates", "Candidates of an iteration.", s_defaults.Candidates);
    private static readonly Option<int> s_restarts = Number("--restarts", "Times that the iterations are gone through, each from the beginning.", s_defaults.Restarts);
    private static readonly Option<int> s_seed = Number("--seed", "Seed of proposals and trainings.", s_defaults.Seed);
    private static readonly Option<int> s_finalSeeds = Number("--final-seeds", "Fresh trainings of the best reward and of those it is compared with; 0 for none.", s_defaults.FinalSeeds, 0);
    private static readonly Option<int> s_finalists = Number("--finalists", "How many of the best are trained with two more seeds, and the best of them with four, before one is called the best.", s_defaults.Finalists, 0);
    private static readonly Option<int> s_parallel = Number("--parallel", "Trainings at a time.", s_defaults.Parallel);
    private static readonly Option<long?> s_steps = new("--steps") { Description = "Environment steps of a training; those of the task without it." };
    private static readonly Option<SynthesisBudget?> s_budget = new("--budget")
    {
        Description = "What may be spent before the final evaluation: calls=100,tokens=2000000,time=30m,money=5, each part if wanted.",
        CustomParser = BudgetArgument.Parse,
    };

    private static readonly Option<string?> s_out = new("--out") { Description = "The run's folder; without it one with a new name in runs/synth." };
    private static readonly Option<bool> s_resume = new("--resume") { Description = "Go on with the run in --out, or with the latest of the task." };
    private static readonly Option<string?> s_endpoint = new("--endpoint") { Description = "Address of a language model's service, as in http://localhost:8080/v1. Without it, evolution writes the rewards." };
    private static readonly Option<string?> s_model = new("--model") { Description = "Name of the model, as the service knows it." };
    private static readonly Option<ChatProtocol?> s_protocol = new("--protocol") { Description = "What the service speaks: openai, as most do, or anthropic; by its address without it." };
    private static readonly Option<string?> s_keyVariable = new("--key-variable") { Description = "Environment variable with the key; OPENAI_API_KEY or ANTHROPIC_API_KEY without it." };
    private static readonly Option<string?> s_replay = new("--replay") { Description = "Take the replies from a recording: a transcript.jsonl, or a folder with a file for each." };
    private static readonly Option<string> s_prompt = new("--prompt") { Description = "Form of the conversation: eureka or icpl.", DefaultValueFactory = _ => "eureka" };
    private static readonly Option<int> s_repairs = Number("--repairs", "How often a refused reward goes back to the model.", 2, 0);
    private static readonly Option<float> s_temperature = new("--temperature") { Description = "Randomness of the model's replies.", DefaultValueFactory = _ => 1 };
    private static readonly Option<decimal[]> s_prices = new("--prices") { Description = "Prices of a million tokens sent and received, as in 2.5/10, for --budget money.", CustomParser = ParsePrices, DefaultValueFactory = _ => [0, 0] };
    private static readonly Option<double> s_timeout = new("--timeout") { Description = "Seconds that one reply may take.", DefaultValueFactory = _ => 180 };
    private static readonly Option<FileInfo?> s_initial = new("--initial") { Description = "A reward that a person wrote to begin with." };
    private static readonly Option<bool> s_ask = new("--ask") { Description = "Ask for words on the terminal after each iteration." };
    private static readonly Option<bool> s_rank = new("--rank") { Description = "Show rollouts in a local page after each iteration, and take the choice." };
    private static readonly Option<bool> s_json = new("--json") { Description = "Print the outcome as JSON, and nothing else." };

    public static Command Create()
    {
        var command = new Command("synth", "Seek a reward for a task, by evolution or with a language model, and get a report.")
        {
            s_task, s_iterations, s_candidates, s_restarts, s_seed, s_steps, s_finalSeeds, s_finalists, s_parallel, s_budget, s_out, s_resume, s_endpoint, s_model, s_protocol, s_keyVariable,
            s_replay, s_prompt, s_repairs, s_temperature, s_prices, s_timeout, s_initial, s_ask, s_rank, s_json,
        };
        command.Validators.Add(Validate);
        command.SetAction((arguments, _) => new SynthesisSession(AnsiConsole.Console, Console.Out).RunAsync(Read(arguments)));
        return command;
    }

    private static void Validate(CommandResult result)
    {
        if (result.GetValue(s_task) is null && !(Given(result, s_resume) && Given(result, s_out) is not null))
            result.AddError("Name the folder of a task, as in tasks/reacher, or a run with --resume --out.");
        if (Given(result, s_endpoint) is not null && Given(result, s_replay) is not null)
            result.AddError("--endpoint asks a model, --replay takes recorded replies: choose one.");
        if (Given(result, s_endpoint) is not null && Given(result, s_model) is null)
            result.AddError("--endpoint needs --model, the model's name.");
        if (Given(result, s_endpoint) is null && Given(result, s_model) is not null)
            result.AddError("--model needs --endpoint, the service's address, as in http://localhost:8080/v1.");
        if (Given(result, s_endpoint) is { } address && AddressOf(address) is null)
            result.AddError($"--endpoint takes an address like http://localhost:8080/v1, not '{address}'.");
        if (Given(result, s_prompt) is { } prompt && PromptForms.All.All(f => f.Name != prompt))
            result.AddError($"--prompt takes {string.Join(" or ", PromptForms.All.Select(f => f.Name))}, not '{prompt}'.");
        if (Given(result, s_steps) is <= 0)
            result.AddError("--steps takes a positive number.");
        if (result.GetResult(s_timeout) is { Implicit: false } && !(Given(result, s_timeout) > 0))
            result.AddError("--timeout takes a positive number of seconds.");
        if (!Given(result, s_resume))
            return;
        foreach (var fixedOption in new Option[] { s_candidates, s_restarts, s_seed, s_steps, s_finalists, s_endpoint, s_model, s_replay, s_prompt, s_initial })
            if (result.GetResult(fixedOption) is { Implicit: false })
                result.AddError($"A run that goes on keeps what it had for {fixedOption.Name}; leave it out, or begin anew without --resume.");
    }

    /// <summary>The value of an option; the default of its type where it cannot be read, which is an error of its own.</summary>
    private static T? Given<T>(CommandResult result, Option<T> option) =>
        result.GetResult(option) is { } given && !given.Errors.Any() ? given.GetValueOrDefault<T>() : default;

    private static Uri? AddressOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static SynthOptions Read(ParseResult arguments)
    {
        var prices = arguments.GetValue(s_prices)!;
        var budget = (arguments.GetValue(s_budget) ?? new SynthesisBudget()) with { InputPrice = prices[0], OutputPrice = prices[1] };
        if (budget is { Money: not null, InputPrice: 0, OutputPrice: 0 } && !arguments.GetValue(s_resume))
            throw new ToolException("--budget money needs --prices, what a million tokens sent and received cost, as in 2.5/10.");
        int? IfGiven(Option<int> option) => arguments.GetResult(option) is { Implicit: false } ? arguments.GetValue(option) : null;
        return new SynthOptions
        {
            Task = arguments.GetValue(s_task),
            Out = arguments.GetValue(s_out),
            Resume = arguments.GetValue(s_resume),
            Ask = arguments.GetValue(s_ask),
            Rank = arguments.GetValue(s_rank),
            Json = arguments.GetValue(s_json),
            Changes = new RunChanges(IfGiven(s_iterations), IfGiven(s_finalSeeds), IfGiven(s_parallel), arguments.GetValue(s_budget)),
            Settings = new SynthesisSettings
            {
                Task = "",
                Proposer = arguments.GetValue(s_endpoint) is not null ? ProposerKind.Chat : arguments.GetValue(s_replay) is not null ? ProposerKind.Replay : ProposerKind.Evolution,
                Endpoint = Endpoint(arguments),
                Recording = arguments.GetValue(s_replay) is { } recording ? Path.GetFullPath(recording) : null,
                Prompt = arguments.GetValue(s_prompt)!,
                Repairs = arguments.GetValue(s_repairs),
                Calls = new CallOptions { Temperature = arguments.GetValue(s_temperature) },
                Options = new SynthesisOptions
                {
                    Iterations = arguments.GetValue(s_iterations),
                    Candidates = arguments.GetValue(s_candidates),
                    Restarts = arguments.GetValue(s_restarts),
                    Seed = arguments.GetValue(s_seed),
                    FinalSeeds = arguments.GetValue(s_finalSeeds),
                    Finalists = arguments.GetValue(s_finalists),
                    Parallel = arguments.GetValue(s_parallel),
                    Steps = arguments.GetValue(s_steps),
                    Budget = budget,
                    InitialReward = arguments.GetValue(s_initial) is { } initial ? File.ReadAllText(initial.FullName) : null,
                },
            },
        };
    }

    private static ChatEndpoint? Endpoint(ParseResult arguments) => arguments.GetValue(s_endpoint) is { } text && AddressOf(text) is { } address
        ? new ChatEndpoint(address, arguments.GetValue(s_model)!, arguments.GetValue(s_protocol) ?? ChatEndpoint.ProtocolOf(address))
        {
            KeyVariable = arguments.GetValue(s_keyVariable),
            Timeout = TimeSpan.FromSeconds(arguments.GetValue(s_timeout)),
        }
        : null;

    private static decimal[] ParsePrices(ArgumentResult result)
    {
        var parts = result.Tokens[0].Value.Split('/');
        var prices = parts.Select(p => decimal.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var price) && price >= 0 ? price : (decimal?)null).ToList();
        if (prices is [{ } input, { } output])
            return [input, output];
        result.AddError($"--prices takes two numbers, as in 2.5/10, not '{result.Tokens[0].Value}'.");
        return [0, 0];
    }

    private static Option<int> Number(string name, string description, int standard, int least = 1)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least)
                result.AddError($"{name} takes a number from {least}.");
        });
        return option;
    }
}

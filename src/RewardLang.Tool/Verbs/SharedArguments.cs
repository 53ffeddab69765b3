using System.CommandLine;
using System.CommandLine.Parsing;
using RewardLang.Runtime;
using RewardLang.Semantics;
using RewardLang.Training.Environments;

namespace RewardLang.Tool.Verbs;

/// <summary>Arguments and options that several verbs have.</summary>
internal static class SharedArguments
{
    /// <summary>One reward file or more.</summary>
    public static Argument<string[]> Files()
    {
        var files = new Argument<string[]>("files") { Description = "The .reward files.", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(result =>
        {
            // What begins with '-' is taken for a file where files are expected; most likely it is a mistyped option.
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-') && !File.Exists(token.Value)))
            {
                var options = result.Parent is CommandResult { Command.Options: var known } ? known.Select(o => o.Name) : [];
                result.AddError($"There is no option '{token.Value}'. {NameSuggestion.For(token.Value, options)}");
            }
        });
        return files;
    }

    /// <summary>What executes a program.</summary>
    public static Option<RewardBackend> Backend() => new("--backend")
    {
        Description = "What executes the program: auto, reference, cpu, torch or cuda.",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (Enum.TryParse<RewardBackend>(text, ignoreCase: true, out var backend) && Enum.IsDefined(backend))
                return backend;
            result.AddError($"--backend takes auto, reference, cpu, torch or cuda, not '{text}'.");
            return RewardBackend.Auto;
        },
    };

    /// <summary>Sizes of open axes, by name.</summary>
    public static Option<Dictionary<string, int>> Axes() => new("--axis")
    {
        Description = "Give an open axis its size: --axis joint=12. May be given several times.",
        CustomParser = ParseAxes,
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>An environment by its name. A reward that does not fit is a finding about the reward; a name that there is not is a mistake of the command line.</summary>
    /// <exception cref="ToolException">There is no environment of that name.</exception>
    public static EnvironmentDescription EnvironmentNamed(string name)
    {
        try
        {
            return EnvironmentRegistry.Named(name);
        }
        catch (EnvironmentMatchException error)
        {
            throw new ToolException(error.Message, error);
        }
    }

    private static Dictionary<string, int> ParseAxes(ArgumentResult result)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var token in result.Tokens)
        {
            if (token.Value.Split('=', 2) is [{ Length: > 0 } name, var size] && int.TryParse(size, out var number) && number > 0)
                sizes[name] = number;
            else
                result.AddError($"--axis takes name=size, not '{token.Value}'.");
        }

        return sizes;
    }
}

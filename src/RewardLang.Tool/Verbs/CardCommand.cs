using System.CommandLine;
using RewardLang.Synthesis.Card;

namespace RewardLang.Tool.Verbs;

/// <summary><c>reward card [ENVIRONMENT]</c>: the language on one page, for a model that is to write rewards.</summary>
internal static class CardCommand
{
    public static Command Create()
    {
        var environment = new Argument<string?>("environment") { Description = "Adds what a reward may use there; 'reward environments' lists them.", Arity = ArgumentArity.ZeroOrOne };
        var version = new Option<bool>("--version") { Description = "Print the card's version alone: cards of one version teach the same." };
        var command = new Command("card", "Print the language on one page, for a language model.") { environment, version };
        command.SetAction(arguments => Run(Console.Out, arguments.GetValue(environment), arguments.GetValue(version)));
        return command;
    }

    /// <summary>Writes the card.</summary>
    /// <exception cref="ToolException">There is no environment of that name.</exception>
    internal static int Run(TextWriter output, string? environment, bool isVersion)
    {
        if (isVersion)
            output.WriteLine(LanguageCard.Version);
        else
            output.Write(LanguageCard.Render(environment is null ? null : SharedArguments.EnvironmentNamed(environment)));
        return ExitCode.Success;
    }
}

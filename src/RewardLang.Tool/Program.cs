using System.CommandLine;
using RewardLang.Runtime;
using RewardLang.Tool.Output;
using RewardLang.Tool.Verbs;

namespace RewardLang.Tool;

/// <summary>The command <c>reward</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var root = new RootCommand("RewardLang: write, check, evaluate and train with reward programs.")
        {
            CheckCommand.Create(),
            EvalCommand.Create(),
            FmtCommand.Create(),
            TrainCommand.Create(),
            EnvironmentsCommand.Create(),
        };
        try
        {
            var parsed = root.Parse(arguments);
            var code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (RewardCompilationException exception)
        {
            DiagnosticPrinter.Print(Console.Error, exception.Diagnostics);
            return ExitCode.Findings;
        }
        catch (Exception exception) when (exception is ToolException or RewardException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"reward: {exception.Message}");
            return ExitCode.Usage;
        }
    }
}

using RewardLang.Runtime;
using RewardLang.Synthesis.Journal;
using RewardLang.Synthesis.Replay;
using RewardLang.Synthesis.Tasks;
using RewardLang.Tool.Output;

namespace RewardLang.Tool;

/// <summary>The command <c>reward</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        try
        {
            return CommandLine.Run(arguments);
        }
        catch (RewardCompilationException exception)
        {
            DiagnosticPrinter.Print(Console.Error, exception.Diagnostics);
            return ExitCode.Findings;
        }
        catch (Exception exception) when (
            exception is ToolException or RewardException or TaskException or JournalException or TranscriptException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"reward: {exception.Message}");
            return ExitCode.Usage;
        }
    }
}

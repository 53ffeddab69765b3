using System.CommandLine;
using RewardLang.Syntax.Formatting;
using RewardLang.Tool.Output;

namespace RewardLang.Tool.Verbs;

/// <summary><c>reward fmt FILE… [--check]</c>: formats files in place, or says which ones would change.</summary>
internal static class FmtCommand
{
    public static Command Create()
    {
        var files = SharedArguments.Files();
        var check = new Option<bool>("--check") { Description = "Change nothing; list the files that would change." };
        var command = new Command("fmt", "Format reward files in place.") { files, check };
        command.SetAction(arguments => Run(arguments.GetValue(files)!, arguments.GetValue(check)));
        return command;
    }

    private static int Run(string[] files, bool checkOnly)
    {
        var errors = 0;
        var changes = 0;
        foreach (var source in files.Select(SourceFiles.Read).ToList())
        {
            var result = RewardFormatter.Format(source);
            if (result.Errors.Count > 0)
            {
                DiagnosticPrinter.Print(Console.Error, result.Errors);
                Console.Error.WriteLine($"reward: {source.Path} is left as it is: it cannot be read.");
                errors++;
            }
            else if (result.Text != source.Text)
            {
                Console.WriteLine(source.Path);
                changes++;
                if (!checkOnly)
                    SourceFiles.Replace(source.Path, result.Text);
            }
        }

        return errors > 0 || checkOnly && changes > 0 ? ExitCode.Findings : ExitCode.Success;
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RewardLang.Methods;
using RewardLang.Tool.Output;
using RewardLang.Training.Methods;

namespace RewardLang.Tool.Verbs;

/// <summary><c>reward methods</c>: the published methods, and runs of their checks and small trainings.</summary>
internal static class MethodsCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static Command Create()
    {
        var command = new Command("methods", "List the published methods, each with programs, a check and where it claims one an effect on training.");
        command.SetAction(_ => List(Console.Out));
        command.Add(CreateRun());
        return command;
    }

    private static Command CreateRun()
    {
        var names = new Argument<string[]>("method") { Description = "Numbers or keys, as in '3' or 'clip-delta'.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Run all of them." };
        var isShort = new Option<bool>("--short") { Description = "Fewer seeds and iterations: seconds, in which a claim may not show." };
        var seed = new Option<int>("--seed") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
        var runs = new Option<string>("--runs") { Description = "Where the folders with reports are made.", DefaultValueFactory = _ => "runs/methods" };
        var json = new Option<bool>("--json") { Description = "Print the results as a JSON array." };
        var command = new Command("run", "Run methods and write a report of each.") { names, all, isShort, seed, runs, json };
        command.SetAction(arguments => Run(
            Console.Out, Choose(arguments.GetValue(names) ?? [], arguments.GetValue(all)), arguments.GetValue(isShort), arguments.GetValue(seed),
            arguments.GetValue(runs)!, arguments.GetValue(json)));
        return command;
    }

    /// <summary>Writes one line for each method.</summary>
    internal static int List(TextWriter output)
    {
        var width = Catalogue.All.Max(method => method.Folder.Length);
        foreach (var method in Catalogue.All) output.WriteLine($"{method.Folder.PadRight(width)}  {method.Summary}");
        output.WriteLine();
        output.WriteLine("reward methods run NN, or --all; each has a page in examples/methods.");
        return ExitCode.Success;
    }

    /// <summary>The methods that are named.</summary>
    /// <exception cref="ToolException">A name is unknown, or there is none.</exception>
    internal static IReadOnlyList<Method> Choose(IReadOnlyList<string> names, bool all)
    {
        if (all) return Catalogue.All;
        if (names.Count is 0) throw new ToolException("Name the methods to run, as in 'reward methods run 3', or write --all. 'reward methods' lists them.");
        return [.. names.Select(name => Catalogue.Find(name)
            ?? throw new ToolException($"There is no method '{name}'. {Semantics.NameSuggestion.For(name, Catalogue.All.Select(method => method.Key))} 'reward methods' lists them."))];
    }

    /// <summary>Runs methods one after the other; each report is on disk before the next begins.</summary>
    internal static int Run(TextWriter output, IReadOnlyList<Method> methods, bool isShort, int seed, string runs, bool json)
    {
        var reports = new List<MethodReport>();
        foreach (var method in methods)
        {
            var report = MethodRun.Of(method, isShort, seed);
            reports.Add(report);
            var page = MethodPage.Write(report, Path.Combine(runs, method.Folder));
            if (!json) Write(output, report, page);
        }

        if (json) WriteJson(output, reports);
        else if (reports.Count > 1) WriteSummary(output, reports);
        return reports.All(report => report.Passed) ? ExitCode.Success : ExitCode.Findings;
    }

    private static void Write(TextWriter output, MethodReport report, string page)
    {
        output.WriteLine($"== {report.Method.Folder}: {report.Method.Title}");
        foreach (var table in report.Tables)
        {
            var text = new TextTable(table.Title, table.Columns);
            text.Rows.AddRange(table.Rows);
            text.WritePlain(output);
        }
        var passed = report.Checks.Count(check => check.Passed);
        output.WriteLine($"{passed} of {report.Checks.Count} numbers agree");
        foreach (var check in report.Checks.Where(check => !check.Passed))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  differs: {check.Name} is {check.Actual:G7}, should be {check.Expected:G7}"));
        foreach (var claim in report.Claims) output.WriteLine($"{(claim.IsShown ? "shown" : "NOT shown")}: {claim.Statement} ({claim.Figures})");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Seconds:0.0} s, report: {page}"));
        output.WriteLine();
    }

    private static void WriteSummary(TextWriter output, IReadOnlyList<MethodReport> reports)
    {
        var table = new TextTable("All methods", ["method", "numbers", "claims shown", "seconds"]);
        foreach (var report in reports)
            table.Rows.Add([report.Method.Folder, $"{report.Checks.Count(c => c.Passed)} of {report.Checks.Count}",
                report.Claims.Count is 0 ? "" : $"{report.Claims.Count(c => c.IsShown)} of {report.Claims.Count}", report.Seconds.ToString("0.0", CultureInfo.InvariantCulture)]);
        table.WritePlain(output);
    }

    private static void WriteJson(TextWriter output, IReadOnlyList<MethodReport> reports) => output.WriteLine(JsonSerializer.Serialize(
        reports.Select(report => new
        {
            report.Method.Number,
            report.Method.Key,
            report.Method.Title,
            report.Passed,
            report.Checks,
            report.Claims,
            report.Tables,
            report.Seconds,
        }), Json));
}

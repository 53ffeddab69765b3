using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Tool.Output;

namespace RewardLang.Tool.Verbs;

/// <summary><c>reward diff A B</c>: whether two programs are the same reward, and which terms differ.</summary>
internal static class DiffCommand
{
    private const int LongestExpression = 70;

    public static Command Create()
    {
        var first = new Argument<string>("first") { Description = "A .reward file." };
        var second = new Argument<string>("second") { Description = "Another, or the same for two of its programs." };
        var program = new Option<string[]>("--program") { Description = "The program of the files, or twice: of the first and of the second. The first one without it.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print the comparison as JSON." };
        var command = new Command("diff", "Say whether two programs are equal, equal up to scale or shaping, or how they differ.") { first, second, program, json };
        command.SetAction(arguments =>
        {
            var names = arguments.GetValue(program) ?? [];
            if (Load(arguments.GetValue(first)!, names.FirstOrDefault()) is not { } left || Load(arguments.GetValue(second)!, names.LastOrDefault()) is not { } right)
                return ExitCode.Findings;
            var comparison = RewardComparison.Of(left, right);
            if (arguments.GetValue(json))
                JsonOutput.Print(stream => WriteJson(stream, comparison));
            else
                Print(comparison);
            return comparison.Relation is RewardRelation.Different or RewardRelation.Alike ? ExitCode.Findings : ExitCode.Success;
        });
        return command;
    }

    private static CompiledProgram? Load(string path, string? name)
    {
        // What a program claims, and whether it holds, is no part of what it pays.
        var result = SourceFiles.CompileUnchecked(SourceFiles.Read(path));
        if (result.HasErrors)
        {
            DiagnosticPrinter.Print(Console.Error, [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)]);
            return null;
        }

        return result.Programs.FirstOrDefault(p => name is null || p.Name == name)
            ?? throw new ToolException(name is null
                ? $"'{path}' holds functions and no program."
                : $"'{path}' holds no program '{name}'. {NameSuggestion.For(name, result.Programs.Select(p => p.Name))}");
    }

    private static void Print(RewardComparison comparison)
    {
        Console.WriteLine($"{RelationText(comparison.Relation)}: {comparison.Detail}");
        var table = new TextTable("Terms", ["name", "", "first", "second"]);
        foreach (var term in comparison.Terms)
            table.Rows.Add([term.Name, TermText(term), Short(term.First), term.Relation == TermRelation.Same ? "" : Short(term.Second)]);
        if (table.Rows.Count == 0)
            return;
        Console.WriteLine();
        table.WritePlain(Console.Out);
    }

    private static void WriteJson(Stream stream, RewardComparison comparison)
    {
        using var writer = new Utf8JsonWriter(stream, JsonOutput.Options);
        writer.WriteStartObject();
        writer.WriteString("relation", RelationText(comparison.Relation));
        writer.WriteNumber("scale", comparison.Scale);
        writer.WriteString("detail", comparison.Detail);
        writer.WriteStartArray("terms");
        foreach (var term in comparison.Terms)
        {
            writer.WriteStartObject();
            writer.WriteString("name", term.Name);
            writer.WriteString("relation", term.Relation.ToString().ToLowerInvariant());
            writer.WriteNumber("scale", term.Scale);
            writer.WriteString("first", term.First);
            writer.WriteString("second", term.Second);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string RelationText(RewardRelation relation) => relation switch
    {
        RewardRelation.EqualUpToScale => "equal up to scale",
        RewardRelation.EqualUpToShaping => "equal up to shaping",
        _ => relation.ToString().ToLowerInvariant(),
    };

    private static string TermText(TermDifference term) => term.Relation == TermRelation.Scaled
        ? "times " + term.Scale.ToString("G6", CultureInfo.InvariantCulture)
        : term.Relation.ToString().ToLowerInvariant();

    private static string Short(string? text) =>
        text is null ? "" : text.Length <= LongestExpression ? text : text[..(LongestExpression - 2)] + " …";
}

using System.Globalization;

namespace RewardLang.Tool.Output;

/// <summary>A program as tables for people.</summary>
internal static class ProgramTables
{
    public static IReadOnlyList<TextTable> Create(ProgramDescription description)
    {
        var program = description.Program;
        TextTable[] tables =
        [
            Table("Inputs", ["name", "type", "shape", "range", "documentation"], program.Inputs.Select(input => (string[])
            [
                input.Name,
                ProgramDescription.TypeText(input.Kind, input.Unit, input.Axes) + (input.IsShared ? " shared" : "") + (input.IsEpisodic ? " episodic" : ""),
                ShapeText(input.Axes),
                RangeText(input.Lower, input.Upper),
                OneLine(input.Documentation),
            ])),
            Table("Params", ["name", "type", "default", "range", "documentation"], program.Params.Select(param => (string[])
            [
                param.Name,
                ProgramDescription.TypeText(param.Kind, param.Unit, param.Axes),
                param.Default is null ? "set by the host" : NumbersText(param.Default),
                RangeText(param.Lower, param.Upper),
                OneLine(param.Documentation),
            ])),
            Table("Models", ["name", "asked with", "answers", "range", "documentation"], program.Models.Select(model => (string[])
            [
                model.Name,
                string.Join(", ", model.Arguments.Select(a => $"{a.Name} : {ProgramDescription.TypeText(a.Kind, a.Unit, a.Axes)}")),
                ProgramDescription.TypeText(model.Kind, model.Unit, model.Axes),
                RangeText(model.Lower, model.Upper),
                OneLine(model.Documentation),
            ])),
            Table("Terms", ["name", "weight", "adds", "unit", "when", "documentation"], program.Terms.Select(term => (string[])
            [
                term.Name,
                OneLine(term.Weight),
                description.RangeOf(term).ToString(),
                term.Unit,
                OneLine(term.Condition),
                OneLine(term.Documentation),
            ])),
            Table("Outputs", ["name", "type", "shape", "documentation"], program.Outputs.Select(output => (string[])
            [
                output.Name,
                ProgramDescription.TypeText(output.Kind, "", output.Axes) + (output.IsShared ? " shared" : ""),
                ShapeText(output.Axes),
                OneLine(output.Documentation),
            ])),
            Table("Ends", ["name"], program.Ends.Select(end => (string[])[end])),
            Table("States", ["name", "bytes a row"], description.States.Select(state => (string[])
            [
                state.Name,
                state.Bytes is { } bytes ? $"{bytes} B" : "open",
            ])),
        ];
        return [.. tables.Where(table => table.Rows.Count > 0)];
    }

    /// <summary>The lines before the tables: what the program is, and what it costs.</summary>
    public static IEnumerable<string> Heading(ProgramDescription description)
    {
        var program = description.Program;
        yield return $"{program.Kind.ToString().ToLowerInvariant()} {program.Name}";
        if (program.Documentation is not null)
            yield return program.Documentation;
        if (program.LookAhead is not null)
            yield return $"Runs over whole trajectories only: {program.LookAhead} looks ahead";
        if (program.OpenAxes.Count > 0)
            yield return $"Axes whose size the tensors decide: {string.Join(", ", program.OpenAxes)}";
        if (description.Groups is { } groups)
            yield return $"Groups of rows: {groups}";
        yield return $"Operations: {description.Operations}{(program.Cost is { } cost ? $", {cost.Operations} on single numbers for each row and step" : "")}";
        if (program.Cost is { } bytes)
            yield return $"Memory: {bytes.InputBytes} bytes of inputs and {bytes.ResultBytes} of results for each row and step";
        yield return $"State: {(description.StateBytes is { } kept ? $"{kept} bytes a row" : "open")}";
        yield return $"Hash: {description.Hash}";
    }

    private static TextTable Table(string title, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new TextTable(title, columns);
        table.Rows.AddRange(rows);
        return table;
    }

    private static string OneLine(string? text) =>
        text is null ? "" : string.Join(' ', text.Split((char[])['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The sizes behind the rows, as in the shape of a tensor.</summary>
    private static string ShapeText(IReadOnlyList<AxisInfo> axes) =>
        axes.Count == 0 ? "" : $"[{string.Join(", ", axes.Select(axis => axis.Size?.ToString() ?? "open"))}]";

    private static string RangeText(double? lower, double? upper) =>
        lower is null && upper is null
            ? ""
            : $"{NumberText(lower ?? double.NegativeInfinity)} .. {NumberText(upper ?? double.PositiveInfinity)}";

    private static string NumbersText(IReadOnlyList<double> numbers) =>
        numbers.Count == 1 ? NumberText(numbers[0]) : $"[{string.Join(", ", numbers.Select(NumberText))}]";

    private static string NumberText(double number) =>
        double.IsInfinity(number) ? (number > 0 ? "inf" : "-inf") : number.ToString("R", CultureInfo.InvariantCulture);
}

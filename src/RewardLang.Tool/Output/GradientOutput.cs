using System.Text.Json;
using RewardLang.Analysis;

namespace RewardLang.Tool.Output;

/// <summary>What each term of a program can move, as a table and as the documented JSON.</summary>
internal static class GradientOutput
{
    public static TextTable Table(IReadOnlyList<GradientPath> paths)
    {
        var table = new TextTable("Gradients", ["term", "by", "gradient", "is 0 where"]);
        table.Rows.AddRange(paths.Select(path => (string[])
        [
            path.Term,
            path.Name + (path.IsParam ? " (param)" : ""),
            !path.Flows ? "none" : path.Elements is null ? "flows" : "flows to " + string.Join(", ", path.Elements),
            path.DeadWhere ?? "",
        ]));
        return table;
    }

    public static void WriteJson(Stream stream, string file, IEnumerable<(CompiledProgram Program, IReadOnlyList<GradientPath> Paths)> programs)
    {
        using var writer = new Utf8JsonWriter(stream, JsonOutput.Options);
        writer.WriteStartObject();
        writer.WriteString("file", file);
        writer.WriteStartArray("programs");
        foreach (var (program, paths) in programs)
        {
            writer.WriteStartObject();
            writer.WriteString("name", program.Name);
            writer.WriteStartArray("gradients");
            foreach (var path in paths)
                Write(writer, path);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, GradientPath path)
    {
        writer.WriteStartObject();
        writer.WriteString("term", path.Term);
        writer.WriteString("by", path.Name);
        writer.WriteString("kind", path.IsParam ? "param" : "input");
        writer.WriteBoolean("flows", path.Flows);
        if (path.Elements is null)
        {
            writer.WriteNull("elements");
        }
        else
        {
            writer.WriteStartArray("elements");
            foreach (var element in path.Elements)
                writer.WriteStringValue(element);
            writer.WriteEndArray();
        }

        writer.WriteString("zeroWhere", path.DeadWhere);
        writer.WriteEndObject();
    }
}

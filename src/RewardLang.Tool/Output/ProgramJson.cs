using System.Text.Json;

namespace RewardLang.Tool.Output;

/// <summary>Programs as the documented JSON.</summary>
internal static class ProgramJson
{
    public static void Write(Stream stream, string file, IEnumerable<ProgramDescription> programs)
    {
        using var writer = new Utf8JsonWriter(stream, JsonOutput.Options);
        writer.WriteStartObject();
        writer.WriteString("file", file);
        writer.WriteStartArray("programs");
        foreach (var program in programs)
            Write(writer, program);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ProgramDescription description)
    {
        var program = description.Program;
        writer.WriteStartObject();
        writer.WriteString("name", program.Name);
        writer.WriteString("kind", program.Kind.ToString().ToLowerInvariant());
        writer.WriteString("documentation", program.Documentation);
        writer.WriteString("hash", description.Hash);
        writer.WriteString("lookAhead", program.LookAhead);
        writer.WriteString("group", description.Groups);
        WriteArray(writer, "inputs", program.Inputs, input =>
        {
            WriteHead(writer, input.Name, input.Kind.ToString(), input.Axes);
            writer.WriteString("unit", input.Unit);
            writer.WriteBoolean("shared", input.IsShared);
            writer.WriteBoolean("episodic", input.IsEpisodic);
            WriteRange(writer, input.Lower, input.Upper);
            writer.WriteString("documentation", input.Documentation);
        });
        WriteArray(writer, "params", program.Params, param =>
        {
            WriteHead(writer, param.Name, param.Kind.ToString(), param.Axes);
            writer.WriteString("unit", param.Unit);
            if (param.Default is null)
                writer.WriteNull("default");
            else
                WriteNumbers(writer, "default", param.Default);
            WriteRange(writer, param.Lower, param.Upper);
            writer.WriteString("documentation", param.Documentation);
        });
        WriteArray(writer, "models", program.Models, model =>
        {
            WriteHead(writer, model.Name, model.Kind.ToString(), model.Axes);
            writer.WriteString("unit", model.Unit);
            WriteArray(writer, "arguments", model.Arguments, argument =>
            {
                WriteHead(writer, argument.Name, argument.Kind.ToString(), argument.Axes);
                writer.WriteString("unit", argument.Unit);
            });
            WriteRange(writer, model.Lower, model.Upper);
            writer.WriteString("documentation", model.Documentation);
        });
        WriteArray(writer, "terms", program.Terms, term =>
        {
            writer.WriteString("name", term.Name);
            writer.WriteString("weight", term.Weight);
            writer.WriteString("unit", term.Unit);
            var adds = description.RangeOf(term);
            writer.WriteStartObject("adds");
            WriteRange(writer, adds.Lower, adds.Upper);
            writer.WriteBoolean("nan", adds.MayBeNaN);
            writer.WriteEndObject();
            writer.WriteString("condition", term.Condition);
            writer.WriteString("documentation", term.Documentation);
        });
        WriteArray(writer, "outputs", program.Outputs, output =>
        {
            WriteHead(writer, output.Name, output.Kind.ToString(), output.Axes);
            writer.WriteBoolean("shared", output.IsShared);
            writer.WriteString("documentation", output.Documentation);
        });
        WriteArray(writer, "ends", program.Ends, end => writer.WriteString("name", end));
        WriteArray(writer, "states", description.States, state =>
        {
            writer.WriteString("name", state.Name);
            WriteOptional(writer, "bytes", state.Bytes);
        });
        WriteOptional(writer, "stateBytes", description.StateBytes);
        writer.WriteNumber("operations", description.Operations);
        WriteOptional(writer, "operationsPerRow", program.Cost?.Operations);
        WriteOptional(writer, "inputBytes", program.Cost?.InputBytes);
        WriteOptional(writer, "resultBytes", program.Cost?.ResultBytes);
        writer.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter writer, string name, string kind, IReadOnlyList<AxisInfo> axes)
    {
        writer.WriteString("name", name);
        writer.WriteString("kind", kind.ToLowerInvariant());
        WriteArray(writer, "axes", axes, axis =>
        {
            writer.WriteString("name", axis.Name);
            WriteOptional(writer, "size", axis.Size);
        });
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Numbers that JSON cannot hold are written as texts: <c>"inf"</c>, <c>"-inf"</c>, <c>"nan"</c>.</summary>
    private static void WriteNumbers(Utf8JsonWriter writer, string name, IReadOnlyList<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
            JsonOutput.WriteNumber(writer, number);
        writer.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter writer, double? lower, double? upper)
    {
        WriteBound(writer, "lower", lower);
        WriteBound(writer, "upper", upper);
    }

    private static void WriteBound(Utf8JsonWriter writer, string name, double? bound)
    {
        writer.WritePropertyName(name);
        if (bound is { } number)
            JsonOutput.WriteNumber(writer, number);
        else
            writer.WriteNullValue();
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}

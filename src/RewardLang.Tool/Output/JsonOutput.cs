using System.Text.Encodings.Web;
using System.Text.Json;

namespace RewardLang.Tool.Output;

/// <summary>How the tool writes JSON: indented, UTF-8, one value and a line end.</summary>
internal static class JsonOutput
{
    /// <summary>Letters stay letters: the output is read by people and language models too, and by no browser.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one value to the standard output.</summary>
    public static void Print(Action<Stream> write)
    {
        using var stream = Console.OpenStandardOutput();
        write(stream);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>A number, or <c>"inf"</c>, <c>"-inf"</c> or <c>"nan"</c>, which JSON has no numbers for.</summary>
    public static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number))
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf");
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RewardLang.Tool.Golden;

/// <summary>An array of NumPy's file format, version 1.0: little-endian float32 (<c>&lt;f4</c>) or bytes (<c>|u1</c>), C order.</summary>
internal sealed partial record NpyArray(long[] Shape, bool IsBytes, float[] Elements)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The file has another format.</exception>
    public static NpyArray Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 10 || bytes[0] != 0x93 || Encoding.ASCII.GetString(bytes, 1, 5) != "NUMPY" || bytes[6] != 1)
            throw new InvalidDataException($"{path} is not an array of NumPy's format 1.0.");
        var headerLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        var header = Encoding.ASCII.GetString(bytes, 10, headerLength);
        if (header.Contains("'fortran_order': True", StringComparison.Ordinal))
            throw new InvalidDataException($"{path} is in Fortran order; C order is read.");
        long[] shape = [.. ShapePattern().Match(header).Groups[1].Value
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(s => long.Parse(s, CultureInfo.InvariantCulture))];
        var data = bytes.AsSpan(10 + headerLength);
        var count = checked((int)shape.Aggregate(1L, (n, size) => n * size));
        return TypePattern().Match(header).Groups[1].Value switch
        {
            "<f4" when data.Length == count * 4L => new NpyArray(shape, false, ReadFloats(data, count)),
            "|u1" or "|b1" when data.Length == count => new NpyArray(shape, true, [.. data.ToArray().Select(b => (float)b)]),
            var type => throw new InvalidDataException($"{path} holds '{type}' in {data.Length} bytes for {count} elements; <f4 and |u1 are read."),
        };
    }

    private static float[] ReadFloats(ReadOnlySpan<byte> data, int count)
    {
        var elements = new float[count];
        for (var i = 0; i < count; i++)
            elements[i] = BinaryPrimitives.ReadSingleLittleEndian(data[(4 * i)..]);
        return elements;
    }

    [GeneratedRegex(@"'shape': \(([^)]*)\)")]
    private static partial Regex ShapePattern();

    [GeneratedRegex(@"'descr': '([^']*)'")]
    private static partial Regex TypePattern();
}

using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace RewardLang.Tool.Golden;

/// <summary>An array of NumPy's file format, version 1.0: little-endian float32 (<c>&lt;f4</c>) or bytes (<c>|u1</c>), C order.</summary>
internal sealed partial record NpyArray(long[] Shape, bool IsBytes, float[] Elements)
{
    /// <summary>The bytes before the header: a signature, a version and the header's length.</summary>
    private const int PrefixLength = 10;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ToolException">There is no such file, it cannot be read, or it has another format.</exception>
    public static NpyArray Read(string path)
    {
        if (!File.Exists(path))
            throw new ToolException($"There is no file '{path}', which the case names.");
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"'{path}' cannot be read: {exception.Message}", exception);
        }

        return Parse(path, bytes);
    }

    private static NpyArray Parse(string path, byte[] bytes)
    {
        if (bytes.Length < PrefixLength || bytes[0] != 0x93 || Encoding.ASCII.GetString(bytes, 1, 5) != "NUMPY" || bytes[6] != 1)
            throw new ToolException($"'{path}' is not an array of NumPy's format 1.0.");
        var headerLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(PrefixLength - 2));
        if (bytes.Length < PrefixLength + headerLength)
            throw new ToolException($"'{path}' ends in its header: it is cut off.");
        var header = Encoding.ASCII.GetString(bytes, PrefixLength, headerLength);
        if (header.Contains("'fortran_order': True", StringComparison.Ordinal))
            throw new ToolException($"'{path}' is in Fortran order; C order is read.");
        var type = TypePattern().Match(header).Groups[1].Value;
        if (type is not ("<f4" or "|u1" or "|b1"))
            throw new ToolException($"'{path}' holds '{type}'; <f4, |u1 and |b1 are read.");
        if (ReadShape(header) is not { } shape)
            throw new ToolException($"'{path}' has no shape in its header.");

        var data = bytes.AsSpan(PrefixLength + headerLength);
        var expected = shape.Aggregate(new BigInteger(type == "<f4" ? sizeof(float) : 1), (n, size) => n * size);
        if (data.Length != expected)
        {
            throw new ToolException(
                $"'{path}' holds {data.Length} bytes of numbers; its shape [{string.Join(", ", shape)}] takes {expected}. "
                + "It is cut off or damaged.");
        }

        return type == "<f4" ? new NpyArray(shape, false, ReadFloats(data)) : new NpyArray(shape, true, ReadBytes(data));
    }

    /// <summary>The sizes in the header; null where there are none that could be an array's.</summary>
    private static long[]? ReadShape(string header)
    {
        if (ShapePattern().Match(header) is not { Success: true } match)
            return null;
        var sizes = match.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var shape = new long[sizes.Length];
        for (var i = 0; i < sizes.Length; i++)
            if (!long.TryParse(sizes[i], NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]) || shape[i] > int.MaxValue)
                return null;
        return shape;
    }

    private static float[] ReadFloats(ReadOnlySpan<byte> data)
    {
        var elements = new float[data.Length / sizeof(float)];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = BinaryPrimitives.ReadSingleLittleEndian(data[(sizeof(float) * i)..]);
        return elements;
    }

    private static float[] ReadBytes(ReadOnlySpan<byte> data)
    {
        var elements = new float[data.Length];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = data[i];
        return elements;
    }

    [GeneratedRegex(@"'shape': \(([^)]*)\)")]
    private static partial Regex ShapePattern();

    [GeneratedRegex(@"'descr': '([^']*)'")]
    private static partial Regex TypePattern();
}

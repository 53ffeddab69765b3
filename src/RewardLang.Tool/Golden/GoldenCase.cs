using System.Text.Json;

namespace RewardLang.Tool.Golden;

/// <summary>An array of a case: one number block for each step, or one for all.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role"><c>input</c>, <c>state</c> or <c>constant</c>; for outputs <c>total</c>, <c>component</c> …</param>
/// <param name="Array">Its numbers.</param>
/// <param name="AbsoluteTolerance">For outputs: the absolute difference that is allowed.</param>
internal sealed record GoldenArray(string Name, string Role, NpyArray Array, double AbsoluteTolerance);

/// <summary>A recorded reward: inputs, parameters and outputs of a published implementation.</summary>
internal sealed record GoldenCase(
    string Name, int Steps, int Rows, IReadOnlyDictionary<string, double[]> Params, IReadOnlyList<GoldenArray> Inputs,
    IReadOnlyList<GoldenArray> Outputs, double RelativeTolerance, IReadOnlySet<(int Step, int Row)> Fragile)
{
    /// <summary>Reads a case from its folder.</summary>
    /// <exception cref="InvalidDataException">The folder holds no case.</exception>
    public static GoldenCase Read(string folder)
    {
        var path = Path.Combine(folder, "case.json");
        if (!File.Exists(path))
            throw new InvalidDataException($"{folder} holds no case.json.");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var root = document.RootElement;
        return new GoldenCase(
            root.GetProperty("name").GetString()!,
            root.GetProperty("steps").GetInt32(),
            root.GetProperty("batch").GetInt32(),
            ReadParams(root),
            ReadArrays(root, "inputs", folder),
            ReadArrays(root, "outputs", folder),
            root.GetProperty("tolerance").GetProperty("rtol").GetDouble(),
            ReadFragile(root));
    }

    private static List<GoldenArray> ReadArrays(JsonElement root, string name, string folder) =>
        [.. root.GetProperty(name).EnumerateArray().Select(a => new GoldenArray(
            a.GetProperty("name").GetString()!,
            a.GetProperty("role").GetString()!,
            NpyArray.Read(Path.Combine(folder, a.GetProperty("file").GetString()!)),
            a.TryGetProperty("atol", out var tolerance) ? tolerance.GetDouble() : 0))];

    /// <summary>Numbers, truth values and arrays of them; anything else is no parameter of a reward.</summary>
    private static Dictionary<string, double[]> ReadParams(JsonElement root)
    {
        var values = new Dictionary<string, double[]>(StringComparer.Ordinal);
        if (!root.TryGetProperty("params", out var parameters))
            return values;
        foreach (var property in parameters.EnumerateObject())
        {
            JsonElement[] elements = property.Value.ValueKind == JsonValueKind.Array ? [.. property.Value.EnumerateArray()] : [property.Value];
            if (elements.All(e => e.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
                values[property.Name] = [.. elements.Select(e => e.ValueKind == JsonValueKind.Number ? e.GetDouble() : e.ValueKind == JsonValueKind.True ? 1 : 0)];
        }

        return values;
    }

    private static HashSet<(int Step, int Row)> ReadFragile(JsonElement root)
    {
        var places = new HashSet<(int, int)>();
        foreach (var place in root.GetProperty("fragile").EnumerateArray())
        {
            if (place.ValueKind == JsonValueKind.Number)
                places.Add((0, place.GetInt32()));
            else if (place.GetArrayLength() == 1)
                places.Add((0, place[0].GetInt32()));
            else
                places.Add((place[0].GetInt32(), place[1].GetInt32()));
        }

        return places;
    }
}

using System.Text.Json;

namespace RewardLang.Tool.Golden;

/// <summary>Reads a case from its folder, and says which part of <c>case.json</c> is not as it should be.</summary>
internal sealed class CaseReader
{
    private readonly string _folder;
    private readonly string _path;

    private CaseReader(string folder)
    {
        _folder = folder;
        _path = Path.Combine(folder, "case.json");
    }

    /// <exception cref="ToolException">The folder holds no case, or a broken one.</exception>
    public static GoldenCase Read(string folder)
    {
        var reader = new CaseReader(folder);
        if (!Directory.Exists(folder))
            throw new ToolException($"There is no folder '{folder}'.");
        if (!File.Exists(reader._path))
            throw new ToolException($"The folder '{folder}' holds no case.json.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(reader._path));
            return reader.ReadCase(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new ToolException($"'{reader._path}' is not JSON: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"'{reader._path}' cannot be read: {exception.Message}", exception);
        }
    }

    private GoldenCase ReadCase(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Broken("is not a JSON object");
        var steps = Count(root, "steps");
        var outputs = ReadArrays(root, "outputs", steps, _ => true);
        if (outputs.Count == 0)
            throw Broken("records no outputs, so there is nothing to compare");
        return new GoldenCase(
            Text(root, "name"),
            steps,
            Count(root, "batch"),
            ReadParams(root),
            ReadArrays(root, "inputs", steps, role => role is not ("state" or "constant")),
            outputs,
            Number(Get(root, "tolerance", JsonValueKind.Object), "rtol"),
            ReadFragile(root));
    }

    private List<GoldenArray> ReadArrays(JsonElement root, string name, int steps, Func<string, bool> hasSteps)
    {
        var arrays = new List<GoldenArray>();
        foreach (var element in Get(root, name, JsonValueKind.Array).EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Object)
                throw Broken($"has something in '{name}' that is not an object");
            var role = Text(element, "role");
            var file = Path.Combine(_folder, Text(element, "file"));
            var array = NpyArray.Read(file);
            var isStepped = steps > 1 && hasSteps(role);
            if (isStepped && (array.Shape.Length == 0 || array.Shape[0] != steps))
                throw new ToolException($"'{file}' has the shape [{string.Join(", ", array.Shape)}]; the case has {steps} steps.");
            var tolerance = element.TryGetProperty("atol", out _) ? Number(element, "atol") : 0;
            arrays.Add(new GoldenArray(Text(element, "name"), role, array, tolerance, isStepped));
        }

        return arrays;
    }

    /// <summary>Numbers, truth values and arrays of them; anything else is no parameter of a reward.</summary>
    private static Dictionary<string, double[]> ReadParams(JsonElement root)
    {
        var values = new Dictionary<string, double[]>(StringComparer.Ordinal);
        if (!root.TryGetProperty("params", out var parameters) || parameters.ValueKind != JsonValueKind.Object)
            return values;
        foreach (var property in parameters.EnumerateObject())
        {
            double?[] numbers = [.. Elements(property.Value).Select(NumberOrTruth)];
            if (!numbers.Contains(null))
                values[property.Name] = [.. numbers.Select(number => number!.Value)];
        }

        return values;
    }

    private static double? NumberOrTruth(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => null,
    };

    private static IEnumerable<JsonElement> Elements(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [element];

    /// <summary>The rows, or steps and rows, where rounding decides: <c>3</c>, <c>[3]</c> or <c>[step, 3]</c>.</summary>
    private HashSet<(int Step, int Row)> ReadFragile(JsonElement root)
    {
        var places = new HashSet<(int, int)>();
        foreach (var place in Get(root, "fragile", JsonValueKind.Array).EnumerateArray())
        {
            JsonElement[] parts = [.. Elements(place)];
            if (parts.Length is < 1 or > 2 || parts.Any(p => p.ValueKind != JsonValueKind.Number))
                throw Broken("has a place in 'fragile' that is neither a row nor a step and a row");
            places.Add((parts.Length == 1 ? 0 : parts[0].GetInt32(), parts[^1].GetInt32()));
        }

        return places;
    }

    private string Text(JsonElement element, string name) => Get(element, name, JsonValueKind.String).GetString()!;

    private double Number(JsonElement element, string name) => Get(element, name, JsonValueKind.Number).GetDouble();

    private int Count(JsonElement element, string name) =>
        Get(element, name, JsonValueKind.Number).TryGetInt32(out var count) && count > 0
            ? count
            : throw Broken($"has a '{name}' that is not a whole number above 0");

    private JsonElement Get(JsonElement element, string name, JsonValueKind kind)
    {
        if (!element.TryGetProperty(name, out var value))
            throw Broken($"has no '{name}'");
        return value.ValueKind == kind
            ? value
            : throw Broken($"has a '{name}' that is not of JSON's kind {kind.ToString().ToLowerInvariant()}");
    }

    private ToolException Broken(string what) => new($"'{_path}' {what}.");
}

using System.Text.Json;

namespace RewardLang.Training.Judges;

/// <summary>A rectangle with a confidence.</summary>
/// <param name="Left">Its left edge.</param>
/// <param name="Top">Its top edge.</param>
/// <param name="Right">Its right edge.</param>
/// <param name="Bottom">Its bottom edge.</param>
/// <param name="Confidence">How sure its finder is, 0 .. 1.</param>
public readonly record struct Box(double Left, double Top, double Right, double Bottom, double Confidence = 1)
{
    /// <summary>Its area, 0 where an edge is on the wrong side.</summary>
    public double Area => Math.Max(Right - Left, 0) * Math.Max(Bottom - Top, 0);

    /// <summary>The area that two boxes share over the area that they cover, 0 .. 1.</summary>
    public double IntersectionOverUnion(Box other)
    {
        var shared = new Box(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom)).Area;
        var covered = Area + other.Area - shared;
        return covered > 0 ? shared / covered : 0;
    }

    /// <summary>Reads <c>[{"Position": [x1, y1, x2, y2], "Confidence": c}, …]</c>; null for any other text.</summary>
    public static IReadOnlyList<Box>? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var boxes = new List<Box>();
            foreach (var item in document.RootElement.EnumerateArray())
            {
                double[] edges = [.. item.GetProperty("Position").EnumerateArray().Select(edge => edge.GetDouble())];
                if (edges.Length != 4) return null;
                boxes.Add(new Box(edges[0], edges[1], edges[2], edges[3], item.TryGetProperty(nameof(Confidence), out var sure) ? sure.GetDouble() : 1));
            }
            return boxes;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}

using static TorchSharp.torch;

namespace NoiseOptimization;

/// <summary>Pictures as text, two characters for each pixel.</summary>
internal static class Sketch
{
    private const string Shades = " .:-=+*#%@";

    /// <summary>Writes pictures with brightness in 0 .. 1, <c>[size, size]</c>, beside each other, each stretched to all shades.</summary>
    public static void Print(params (string Title, Tensor Picture)[] pictures)
    {
        var pixels = pictures.Select(p => p.Picture.contiguous().data<float>().ToArray()).ToList();
        Console.WriteLine(string.Join("  ", pictures.Select(p => p.Title.PadRight(2 * PictureGenerator.Size))).TrimEnd());
        for (var row = 0; row < PictureGenerator.Size; row++)
            Console.WriteLine(string.Join("  ", pixels.Select(p => Row(p, row))).TrimEnd());
    }

    private static string Row(float[] pixels, int row)
    {
        var (darkest, brightest) = (pixels.Min(), pixels.Max());
        var shades = pixels.Skip(row * PictureGenerator.Size).Take(PictureGenerator.Size)
            .Select(p => Shades[(int)Math.Round((p - darkest) / Math.Max(brightest - darkest, 1e-6f) * (Shades.Length - 1))]);
        return string.Concat(shades.Select(s => new string(s, 2)));
    }
}

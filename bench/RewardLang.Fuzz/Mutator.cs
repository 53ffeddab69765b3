using System.Text.RegularExpressions;

namespace RewardLang.Fuzz;

/// <summary>Makes texts that are almost programs: pieces of programs moved, doubled, left out, and with other numbers and signs.</summary>
/// <param name="seeds">The programs.</param>
/// <param name="random">Decides all.</param>
internal sealed partial class Mutator(IReadOnlyList<string> seeds, Random random)
{
    private static readonly string[] s_numbers = ["0", "-1", "1e-45", "3.4e38", "1e30", "0.1", "inf", "2", "1000000", "-0"];
    private static readonly string[] s_signs = ["+", "-", "*", "/", "^", "<", "<=", "==", "and", "or", "over: batch", "over: time", "in 0 .. 1", "weight 0"];
    private static readonly string[] s_checks = ["check finite", "check total in -1 .. 1", "check return in 0 .. 1", "check return(discount: 0.9) >= 0", "check invariant(total)", "check causal"];

    public string Next()
    {
        var pieces = Pieces(seeds[random.Next(seeds.Count)]);
        for (var change = random.Next(1, 6); change > 0 && pieces.Count > 0; change--)
            Change(pieces);
        return string.Concat(pieces);
    }

    private void Change(List<string> pieces)
    {
        var place = random.Next(pieces.Count);
        switch (random.Next(8))
        {
            case 0:
                pieces.RemoveAt(place);
                break;
            case 1:
                pieces.Insert(place, pieces[random.Next(pieces.Count)]);
                break;
            case 2:
                var other = random.Next(pieces.Count);
                (pieces[place], pieces[other]) = (pieces[other], pieces[place]);
                break;
            case 3:
                Replace(pieces, p => char.IsAsciiDigit(p[0]), s_numbers);
                break;
            case 4:
                Replace(pieces, p => p is "+" or "-" or "*" or "/" or "<" or ">" or "^", s_signs);
                break;
            case 5:
                if (pieces.LastIndexOf("}") is > 0 and var end)
                    pieces.Insert(end, $"\n  {s_checks[random.Next(s_checks.Length)]}\n");
                break;
            case 6:
                // A name takes the place of another.
                var names = pieces.Where(p => char.IsAsciiLetter(p[0])).ToList();
                Replace(pieces, p => char.IsAsciiLetter(p[0]), names);
                break;
            default:
                var from = Pieces(seeds[random.Next(seeds.Count)]);
                var start = random.Next(from.Count);
                pieces.InsertRange(place, from.Skip(start).Take(random.Next(1, 30)));
                break;
        }
    }

    private void Replace(List<string> pieces, Func<string, bool> isMeant, IReadOnlyList<string> by)
    {
        var places = Enumerable.Range(0, pieces.Count).Where(i => isMeant(pieces[i])).ToList();
        if (places.Count > 0 && by.Count > 0)
            pieces[places[random.Next(places.Count)]] = by[random.Next(by.Count)];
    }

    private static List<string> Pieces(string text) => [.. PiecePattern().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\w+|\s+|[^\w\s]")]
    private static partial Regex PiecePattern();
}

using RewardLang.Diagnostics;

namespace RewardLang.Semantics;

/// <summary>The known name that a wrong one was most likely meant to be.</summary>
internal static class NameSuggestion
{
    private const int MaximumNames = 1_000;
    private const int MostListed = 12;

    /// <summary>What a name is of, said behind it, that says nothing new of it.</summary>
    private static readonly string[] s_qualities = ["angle", "pos", "position", "value", "state", "vector", "vec", "tensor", "buf", "now", "current", "t", "div", "divergence"];

    /// <summary>A sentence that offers the nearest of <paramref name="names"/>, or lists them when none is near.</summary>
    /// <param name="wrong">The name that is not known.</param>
    /// <param name="names">Those that are.</param>
    /// <param name="otherwise">What else to do where none is near.</param>
    /// <param name="beside">What to do beside a name of another quantity, <c>base_lin_vel</c> for <c>base_ang_vel</c>, which is not offered.</param>
    public static Suggestion For(string wrong, IEnumerable<string> names, string? otherwise = null, Func<string, string>? beside = null)
    {
        var known = names.Distinct().Take(MaximumNames).ToList();
        var candidates = Candidates(wrong, known);
        if (candidates.FirstOrDefault(name => !NameWords.AreOthers(wrong, name)) is { } near)
            return Meant(near);
        // 'handle' where there is one 'handle_pos'.
        if (otherwise is not null && wrong.Length > 3 && known.Where(name => name.StartsWith(wrong + "_", StringComparison.Ordinal)).Take(2).ToList() is [var longer])
            return new Suggestion($"Did you mean '{longer}'? Otherwise declare it.", longer);
        // 'pole_angle' where there is a 'pole'.
        if (otherwise is not null && wrong.LastIndexOf('_') is > 1 and var last && s_qualities.Contains(wrong.Substring(last + 1)) && known.Contains(wrong.Substring(0, last)))
            return new Suggestion($"Did you mean '{wrong.Substring(0, last)}'? Otherwise {char.ToLowerInvariant(otherwise[0])}{otherwise.Substring(1)}", wrong.Substring(0, last));
        // 'goal_pos' where there is one 'goal_x'.
        if (otherwise is not null && candidates.Count == 0 && wrong.IndexOf('_') is > 3 and var first && known.Where(name => name.StartsWith(wrong.Substring(0, first + 1), StringComparison.Ordinal)).Take(2).ToList() is [var related])
            return $"Did you mean '{related}'? Otherwise {char.ToLowerInvariant(otherwise[0])}{otherwise.Substring(1)}";
        if (beside is not null && candidates.Count > 0)
            return beside(candidates[0]);
        // Where there are no other names than these, one that is a part of the other is most likely meant.
        if (otherwise is null && known.Where(name => IsPartOf(name, wrong) || IsPartOf(wrong, name)).Take(2).ToList() is [var only])
            return new Suggestion($"Did you mean '{only}'?", only);
        // 'fallen' where there is 'fell'.
        if (otherwise is null && known.Where(name => HaveOneStem(wrong, name)).Take(2).ToList() is [var stem])
            return Meant(stem);
        // 'step_count' where there is 'count_steps'.
        if (known.FirstOrDefault(name => NameWords.AreReordered(wrong, name)) is { } reordered)
            return Meant(reordered);
        if (known.Count == 0)
            return otherwise ?? "There are none to choose from.";
        if (otherwise is not null && known.Count > 2 * MostListed)
            return otherwise;
        var listed = known.OrderBy(n => n, StringComparer.Ordinal).Take(MostListed).ToList();
        return (otherwise is null ? "" : otherwise + " ") + "Known here: " + string.Join(", ", listed) + (known.Count > listed.Count ? ", …" : "") + ".";
    }

    /// <summary>A question after the nearest of <paramref name="names"/>; null where none is near.</summary>
    public static Suggestion? Near(string wrong, IEnumerable<string> names) =>
        (Candidates(wrong, names.Distinct().Take(MaximumNames)).FirstOrDefault(name => !NameWords.AreOthers(wrong, name)) ?? names.Take(MaximumNames).FirstOrDefault(name => NameWords.AreReordered(wrong, name))) is { } near ? Meant(near) : null;

    private static Suggestion Meant(string name) => new($"Did you mean '{name}'?", name);

    /// <summary>The names that differ in few letters, the nearest first.</summary>
    private static List<string> Candidates(string wrong, IEnumerable<string> names)
    {
        var most = wrong.Length == 1 ? 0 : Math.Max(1, wrong.Length / 3);
        return [.. names.Select(name => (name, distance: IsReordered(wrong, name) ? 1 : Distance(wrong.ToLowerInvariant(), name.ToLowerInvariant()))).Where(c => c.distance <= most)
            .OrderBy(c => c.distance).ThenBy(c => Math.Abs(c.name.Length - wrong.Length)).ThenBy(c => c.name, StringComparer.Ordinal).Select(c => c.name)];
    }

    /// <summary>Whether two words have the same letters.</summary>
    public static bool IsReordered(string wrong, string name) => wrong.Length > 2 && wrong.Length == name.Length && wrong != name
        && wrong.OrderBy(c => c).SequenceEqual(name.OrderBy(c => c));

    /// <summary>Whether two words have the same consonants up to an ending, as forms of one verb do that change their vowels.</summary>
    private static bool HaveOneStem(string wrong, string name)
    {
        var (one, other) = (Consonants(wrong), Consonants(name));
        return Math.Min(one.Length, other.Length) > 2 && Math.Abs(one.Length - other.Length) < 2 && wrong[0] == name[0]
            && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));
    }

    private static string Consonants(string word) => string.Concat(word.Where(c => !"aeiou_".Contains(c)));

    private static bool IsPartOf(string part, string whole) => part.Length > 2
        && (whole.StartsWith(part, StringComparison.Ordinal) || whole.EndsWith("_" + part, StringComparison.Ordinal));

    /// <summary>Edits that turn one word into the other; a swap of neighbours counts once.</summary>
    public static int Distance(string left, string right)
    {
        if (left.Length > 64 || right.Length > 64)
            return int.MaxValue;
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            distances[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            distances[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = distances[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                distances[i, j] = Math.Min(substitution, 1 + Math.Min(distances[i - 1, j], distances[i, j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
            }
        }

        return distances[left.Length, right.Length];
    }
}

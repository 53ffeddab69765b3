using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The sizes of axes that the host decides, as the lists of scenarios have them.</summary>
internal static class ScenarioSizes
{
    /// <summary>The sizes of all open axes of inputs; null where a list does not say one, or two disagree.</summary>
    /// <param name="syntax">The program.</param>
    /// <param name="inputs">Its inputs.</param>
    public static IReadOnlyDictionary<string, int>? Of(ProgramSyntax syntax, IReadOnlyList<ProgramInput> inputs)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var binding in syntax.Members.OfType<ScenarioSyntax>().SelectMany(s => s.Steps).SelectMany(step => step))
        {
            if (inputs.FirstOrDefault(i => i.Name == binding.Name.Name) is not { } input)
                continue;
            IReadOnlyList<ExpressionSyntax> level = [binding.Value];
            foreach (var axis in input.Axes)
            {
                // A bare number fills all elements, however many.
                if (!level.All(e => e is ArraySyntax { Elements.Count: > 0 }))
                    break;
                var lists = level.Cast<ArraySyntax>().ToList();
                var count = lists[0].Elements.Count;
                if (lists.Exists(l => l.Elements.Count != count) || axis.Size is null && sizes.TryGetValue(axis.Name, out var known) && known != count)
                    return null;
                if (axis.Size is null)
                    sizes[axis.Name] = count;
                level = [.. lists.SelectMany(l => l.Elements)];
            }
        }

        return inputs.SelectMany(i => i.Axes).All(a => a.Size is not null || sizes.ContainsKey(a.Name)) ? sizes : null;
    }
}

namespace RewardLang.Runtime.Execution;

/// <summary>Reads the sizes of open axes off the tensors of a step.</summary>
internal static class OpenAxisSizes
{
    /// <exception cref="RewardBindingException">Two tensors disagree about an axis, or it has no elements.</exception>
    public static IReadOnlyDictionary<string, int> Read(InputBinder inputs)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < inputs.Inputs.Count; i++)
        {
            var input = inputs.Inputs[i];
            for (var a = 0; a < input.Axes.Count; a++)
            {
                if (input.Axes[a].Size is not null)
                    continue;
                var size = checked((int)inputs.Tensors[i].size(a + inputs.LeadOf(input)));
                if (size < 1)
                    throw new RewardBindingException(input.Name, $"The input '{input.Name}' has no elements along '{input.Axes[a].Name}'; at least one is needed.");
                if (sizes.TryGetValue(input.Axes[a].Name, out var known) && known != size)
                    throw new RewardBindingException(input.Name, $"The input '{input.Name}' has {size} elements along '{input.Axes[a].Name}', an input before it {known}.");
                sizes[input.Axes[a].Name] = size;
            }
        }

        return sizes;
    }
}

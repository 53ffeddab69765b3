using System.Reflection;

namespace RewardLang.Training.Methods;

/// <summary>
/// A published method of handling rewards: programs in the language, the check of its formulas, and where it claims something about
/// training a small training that shows it or does not. A method is a class with a constructor without parameters; nothing else
/// registers it.
/// </summary>
/// <param name="number">Its number in the list of methods.</param>
/// <param name="key">Its short name, as in <c>clip-delta</c>.</param>
/// <param name="title">The title of its paper.</param>
/// <param name="summary">What it does with rewards, in a sentence.</param>
public abstract class Method(int number, string key, string title, string summary)
{
    /// <summary>Its number in the list of methods.</summary>
    public int Number { get; } = number;

    /// <summary>Its short name, as in <c>clip-delta</c>.</summary>
    public string Key { get; } = key;

    /// <summary>The title of its paper.</summary>
    public string Title { get; } = title;

    /// <summary>What it does with rewards, in a sentence.</summary>
    public string Summary { get; } = summary;

    /// <summary>The name of its folder: number and key.</summary>
    public string Folder => $"{Number:00}-{Key}";

    /// <summary>Computes its checks and trains what it trains.</summary>
    /// <param name="run">Takes the results, and says how long a run may be.</param>
    public abstract void Run(MethodRun run);

    /// <summary>All methods of an assembly, by number.</summary>
    public static IReadOnlyList<Method> In(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return [.. assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Method)) && !type.IsAbstract)
            .Select(type => (Method)Activator.CreateInstance(type)!).OrderBy(method => method.Number)];
    }
}

using System.Reflection;

namespace RewardLang.Training.Methods;

/// <summary>
/// A published method of handling rewards: programs in the language, the check of its formulas, and where it claims something about
/// training a small training that shows it or does not. A method is a class with a constructor without parameters; nothing else
/// registers it.
/// </summary>
public abstract class Method
{
    /// <summary>Its number in the list of methods.</summary>
    public abstract int Number { get; }

    /// <summary>Its short name, as in <c>clip-delta</c>.</summary>
    public abstract string Key { get; }

    /// <summary>The title of its paper.</summary>
    public abstract string Title { get; }

    /// <summary>What it does with rewards, in a sentence.</summary>
    public abstract string Summary { get; }

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

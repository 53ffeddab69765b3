using System.Globalization;
using RewardLang.Training.Methods;

namespace RewardLang.Methods;

/// <summary>All methods of this folder.</summary>
public static class Catalogue
{
    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<Method> All { get; } = Method.In(typeof(Catalogue).Assembly);

    /// <summary>The method with a number or key; null if there is none.</summary>
    public static Method? Find(string name) => All.FirstOrDefault(method =>
        method.Key == name || method.Folder == name || method.Number.ToString(CultureInfo.InvariantCulture) == name.TrimStart('0'));
}

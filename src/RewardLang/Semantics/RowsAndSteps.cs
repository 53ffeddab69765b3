using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Names that others give to the rows and the steps, which are no axes and are written in no type.</summary>
internal static class RowsAndSteps
{
    /// <summary>What a fold calls them, <c>batch</c> or <c>time</c>; null for other names.</summary>
    public static string? FoldOf(string name) => Plain(name) switch
    {
        "env" or "envs" or "environment" or "environments" or "row" or "rows" or "sample" or "samples" or "N" or "B" => "batch",
        "time" or "step" or "steps" or "episode" or "horizon" or "timestep" or "timesteps" or "seqlen" or "T" => "time",
        _ => IsCertain(name) ? "batch" : null,
    };

    /// <summary>Whether a name is of what a simulator runs many of, and of nothing else.</summary>
    public static bool IsCertain(string name) => Plain(name) is "batch" or "batchsize" or "numenvs" or "nenvs" or "numenv" or "nenv" or "numenvironments" or "nenvironments";

    /// <summary>A name of more than one letter in small letters, with nothing between its words.</summary>
    private static string Plain(string name) => name.Length > 1 ? name.ToLowerInvariant().Replace("_", "") : name;

    /// <summary>What to do about such a name where an axis is asked for; null for other names.</summary>
    public static string? Advice(string name) => FoldOf(name) switch
    {
        "batch" => "The rows are no axis and are never written: an input has one value for each of them. A fold takes them with over: batch.",
        "time" => "The steps are no axis and are never written: an input has one value at each of them. A fold takes them with over: time.",
        _ => null,
    };

    /// <summary>How a type is written without them, and why; null for one that has none.</summary>
    /// <param name="binder">Knows the axes that are declared.</param>
    /// <param name="type">The type.</param>
    /// <param name="word">The word with which it begins.</param>
    public static Suggestion? WithoutThem(ExpressionBinder binder, TypeSyntax type, string word)
    {
        var folds = type.Axes.Where(a => IsMeant(binder, a)).Select(a => FoldOf(a.Name)!).Distinct().ToList();
        if (folds.Count == 0)
            return null;
        var axes = type.Axes.Where(a => !IsMeant(binder, a)).Select(a => a.Name).ToList();
        var text = $"{word}{(type.Unit is null ? "" : $"<{binder.TextOf(type.Unit)}>")}{(axes.Count == 0 ? "" : $"[{string.Join(", ", axes)}]")}";
        var why = folds.Count > 1 ? "the rows and the steps are no axes and are never written, an input has one value for each row at each step. Folds take them with over: batch and over: time"
            : folds[0] == "batch" ? "the rows are no axis and are never written, an input has one value for each of them. A fold takes them with over: batch"
            : "the steps are no axis and are never written, an input has one value at each of them. A fold takes them with over: time";
        var named = type.Axes.First(a => IsMeant(binder, a)).Name;
        var own = folds.Count == 1 && folds[0] == "time" ? $" For an array of them in each row declare 'axis {named} = 8', with its size." : "";
        return new Suggestion($"Write '{text}': {why}.{own}", text, type.Span);
    }

    /// <summary>The first of them in a type; null for none.</summary>
    public static NameSyntax? FirstIn(ExpressionBinder binder, TypeSyntax type) => type.Axes.FirstOrDefault(a => IsMeant(binder, a));

    private static bool IsMeant(ExpressionBinder binder, NameSyntax axis) => FoldOf(axis.Name) is not null && binder.Scope.FindAxis(axis.Name) is null && !binder.Scope.IsBrokenAxis(axis.Name);
}

using System.Globalization;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>How a value is brought to a declared type that it does not have.</summary>
internal static class TypeAdvice
{
    private const int LongestShown = 40;

    /// <param name="value">The value.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="text">How the value is written.</param>
    /// <param name="written">How the type's unit is written; null where that is not told.</param>
    public static Suggestion For(BoundValue value, ValueType type, string text, string? written = null)
    {
        if (type.Kind == ScalarKind.Bool && !value.IsTruth)
            return text is "0" or "1" ? new Suggestion($"Write {(text == "1" ? "true" : "false")}.", text == "1" ? "true" : "false") : $"Compare it, as in {(IsShort(text) ? OperandText.Between(null, TokenKind.Greater, text) : "x")} > 0.";
        if (type.Kind == ScalarKind.Int && value.Kind == ScalarKind.Real && value.Axes.All(type.Axes.Contains))
            return "Declare it real, or write a whole number.";
        if (type.Unit is { } unit && value.Unit is { } own && !value.FitsAnyUnit && !unit.Equals(own))
            return Unit(unit, own, text, written ?? unit.ToString());
        var missing = value.Axes.Where(a => !type.Axes.Contains(a)).ToList();
        if (missing is [{ IsAnonymous: true, Size: { } length }] && type.Axes.Where(a => !value.Axes.Contains(a) && a.Size is not null).ToList() is [var axis])
            return $"The axis '{axis.Name}' has {axis.Size} elements, the list {length}.";
        if (type.Axes.Count == 0 && missing is [{ IsAnonymous: true, Size: { } count }])
            return $"A list has an axis of its elements: declare 'axis item = {count}', and write {type with { Axes = [new Axis("item", count)] }}.";
        if (type.Axes.Count == 0 && value.Axes is [var only] && only == Axis.Position && IsShort(text))
            return $"Reduce it to one number, as with norm({text}) for its length or {OperandText.Between(null, TokenKind.Dot, text)}.z for one component, or declare vec3.";
        return type.Axes.Count == 0
            ? "Reduce it to one number, as with sum(…), mean(…) or norm(…), or declare an axis."
            : "Reduce the axes that are too many, or change the declaration.";
    }

    private static bool IsShort(string text) => text.Length <= LongestShown && !text.Contains('\n');

    private static Suggestion Unit(Unit unit, Unit own, string text, string declared)
    {
        if (!own.IsOne)
            return unit.IsOne ? $"Divide it by a reference value in {own}." : "Bring it to that unit, or change the declaration.";
        var written = $"{text}<{declared}>";
        return double.TryParse(text.TrimStart('-'), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new Suggestion($"Write {written}.", written)
            : $"Multiply it by a reference value, as in 1<{declared}>.";
    }
}

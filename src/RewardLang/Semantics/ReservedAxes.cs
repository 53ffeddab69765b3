using System.Globalization;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Axes that are declared with the name of what is never written: the rows, their groups and the steps.</summary>
internal static class ReservedAxes
{
    public static bool Contains(string name) => name is "batch" or "group" or "time";

    /// <summary>What to write for such an axis, which every value has: nothing, or what says which rows form a group.</summary>
    /// <param name="binder">Knows the text.</param>
    /// <param name="axis">The declaration.</param>
    /// <param name="members">All members of the program.</param>
    public static Suggestion Advice(ExpressionBinder binder, AxisSyntax axis, IReadOnlyList<MemberSyntaxNode> members)
    {
        var name = axis.Name.Name;
        var types = members.Select(m => (Member: m.Name.Name, Type: m switch { InputSyntax input => input.Type, ParamSyntax param => param.Type, _ => null }))
            .Where(t => t.Type is not null && t.Type.Axes.Any(a => a.Name == name)).Select(t => (t.Member, Type: t.Type!)).ToList();
        var text = name == "group" && !members.Any(m => m is GroupSyntax) ? GroupOf(axis) : "";
        var removed = $"leave '{name}' out of the {(types.Count == 1 ? "type" : "types")} of {Listed([.. types.Select(t => t.Member)])}";
        var sentence = (text.Length > 0, types.Count > 0) switch
        {
            (true, true) => $"The rows of a group are rows of the batch: write '{text}' for this line, and {removed}.",
            (true, false) => $"The rows of a group are rows of the batch: write '{text}' for this line.",
            (false, true) => $"Remove the line, and {removed}; a fold takes them with over: {name}.",
            _ => "Choose another name for this axis.",
        };
        return text.Length == 0 && types.Count == 0 ? new Suggestion(sentence)
            : new Suggestion(sentence) { Trial = [new(axis.Span, text), .. types.Select(t => new TextEdit(t.Type.Span, Without(binder, t.Type, name)))] };
    }

    /// <summary>What says how many rows form a group; the size may be the host's.</summary>
    private static string GroupOf(AxisSyntax axis) => axis.Size is NumberSyntax { Value: var size } ? $"group of {size.ToString(CultureInfo.InvariantCulture)}" : "group of 8";

    private static string Without(ExpressionBinder binder, TypeSyntax type, string axis)
    {
        var axes = type.Axes.Where(a => a.Name != axis).Select(a => a.Name).ToList();
        return $"{type.Name.Name}{(type.Unit is null ? "" : $"<{binder.TextOf(type.Unit)}>")}{(axes.Count == 0 ? "" : $"[{string.Join(", ", axes)}]")}";
    }

    private static string Listed(List<string> names) => names.Count < 2 ? $"'{string.Concat(names)}'"
        : $"{string.Join(", ", names.Take(names.Count - 1).Select(n => $"'{n}'"))} and '{names[names.Count - 1]}'";
}

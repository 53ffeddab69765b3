using System.Globalization;
using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Axes that are declared for what is never written: the rows, their groups and the steps.</summary>
internal static class ReservedAxes
{
    private const int MostListed = 5;

    public static bool Contains(string name) => name is "batch" or "group" or "time";

    /// <summary>What such an axis is, behind its name.</summary>
    public static string Meaning(string name) => Contains(name) ? "the name of what is never written: every value has it"
        : RowsAndSteps.FoldOf(name) == "time" ? "the steps of an episode, which are no axis and are never written" : "the rows of a batch, which are no axis and are never written";

    /// <summary>What to write for such an axis, which every value has: nothing, or what says which rows form a group.</summary>
    /// <param name="binder">Knows the text.</param>
    /// <param name="axis">The declaration.</param>
    /// <param name="members">All members of the program.</param>
    /// <param name="all">All such axes of the program: a type is written without any.</param>
    public static Suggestion Advice(ExpressionBinder binder, AxisSyntax axis, IReadOnlyList<MemberSyntaxNode> members, IReadOnlyCollection<string> all)
    {
        var name = axis.Name.Name;
        var types = members.SelectMany(m => WrittenTypes.Of(m).Select(type => (Member: m, Type: type))).Where(t => t.Type.Axes.Any(a => a.Name == name)).ToList();
        var text = name == "group" && !members.Any(m => m is GroupSyntax) ? GroupOf(axis) : "";
        var fold = Contains(name) ? name : RowsAndSteps.FoldOf(name)!;
        var folds = name == fold ? [] : Folds(members, name);
        var removed = $"leave '{name}' out of the {(types.Count == 1 ? "type" : "types")} of {Listed([.. types.Select(t => t.Member.Name.Name)])}{Example(binder, all, types)}{(folds.Count > 0 ? $", and write over: {fold} for over: {name}" : "")}";
        var sentence = (text.Length > 0, types.Count > 0) switch
        {
            (true, true) => $"The rows of a group are rows of the batch: write '{text}' for this line, and {removed}.",
            (true, false) => $"The rows of a group are rows of the batch: write '{text}' for this line.",
            (false, true) => $"Remove the line, and {removed}{(folds.Count > 0 ? "" : $"; a fold takes them with over: {fold}")}.",
            _ => "Choose another name for this axis.",
        };
        return text.Length == 0 && types.Count == 0 ? new Suggestion(sentence)
            : new Suggestion(sentence) { Trial = [new(axis.Span, text), .. types.Select(t => new TextEdit(t.Type.Span, Without(binder, t.Type, all))), .. folds.Select(f => new TextEdit(f.Span, fold))] };
    }

    /// <summary>The first input of one value for each row, as it is written without the axis; empty where there is none.</summary>
    private static string Example(ExpressionBinder binder, IReadOnlyCollection<string> axes, IEnumerable<(MemberSyntaxNode Member, TypeSyntax Type)> types) =>
        types.Where(t => t.Member is InputSyntax).OrderBy(t => t.Type.Axes.Count).Select(t => $", as in 'input {t.Member.Name.Name} : {Without(binder, t.Type, axes)}'").FirstOrDefault() ?? "";

    /// <summary>Where an axis is folded.</summary>
    private static List<NameSyntax> Folds(IEnumerable<MemberSyntaxNode> members, string axis) =>
        [.. members.SelectMany(WrittenParts.Of).OfType<CallSyntax>().SelectMany(c => c.Arguments).Where(a => a.Name is not null).Select(a => a.Value).OfType<NameSyntax>().Where(n => n.Name == axis)];

    /// <summary>What says how many rows form a group; the size may be the host's.</summary>
    private static string GroupOf(AxisSyntax axis) => axis.Size is NumberSyntax { Value: var size } ? $"group of {size.ToString(CultureInfo.InvariantCulture)}" : "group of 8";

    private static string Without(ExpressionBinder binder, TypeSyntax type, IReadOnlyCollection<string> without)
    {
        var axes = type.Axes.Where(a => !without.Contains(a.Name)).Select(a => a.Name).ToList();
        return $"{type.Name.Name}{(type.Unit is null ? "" : $"<{binder.TextOf(type.Unit)}>")}{(axes.Count == 0 ? "" : $"[{string.Join(", ", axes)}]")}";
    }

    private static string Listed(List<string> names) => names.Count < 2 ? $"'{string.Concat(names)}'"
        : names.Count > MostListed ? $"{string.Join(", ", names.Take(MostListed - 1).Select(n => $"'{n}'"))} and {names.Count - MostListed + 1} more"
        : $"{string.Join(", ", names.Take(names.Count - 1).Select(n => $"'{n}'"))} and '{names[names.Count - 1]}'";
}

using RewardLang.Analysis.Lints;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// Axes of a program that are the rows of a batch, or the steps of an episode, as tensors of other languages have them: the name says so, inputs have them first, and terms are
/// left with them. One that is folded is an axis of things, whatever it is called.
/// </summary>
internal sealed class RowsAxes(ProgramSyntax program)
{
    /// <summary>One term, or one input, may be left with an axis of things by mistake.</summary>
    private const int Fewest = 2;

    /// <param name="left">Axes that a term is left with.</param>
    /// <param name="folds">What the program folds over all axes.</param>
    public IReadOnlyList<string> Among(IEnumerable<Axis> left, IEnumerable<WrittenFold> folds)
    {
        var folded = new HashSet<string>(folds.Where(f => f.Axes.Count == 1).Select(f => f.Axes[0].Name), StringComparer.Ordinal);
        return [.. left.Select(a => a.Name).Distinct().Where(name => AreRowsOrSteps(name, folded.Contains(name)))];
    }

    /// <summary>The only axis that all terms are left with, that all inputs have first and that nothing folds: by its name it may be one of things. Null where there is none.</summary>
    /// <param name="left">What each term is left with.</param>
    /// <param name="folds">What the program folds over all axes.</param>
    public string? Suspect(IReadOnlyList<IReadOnlyList<Axis>> left, IEnumerable<WrittenFold> folds)
    {
        if (left.Count < Fewest || program.Members.Count(m => m is InputSyntax) < Fewest || left.Count < program.Members.Count(m => m is TermSyntax) || left[0] is not [{ IsAnonymous: false, Components: null, Parent: null } axis] || left.Any(axes => axes is not [var same] || same != axis)
            || program.Members.OfType<InputSyntax>().Any(i => i.Type.Axes.Count == 0 || i.Type.Axes[0].Name != axis.Name) || ThingWords.KindOf(NameWords.Of(axis.Name).Select(ThingWords.Singular)).Count > 0 || UseOf(axis.Name) != Use.None || folds.Any(f => f.Axes.Contains(axis)))
            return null;
        return axis.Name;
    }

    /// <summary>How the expressions of a program name an axis.</summary>
    private enum Use
    {
        None,
        Fold,
        Other,
    }

    private bool AreRowsOrSteps(string name, bool isFolded)
    {
        if (program.Members.OfType<AxisSyntax>().FirstOrDefault(a => a.Name.Name == name) is not { Parent: null, Components: null } || RowsAndSteps.FoldOf(name) is null)
            return false;
        var (use, inputs) = (UseOf(name), program.Members.OfType<InputSyntax>().Where(i => !i.IsShared).ToList());
        var isCertain = RowsAndSteps.IsCertain(name);
        // One letter, a row or a sample is a thing where some value has none.
        var areAll = isCertain || name.StartsWith("env", StringComparison.OrdinalIgnoreCase) || inputs.TrueForAll(i => Has(i.Type, name)) && !program.Members.OfType<ParamSyntax>().Any(p => p.Type is { } type && Has(type, name));
        return (isCertain ? use != Use.Other : use == Use.None && !isFolded) && areAll
            && inputs.Exists(i => Has(i.Type, name)) && program.Members.SelectMany(WrittenTypes.Of).Where(t => Has(t, name)).All(t => isCertain || IsFirst(t, name));
    }

    private static bool Has(TypeSyntax type, string axis) => type.Axes.Any(a => a.Name == axis);

    /// <summary>Whether nothing but the rows or the steps stands before an axis in a type.</summary>
    private static bool IsFirst(TypeSyntax type, string axis) => type.Axes.TakeWhile(a => a.Name != axis).All(a => RowsAndSteps.FoldOf(a.Name) is not null);

    private Use UseOf(string axis)
    {
        if (program.Members.OfType<AxisSyntax>().Any(a => a.Parent?.Name == axis))
            return Use.Other;
        var (parts, folds) = (WrittenParts.Of(program).ToList(), 0);
        foreach (var argument in parts.OfType<CallSyntax>().SelectMany(c => c.Arguments).Where(a => a.Name?.Name is "over" or "members"))
            folds += Names(argument.Value).Count(n => n.Name == axis);
        var isIndexed = parts.OfType<IndexSyntax>().Any(i => i.As?.Name == axis || i.Items.Any(item => item.Axis?.Name == axis || item.First is NameSyntax part && part.Name == axis));
        return isIndexed || parts.Count(p => p is NameSyntax name && name.Name == axis) > folds ? Use.Other : folds > 0 ? Use.Fold : Use.None;
    }

    private static IEnumerable<NameSyntax> Names(ExpressionSyntax folded) => folded is ArraySyntax several ? several.Elements.OfType<NameSyntax>() : folded is NameSyntax one ? [one] : [];
}

using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Declares the axes of a program; parts may come before what they are a part of.</summary>
/// <param name="binder">Takes them.</param>
/// <param name="sizes">Sizes of open axes.</param>
/// <param name="rows">Those that are the rows or the steps.</param>
internal sealed class AxisBinder(ExpressionBinder binder, IReadOnlyDictionary<string, int> sizes, IReadOnlyCollection<string> rows)
{
    /// <param name="axes">The axes.</param>
    /// <param name="members">All members of the program.</param>
    public void Declare(IReadOnlyList<AxisSyntax> axes, IReadOnlyList<MemberSyntaxNode> members)
    {
        var pending = new List<AxisSyntax>();
        var reserved = axes.Select(a => a.Name.Name).Where(name => ReservedAxes.Contains(name) || rows.Contains(name)).Distinct().ToList();
        foreach (var axis in axes)
        {
            if (pending.Any(p => p.Name.Name == axis.Name.Name))
                binder.Report(axis.Name.Span, DiagnosticCatalogue.DuplicateName, axis.Name.Name, DiagnosticCatalogue.RenameOne);
            else if (reserved.Contains(axis.Name.Name))
            {
                binder.Report(axis.Name.Span, DiagnosticCatalogue.ReservedAxis, axis.Name.Name, ReservedAxes.Meaning(axis.Name.Name), ReservedAxes.Advice(binder, axis, members, reserved));
                binder.Scope.BrokenAxes.Add(axis.Name.Name);
            }
            else
                pending.Add(axis);
        }

        var progress = true;
        while (progress)
        {
            var ready = pending.Where(a => a.Parent is null || pending.All(p => p.Name.Name != a.Parent.Name)).ToList();
            progress = ready.Count > 0;
            foreach (var axis in ready)
            {
                pending.Remove(axis);
                if (Bind(axis) is { } bound)
                    binder.Scope.Axes[axis.Name.Name] = bound;
                else
                    binder.Scope.BrokenAxes.Add(axis.Name.Name);
            }
        }

        if (pending.Count > 0)
            binder.Report(pending[0].Name.Span, DiagnosticCatalogue.CyclicAxis, pending[0].Name.Name);
        binder.Scope.BrokenAxes.UnionWith(pending.Select(a => a.Name.Name));
    }

    private Axis? Bind(AxisSyntax syntax)
    {
        var components = syntax.Components?.Select(c => c.Name).ToList();
        if (components is not null && components.Distinct().Count() < components.Count)
        {
            binder.Report(syntax.Span, DiagnosticCatalogue.DuplicateName, components.GroupBy(c => c).First(g => g.Count() > 1).Key, DiagnosticCatalogue.RenameOne);
            return null;
        }

        if (syntax.Parent is not null)
            return BindPart(syntax, components);
        if (syntax.Size is null)
        {
            var isOpen = components is null;
            int? bound = isOpen && sizes.TryGetValue(syntax.Name.Name, out var given) ? given : null;
            return new Axis(syntax.Name.Name, bound, components) { IsOpen = isOpen };
        }

        if (syntax.Size is ArraySyntax { Elements: var elements } && elements.All(e => e is NameSyntax))
        {
            var names = string.Join(", ", elements.Select(e => ((NameSyntax)e).Name));
            binder.Report(syntax.Size.Span, DiagnosticCatalogue.ComponentsInBrackets, $"axis {syntax.Name.Name} {{ {names} }}");
            return null;
        }

        if (binder.BindWholeNumber(syntax.Size, "the size of an axis") is not { } size)
            return null;
        if (size < 1 || components is not null && components.Count != size)
        {
            binder.Report(syntax.Size.Span, DiagnosticCatalogue.AxisSize, syntax.Name.Name, size, Named(components));
            return null;
        }

        return new Axis(syntax.Name.Name, size, components);
    }

    private static string Named(IReadOnlyList<string>? components) => components is null ? "" : $" and names {components.Count}";

    private Axis? BindPart(AxisSyntax syntax, IReadOnlyList<string>? components)
    {
        if (binder.FindAxis(syntax.Parent!) is not { } parent || binder.BindIndices(syntax.Indices!, parent, whole: null, components?.Count) is not { } indices)
            return null;
        if (components is not null && components.Count != indices.Count)
        {
            binder.Report(syntax.Span, DiagnosticCatalogue.AxisSize, syntax.Name.Name, indices.Count, Named(components));
            return null;
        }

        return new Axis(syntax.Name.Name, indices.Count, components) { Parent = parent, Indices = indices };
    }
}

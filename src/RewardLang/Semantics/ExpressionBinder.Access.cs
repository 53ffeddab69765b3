using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Arrays, elements, parts and components.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundValue? BindArray(ArraySyntax syntax)
    {
        var elements = syntax.Elements.Select(Bind).ToList();
        if (elements.Contains(null))
            return null;
        var level = 0;
        while (elements.Any(e => e!.Axes.Contains(Axis.Anonymous(elements.Count, level))))
            level++;
        return Stack(Axis.Anonymous(elements.Count, level), [.. elements.Select(e => e!)], syntax.Span);
    }

    /// <summary>Puts values side by side along an axis.</summary>
    public BoundValue? Stack(Axis axis, IReadOnlyList<BoundValue> elements, TextSpan span)
    {
        if (elements.Any(e => e.IsTruth) && !elements.All(e => e.IsTruth))
            elements = [.. elements.Select(e => e.AsNumber(Graph))];
        var joined = elements[0];
        foreach (var element in elements.Skip(1))
        {
            var other = element;
            if (!TryUnify(joined, other, span, "put into one array", out var unit) || Align(ref joined, ref other, span) is not { } axes)
                return null;
            joined = new BoundValue(axes.Count == joined.Axes.Count ? joined.Node : other.Node, joined.Kind, unit);
        }

        if (joined.Axes.Contains(axis))
        {
            Report(span, DiagnosticCatalogue.AxisTwice, axis);
            return null;
        }

        var kind = elements.All(e => e.Kind == elements[0].Kind) ? elements[0].Kind : ScalarKind.Real;
        var nodes = elements.Select(e => AdoptAxes(e, joined.Axes).Node).ToList();
        return new BoundValue(Graph.Stack(axis, nodes), kind, joined.Unit);
    }

    private BoundValue? BindMember(MemberSyntax syntax)
    {
        if (syntax.Target is NameSyntax holder && AdviceForHolder(holder, syntax) is { } own)
        {
            Report(syntax.Span, DiagnosticCatalogue.UnknownName, holder.Name, own);
            return null;
        }

        if (syntax.Target is NameSyntax module && !Scope.TryGet(module.Name, out _, out _) && ForeignNames.Advice(module.Name) is { } advice)
        {
            var constant = syntax.Member.Name.ToLowerInvariant() switch { "pi" => "pi", "inf" or "infinity" or "positiveinfinity" => "inf", _ => null };
            Report(module.Span, DiagnosticCatalogue.UnknownName, module.Name, constant is null ? advice : new Suggestion($"Write '{constant}'.", constant, syntax.Span));
            return null;
        }

        if (Bind(syntax.Target) is not { } target)
            return null;
        var name = syntax.Member.Name;
        var owners = target.Axes.Where(a => a.IndexOf(name) >= 0).ToList();
        if (owners.Count == 1)
            return target with { Node = Graph.Element(target.Node, owners[0], owners[0].IndexOf(name)) };
        if (owners.Count == 0 && Swizzle(target, name) is { } swizzled)
            return swizzled;
        var components = target.Axes.Where(a => a.Components is not null).SelectMany(a => a.Components!).ToList();
        if (owners.Count > 1)
            Report(syntax.Member.Span, DiagnosticCatalogue.AmbiguousComponent, name, string.Join(" and ", owners));
        else if (components.Count > 0)
            Report(syntax.Member.Span, DiagnosticCatalogue.UnknownComponent, target.Type, name, ComponentAdvice.ForDirection(target, syntax, TextOf(syntax.Target)) ?? AdviceForMethod(syntax, target) ?? AdviceForLength(syntax, target) ?? FoldedComponent(syntax, target) ?? NameSuggestion.For(name, components));
        else
            Report(syntax.Member.Span, DiagnosticCatalogue.NoComponents, target.Type, name,
                AdviceForMethod(syntax, target) ?? FoldedComponent(syntax, target) ?? ComponentAdvice.ForLetPart(target, syntax, Scope) ?? ComponentAdvice.ForList(target, name, Scope.CallSite, Session.Program) ?? "Declare the axis with components, or rename a part: x[0..3 as xyz].");
        return null;
    }

    /// <summary><c>v.xy</c>: several one-letter components at once.</summary>
    private BoundValue? Swizzle(BoundValue target, string letters)
    {
        foreach (var axis in target.Axes.Where(a => a.Components is not null))
        {
            var indices = letters.Select(letter => axis.IndexOf(letter.ToString())).ToList();
            if (indices.Count < 2 || indices.Contains(-1))
                continue;
            var named = Scope.FindAxis(letters) ?? Axis.BuiltIn.FirstOrDefault(a => string.Concat(a.Components) == letters);
            var isNamed = named?.Components is not null && named.Components.SequenceEqual(letters.Select(l => l.ToString()));
            return target with { Node = Graph.Slice(target.Node, axis, isNamed ? named! : Axis.Anonymous(indices.Count), indices) };
        }

        return null;
    }

    private BoundValue? BindIndex(IndexSyntax syntax)
    {
        if (syntax.Items is [{ End: null, First: NameSyntax { Name: "None" } none }] && !Scope.Declares("None"))
        {
            Report(none.Span, DiagnosticCatalogue.UnknownName, "None", new Suggestion($"Axes meet by their names, so no axis is added: write {TextOf(syntax.Target)}.", TextOf(syntax.Target), syntax.Span));
            return Bind(syntax.Target);
        }

        if (ReportsIndicator(syntax) || Bind(syntax.Target) is not { } target)
            return null;
        if (syntax.Items is [{ End: null, First: NameSyntax name, Axis: null } item] && Scope.FindAxis(name.Name) is { } part)
            return BindPart(target, part, syntax, item.Span);
        if (syntax.Items is [{ End: null, First: NameSyntax broken, Axis: null }] && Scope.IsBrokenAxis(broken.Name) || ReportsComponent(target, syntax))
            return null;

        if (ReportsSeveralLabels(target, syntax) || FindIndexedAxis(target, syntax) is not { } axis || BindIndices(syntax.Items, axis, syntax, syntax.As is { } wanted ? Scope.FindAxis(wanted.Name)?.Size : null) is not { } indices)
            return null;
        var single = syntax.Items is [{ End: null }] && syntax.As is null;
        if (single)
            return target with { Node = Graph.Element(target.Node, axis, indices[0]) };
        return Renamed(target, axis, indices, syntax);
    }

    /// <summary><c>x[leg]</c>: the elements of an axis that <c>leg</c> was declared to be.</summary>
    private BoundValue? BindPart(BoundValue target, Axis part, IndexSyntax syntax, TextSpan span)
    {
        if (part.Parent is { } parent && target.Axes.Contains(parent))
        {
            if (syntax.As is null && target.Axes.Contains(part))
            {
                Report(span, DiagnosticCatalogue.AxisTwice, part);
                return null;
            }

            return syntax.As is null
                ? target with { Node = Graph.Slice(target.Node, parent, part, part.Indices!) }
                : Renamed(target, parent, part.Indices!, syntax);
        }

        if (target.Axes.Contains(part) && syntax.As is not null && part.Size is { } size)
            return Renamed(target, part, [.. Enumerable.Range(0, size)], syntax);
        Report(span, DiagnosticCatalogue.NotAPart, part.Name, target.Type, ComponentAdvice.ForPart(target, part, syntax, TextOf(syntax.Target)));
        return null;
    }

    private BoundValue? Renamed(BoundValue target, Axis axis, IReadOnlyList<int> indices, IndexSyntax syntax)
    {
        var result = Axis.Anonymous(indices.Count);
        if (syntax.As is { } name)
        {
            if (FindAxis(name) is not { } named)
                return null;
            if (named.Size != indices.Count)
            {
                Report(name.Span, DiagnosticCatalogue.PartOfOtherSize, indices.Count, named.Name, (object?)named.Size ?? "an open number of");
                return null;
            }

            result = named;
        }

        if (target.Axes.Contains(result) && result != axis)
        {
            Report(syntax.Span, DiagnosticCatalogue.AxisTwice, result);
            return null;
        }

        return target with { Node = Graph.Slice(target.Node, axis, result, indices) };
    }

    private Axis? FindIndexedAxis(BoundValue target, IndexSyntax syntax)
    {
        var named = syntax.Items.Select(i => i.Axis).FirstOrDefault(a => a is not null);
        if (named is not null)
        {
            if (FindAxis(named) is not { } axis)
                return null;
            if (target.Axes.Contains(axis))
                return axis;
            Report(named.Span, DiagnosticCatalogue.MissingAxis, target.Type, axis.Name, AxisSet.Advice(target.Axes));
            return null;
        }

        if (target.Axes.Count == 1)
            return target.Axes[0];
        if (target.Axes.Count == 0)
            Report(syntax.Span, DiagnosticCatalogue.IndexOfScalar, target.Type, syntax is { Target: NumberSyntax, Items: [{ End: null } low, { End: null } high] }
                ? new Suggestion($"A range stands behind 'in': write {TextOf(syntax.Target)} in {TextOf(low.First)} .. {TextOf(high.First)}.", $"{TextOf(syntax.Target)} in {TextOf(low.First)} .. {TextOf(high.First)}") : StepAdvice.For(syntax, TextOf(syntax.Target)));
        else
            Report(syntax.Span, DiagnosticCatalogue.AmbiguousIndex, target.Type, AdviceForSeveralAxes(target, syntax));
        return null;
    }

    /// <summary>The elements that <c>3</c>, <c>0..4</c> and lists of them mean; null after a report.</summary>
    /// <param name="items">The list.</param>
    /// <param name="axis">The axis whose elements they are.</param>
    /// <param name="whole">The value that is indexed; null for a part of the axis itself.</param>
    /// <param name="wanted">How many elements are needed, where that is said.</param>
    public IReadOnlyList<int>? BindIndices(IReadOnlyList<IndexItemSyntax> items, Axis axis, IndexSyntax? whole, int? wanted)
    {
        var indices = new List<int>();
        foreach (var item in items)
        {
            if (BindWholeNumber(item.First, "an index", AdviceForIndex(item.First, axis, whole)) is not { } first)
                return null;
            var end = first + 1;
            if (item.End is not null)
            {
                if (BindWholeNumber(item.End, "the end of a range") is not { } bound)
                    return null;
                end = bound;
            }

            if (first < 0 || end <= first || axis.Size is { } size && end > size)
            {
                var value = whole is null ? axis.Name : Shown(whole.Target) ?? "x";
                Report(item.Span, DiagnosticCatalogue.IndexOutOfRange, axis.IsAnonymous ? "the list" : $"the axis '{axis.Name}'", (object?)axis.Size ?? "an open number of",
                    item.End is null ? "" : "; the end of a range is not included", new IndexAdvice(axis, value, items).For(item, first, end, wanted));
                return null;
            }

            if (indices.Count + (long)end - first > MaximumElements)
            {
                Report(item.Span, DiagnosticCatalogue.ValueTooLarge, $"The part of '{axis.Name}'", indices.Count + (long)end - first, MaximumElements);
                return null;
            }

            indices.AddRange(Enumerable.Range(first, end - first));
        }

        return indices;
    }

    /// <summary>The axis of a name; null after a report.</summary>
    public Axis? FindAxis(NameSyntax name)
    {
        if (Scope.FindAxis(name.Name) is { } axis)
            return axis;
        if (!Scope.IsBrokenAxis(name.Name))
        {
            if (RowsAndSteps.Advice(name.Name) is { } advice)
            {
                Report(name.Span, DiagnosticCatalogue.UnknownAxis, name.Name, advice);
                return null;
            }

            if (Scope.Declares(name.Name))
            {
                Report(name.Span, DiagnosticCatalogue.UnknownAxis, name.Name, AdviceForValue(name));
                return null;
            }

            if (Scope.AxisNames.Select(Scope.FindAxis).FirstOrDefault(a => a!.IndexOf(name.Name) >= 0) is { } whole)
            {
                Report(name.Span, DiagnosticCatalogue.UnknownAxis, name.Name, $"'{name.Name}' is a component of '{whole.Name}': it is taken with .{name.Name} behind the value.");
                return null;
            }

            if (Session.HasGroups && name.Name is "prompt" or "prompts" or "question" or "questions" or "groups" or "pair" or "pairs" or "answers")
            {
                Report(name.Span, DiagnosticCatalogue.UnknownAxis, name.Name, new Suggestion("The rows of a group are folded with over: group.", "group"));
                return null;
            }

            var near = NameSuggestion.For(name.Name, Scope.AxisNames);
            var keys = Scope.File.Outline.KeysOver(name.Name);
            Report(name.Span, DiagnosticCatalogue.UnknownAxis, name.Name, keys.Count > 0 ? new Suggestion($"Its elements have names: declare 'axis {name.Name} {{ {string.Join(", ", keys)} }}'.")
                : near with { Sentence = $"{near} {(near.Replacement is null ? "Declare" : "Otherwise declare")} it with 'axis {name.Name} = size'." });
            // One declaration is missing, however often it is used.
            Scope.BrokenAxes.Add(name.Name);
            Scope.Journal.Record(() => Scope.BrokenAxes.Remove(name.Name));
        }

        return null;
    }
}

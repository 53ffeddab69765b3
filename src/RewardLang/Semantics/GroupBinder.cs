using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Binds <c>group of size</c> and <c>group by input</c>.</summary>
internal sealed class GroupBinder(ExpressionBinder binder, HostBinder host)
{
    /// <summary>The grouping of a program; null when it declares none, or after a report.</summary>
    public RowGrouping? Bind(IReadOnlyList<GroupSyntax> members)
    {
        foreach (var second in members.Skip(1))
            binder.Report(second.Name.Span, DiagnosticCatalogue.SecondGrouping);
        return members.Count == 0 ? null
            : members[0].Index is { } index ? BindIndex(index)
            : BindSize(members[0].Size!);
    }

    private RowGrouping? BindSize(ExpressionSyntax syntax)
    {
        if (binder.Bind(syntax) is not { } value)
            return null;
        var node = value.Node;
        if (value.IsTruth || value.Axes.Count > 0 || value.Unit is { IsOne: false } || node.Kind is not (NodeKind.Constant or NodeKind.Param))
        {
            binder.Report(syntax.Span, DiagnosticCatalogue.GroupSizeSource);
            return null;
        }

        // A parameter without a default is held against the rule when the host has set it.
        var size = node.Kind == NodeKind.Constant ? node.Value : host.Params[node.Slot].Default?[0] ?? 1;
        if (!RowGrouping.IsSize(size))
        {
            binder.Report(syntax.Span, DiagnosticCatalogue.GroupSize, size);
            return null;
        }

        return node.Kind == NodeKind.Constant
            ? new RowGrouping(RowGroupingKind.ConstantSize, (int)size)
            : new RowGrouping(RowGroupingKind.ParamSize, node.Slot);
    }

    private Suggestion Advice(string name)
    {
        var near = NameSuggestion.For(name, host.Inputs.Where(i => i.Kind == ScalarKind.Int).Select(i => i.Name));
        return near.Replacement is not null ? near : $"Declare 'input {name} : int episodic'.";
    }

    private RowGrouping? BindIndex(NameSyntax name)
    {
        if (!binder.Scope.Names.Contains(name.Name) && !binder.Scope.IsBrokenAxis(name.Name))
            binder.Report(name.Span, DiagnosticCatalogue.UnknownName, name.Name, Advice(name.Name));
        if (binder.Bind(name) is not { } value)
            return null;
        var node = value.Node;
        if (node.Kind == NodeKind.Input && value.Kind == ScalarKind.Int && value.Axes.Count == 0 && node is { IsUniform: false, IsTimeless: true })
            return new RowGrouping(RowGroupingKind.Index, node.Slot);
        var found = node.Kind != NodeKind.Input ? "not an input"
            : node.IsUniform ? "shared by all rows"
            : value.Kind == ScalarKind.Int && value.Axes.Count == 0 ? "one for each step"
            : value.Type.ToString();
        binder.Report(name.Span, DiagnosticCatalogue.GroupIndex, name.Name, found);
        return null;
    }
}

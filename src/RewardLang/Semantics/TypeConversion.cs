using RewardLang.Diagnostics;

namespace RewardLang.Semantics;

/// <summary>Makes a value fit a declared type, where that loses nothing.</summary>
internal static class TypeConversion
{
    /// <summary>The value in the type's axes and kind; null after a report that names <paramref name="what"/>.</summary>
    public static BoundValue? Apply(ExpressionBinder binder, BoundValue value, ValueType type, TextSpan span, string what)
    {
        value = binder.AdoptAxes(value, type.Axes);
        var kindFits = type.Kind == ScalarKind.Bool ? value.IsTruth : true;
        var unitFits = value.FitsAnyUnit || type.Unit is null || value.Unit is null || type.Unit.Equals(value.Unit);
        if (!kindFits || !unitFits || !AxisSet.Contains(type.Axes, value.Axes))
        {
            binder.Report(span, DiagnosticCatalogue.WrongType, what, type, value.Type);
            return null;
        }

        if (type.Kind != ScalarKind.Bool)
            value = value.AsNumber(binder.Graph);
        return new BoundValue(binder.Graph.Expand(value.Node, type.Axes), type.Kind == ScalarKind.Real ? value.Kind : type.Kind, type.Unit ?? value.Unit);
    }
}

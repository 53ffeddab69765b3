using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Makes a value fit a declared type, where that loses nothing.</summary>
internal static class TypeConversion
{
    /// <summary>The value in the type's axes and kind; null after a report that names <paramref name="what"/>.</summary>
    /// <param name="binder">Makes the nodes.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="span">Where the value is written.</param>
    /// <param name="what">What has the type, as a part of a sentence.</param>
    /// <param name="shapeAdvice">What to do where the value has axes that the type has not.</param>
    /// <param name="unit">How the type's unit is written; null where that is not told.</param>
    public static BoundValue? Apply(ExpressionBinder binder, BoundValue value, ValueType type, TextSpan span, string what, string? shapeAdvice = null, string? unit = null)
    {
        value = binder.AdoptAxes(AdoptInOrder(binder, value, type.Axes), type.Axes);
        var kindFits = type.Kind == ScalarKind.Real || value.IsTruth || type.Kind == value.Kind;
        var unitFits = value.FitsAnyUnit || type.Unit is null || value.Unit is null || type.Unit.Equals(value.Unit);
        if (!kindFits || !unitFits || !AxisSet.Contains(type.Axes, value.Axes))
        {
            binder.Report(span, DiagnosticCatalogue.WrongType, what, type, value.Type,
                kindFits && unitFits && shapeAdvice is not null ? shapeAdvice : TypeAdvice.For(value, type, binder.PlaceOf(span).Text, unit));
            return null;
        }

        if (type.Kind != ScalarKind.Bool)
            value = value.AsNumber(binder.Graph);
        return new BoundValue(binder.Graph.Expand(value.Node, type.Axes), type.Kind == ScalarKind.Real ? value.Kind : type.Kind, type.Unit ?? value.Unit);
    }

    /// <summary>The value of a member in the type that is written behind its name; as it is where there is none, and null after a report.</summary>
    /// <param name="binder">Makes the nodes.</param>
    /// <param name="syntax">The type.</param>
    /// <param name="value">The value.</param>
    /// <param name="written">How it is written.</param>
    /// <param name="name">The member's name.</param>
    public static BoundValue? OfMember(ExpressionBinder binder, TypeSyntax? syntax, BoundValue? value, ExpressionSyntax written, string name)
    {
        if (syntax is null)
            return value;
        if (new TypeBinder(binder).Bind(syntax) is not { } type || value is null)
            return null;
        var unit = syntax.Unit is { } known ? binder.TextOf(known) : null;
        if (unit is not null && type.Type.Unit is { } counted)
            binder.Session.DeclaredUnits.Note(name, unit, counted);
        // 90 is 90 radians, and a type of degrees says that 90 degrees are meant.
        if (type is { Scale: not 1, Type.Unit.IsOne: true } && BareIn(written) is { Value: not 0 } number)
        {
            var text = $"{binder.Scope.File.Source.GetText(number.Span)}<{unit}>";
            binder.Report(number.Span, DiagnosticCatalogue.WrongType, $"'{name}'", $"{syntax.Name.Name}<{unit}>", "a bare number", new Suggestion($"Write {text}.", text));
            return null;
        }

        return Apply(binder, value, type.Type, written.Span, $"'{name}'", unit: unit);
    }

    /// <summary>A number without a unit that an expression is, or a list of such has.</summary>
    private static NumberSyntax? BareIn(ExpressionSyntax written) => written is ArraySyntax array
        ? array.Elements.Select(BareIn).FirstOrDefault(n => n is { Value: not 0 }) : NumberFacts.Bare(written);

    /// <summary>Gives a nested literal the declared axes in their order, the outer brackets the first; sizes that differ are left alone.</summary>
    private static BoundValue AdoptInOrder(ExpressionBinder binder, BoundValue value, IReadOnlyList<Axis> axes)
    {
        // Brackets put the axis of their elements last, so the outermost comes last.
        var literal = value.Axes.Where(a => a.IsAnonymous).Reverse().ToList();
        if (literal.Count < 2 || literal.Count != axes.Count || !literal.Zip(axes, (a, b) => a.Size == b.Size).All(same => same))
            return value;
        for (var i = 0; i < axes.Count; i++)
            value = value with { Node = binder.Rename(value.Node, literal[i], axes[i]) };
        return value;
    }
}

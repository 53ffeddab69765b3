using RewardLang.Diagnostics;
using RewardLang.Syntax;
using RewardLang.Syntax.Remedies;

namespace RewardLang.Semantics;

/// <summary>A declared type and how many base units one of its units is.</summary>
internal sealed record DeclaredType(ValueType Type, double Scale);

/// <summary>Types as written to types.</summary>
internal sealed class TypeBinder(ExpressionBinder binder)
{
    private static readonly string[] s_names = ["real", "int", "bool", "vec3", "quat", "quat_xyzw"];

    /// <summary>The type; null after a report.</summary>
    public DeclaredType? Bind(TypeSyntax syntax)
    {
        var (kind, alias) = syntax.Name.Name switch
        {
            "real" => (ScalarKind.Real, null),
            "int" => (ScalarKind.Int, null),
            "bool" => (ScalarKind.Bool, null),
            "vec3" => (ScalarKind.Real, Axis.Position),
            "quat" => (ScalarKind.Real, Axis.Quaternion),
            "quat_xyzw" => (ScalarKind.Real, (Axis?)Axis.QuaternionVectorFirst),
            _ => ((ScalarKind)(-1), null),
        };
        if ((int)kind < 0)
        {
            binder.Report(syntax.Name.Span, DiagnosticCatalogue.UnknownType, syntax.Name.Name, Planar(syntax) ?? OfEnum(syntax) ?? OfText(syntax) ?? OptionalInputs.OfType(binder.Scope.File.Outline, syntax) ?? WithAxes(syntax, Advice(syntax)));
            return null;
        }

        if (RowsAndSteps.FirstIn(binder, syntax) is { } row)
        {
            binder.Report(row.Span, DiagnosticCatalogue.UnknownAxis, row.Name, RowsAndSteps.WithoutThem(binder, syntax, syntax.Name.Name)!);
            return null;
        }

        if (syntax is { Unit: null, Axes: [var only] } && UnitTable.Units.ContainsKey(only.Name) && binder.Scope.FindAxis(only.Name) is null && syntax.Name.Name is not "bool")
        {
            binder.Report(only.Span, DiagnosticCatalogue.UnknownAxis, only.Name, new Suggestion($"A unit stands in angle brackets: write {syntax.Name.Name}<{only.Name}>.", $"{syntax.Name.Name}<{only.Name}>", syntax.Span));
            return null;
        }

        var axes = new List<Axis>();
        foreach (var name in syntax.Axes)
        {
            if (binder.FindAxis(name) is not { } axis)
                return null;
            if (axes.Contains(axis) || axis == alias)
            {
                binder.Report(name.Span, DiagnosticCatalogue.AxisTwice, axis);
                return null;
            }

            axes.Add(axis);
        }

        if (alias is not null)
            axes.Add(alias);
        var unit = new ScaledUnit(Unit.One, 1);
        if (syntax.Unit is not null)
        {
            if (binder.BindUnit(syntax.Unit) is not { } bound)
                return null;
            unit = bound;
        }

        var isFree = syntax.Unit is null && kind != ScalarKind.Bool;
        var type = new ValueType(kind, isFree ? null : unit.Unit, axes);
        return binder.IsTooLarge(type, syntax.Span) ? null : new DeclaredType(type, unit.Scale);
    }

    /// <summary><c>vec2&lt;m&gt;[robot]</c>; null for other types.</summary>
    private Suggestion? Planar(TypeSyntax syntax)
    {
        if (syntax.Name.Name is not ("vec2" or "Vec2" or "Vector2" or "vector2" or "float2"))
            return null;
        var text = $"real{(syntax.Unit is null ? "" : $"<{binder.TextOf(syntax.Unit)}>")}[{string.Join(", ", syntax.Axes.Where(a => RowsAndSteps.FoldOf(a.Name) is null).Select(a => a.Name).Append(Axis.PlanarPosition.Name))}]";
        return new Suggestion($"Write {text}.", text, syntax.Span);
    }

    /// <summary>The numbers of an enum that the text declares as other languages do; null for other names.</summary>
    private Suggestion? OfEnum(TypeSyntax syntax)
    {
        if (!binder.Scope.File.Outline.Enums.TryGetValue(syntax.Name.Name, out var members) || members.Count < 2)
            return null;
        var text = $"int in 0 .. {members.Count - 1}";
        return new Suggestion($"Write '{text}', the numbers of its members.", text, syntax.Name.Span);
    }

    /// <summary><c>input verdict : string</c>, with the texts that it is compared with; null for others.</summary>
    private Suggestion? OfText(TypeSyntax syntax) => ForeignTypes.IsText(syntax.Name.Name) && syntax.Axes.Count == 0 ? TextCases.OfType(binder.Scope.File.Outline, syntax.Span) : null;

    /// <summary>What a word of another language is called here, without the rows and the steps that its type lists too.</summary>
    private Suggestion WithAxes(TypeSyntax syntax, Suggestion advice) => advice.Replacement is { } word && RowsAndSteps.WithoutThem(binder, syntax, word) is { } whole ? whole : advice;

    private static Suggestion Advice(TypeSyntax syntax)
    {
        var name = syntax.Name.Name;
        if (name is "list" or "List" or "Array" or "Sequence" && syntax.Axes.All(a => s_names.Contains(a.Name)))
            return "There are no lists: declare an axis of the elements, as in 'axis item = 5', and write real[item].";
        // A quantity whose unit or axes are written is one by its name alone.
        return ForeignTypes.Advice(name) is { } advice && (syntax.Unit is null && syntax.Axes.Count == 0 || advice.Replacement is null || s_names.Contains(advice.Replacement)) ? advice : NameSuggestion.For(name, s_names);
    }
}

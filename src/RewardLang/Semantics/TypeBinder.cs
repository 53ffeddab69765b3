using RewardLang.Diagnostics;
using RewardLang.Syntax;

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
            binder.Report(syntax.Name.Span, DiagnosticCatalogue.UnknownType, syntax.Name.Name, Planar(syntax) ?? WithAxes(syntax, Advice(syntax)));
            return null;
        }

        if (RowsAndSteps.FirstIn(binder, syntax) is { } row)
        {
            binder.Report(row.Span, DiagnosticCatalogue.UnknownAxis, row.Name, RowsAndSteps.WithoutThem(binder, syntax, syntax.Name.Name)!);
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

    /// <summary>What a word of another language is called here, without the rows and the steps that its type lists too.</summary>
    private Suggestion WithAxes(TypeSyntax syntax, Suggestion advice) => advice.Replacement is { } word && RowsAndSteps.WithoutThem(binder, syntax, word) is { } whole ? whole : advice;

    private static Suggestion Advice(TypeSyntax syntax) => syntax.Name.Name switch
    {
        "list" or "List" or "Array" or "Sequence" when syntax.Axes.All(a => s_names.Contains(a.Name)) =>
            "There are no lists: declare an axis of the elements, as in 'axis item = 5', and write real[item].",
        "float" or "double" or "Tensor" or "tensor" or "array" or "vector" or "number" or "float32" => new Suggestion("Write 'real'; an array is real[axis].", "real"),
        "integer" or "long" => new Suggestion("Write 'int'.", "int"),
        "Vector3" or "Vec3" or "vector3" or "float3" or "Point" or "Pose" => new Suggestion("Write 'vec3'.", "vec3"),
        "list" or "List" or "Array" or "Sequence" => new Suggestion("Write 'real'; the elements are named by an axis, real[axis].", "real"),
        "string" or "str" or "text" => "There is no text in a program: pass a bool or an int for each case.",
        "quaternion" or "Quaternion" or "Quat" or "quat_wxyz" or "quat4" => new Suggestion("Write 'quat', which is stored w, x, y, z; 'quat_xyzw' is x, y, z, w.", "quat"),
        "boolean" => new Suggestion("Write 'bool'.", "bool"),
        var name => ForeignTypes.Number(name) is { } number ? new Suggestion($"Write '{number}'.", number) : NameSuggestion.For(name, s_names),
    };
}

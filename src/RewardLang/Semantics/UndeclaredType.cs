using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The type of a name that nothing declares, as far as its uses in a program tell.</summary>
/// <param name="binder">Binds what stands beside the uses.</param>
/// <param name="program">The program.</param>
internal sealed class UndeclaredType(ExpressionBinder binder, ProgramSyntax program)
{
    /// <summary>How many names lead from a use to what is asked of it.</summary>
    private const int MostNames = 3;

    /// <summary>Words of what has a place in space: its parts are coordinates, not things.</summary>
    private static readonly string[] s_vectors = ["pos", "position", "vel", "velocity", "lin", "ang", "linear", "angular", "acc", "acceleration", "force", "goal", "target", "gravity", "point", "hand", "ee", "tip", "com", "base", "root", "object", "cmd", "command", "commands"];

    /// <summary>Words of what holds or does not.</summary>
    private static readonly string[] s_conditions = ["mask", "ok", "valid", "is", "has", "flag"];

    /// <summary>Units in which a number is written, and what it stands beside is not.</summary>
    private static readonly string[] s_small = ["cm", "mm", "ms", "us", "deg", "percent"];

    private readonly Dictionary<string, AskedType> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<TextSpan, BoundValue?> _looks = [];
    private readonly List<Axis> _things = [.. program.Members.OfType<AxisSyntax>().Where(a => a.Parent is null).Select(a => binder.Scope.FindAxis(a.Name.Name)).OfType<Axis>().Distinct()];

    /// <summary>How the type is written; null where nothing is known.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isUse">Which expressions are its uses.</param>
    /// <param name="written">The name that they are written with, where that is another.</param>
    public string? Of(string name, Func<ExpressionSyntax, bool> isUse, string? written = null) => Written(name, Asked(written ?? name, isUse, MostNames));

    /// <summary>What is asked of a member by the uses of its name.</summary>
    private AskedType Asked(string member, int names)
    {
        if (_names.TryGetValue(member, out var known))
            return known;
        // What leads back to itself asks nothing more.
        _names[member] = AskedType.Nothing;
        return _names[member] = names > 0 ? Asked(member, s => s is NameSyntax use && use.Name == member, names - 1) : AskedType.Nothing;
    }

    private BoundValue? Look(ExpressionSyntax syntax)
    {
        if (!_looks.TryGetValue(syntax.Span, out var known))
            _looks[syntax.Span] = known = binder.Session.Look(() => binder.Peek(syntax));
        return known;
    }

    private AskedType Asked(string written, Func<ExpressionSyntax, bool> isUse, int names) => new UsesOfName(isUse, Look, binder.Scope)
    {
        UnitTexts = TextOf,
        Declared = Declared,
        Models = [.. program.Members.OfType<ModelSyntax>()],
    }.In(binder.Session.UsesOf(written).TakeWhile(_ => binder.Session.MayLook()).SelectMany(m => Expressions(m, names)));

    /// <summary>The expressions of a member with what is asked of them: by its type, or by the uses of its name.</summary>
    private IEnumerable<(ExpressionSyntax, Func<AskedType>)> Expressions(MemberSyntaxNode member, int names)
    {
        var type = WrittenTypes.Of(member).FirstOrDefault();
        AskedType OfMember() => type is not null ? Declared(type, binder.Scope.File) ?? AskedType.Nothing
            : member is LocalSyntax ? Asked(member.Name.Name, names) : AskedType.Nothing;
        AskedType Condition() => AskedType.Condition;
        foreach (var part in WrittenParts.Whole(member))
            yield return (part, member is EndSyntax || member is TermSyntax term && part == term.Condition ? Condition : member is TermSyntax whole && part == whole.Weight ? () => AskedType.Nothing : OfMember);
    }

    private AskedType? Declared(TypeSyntax type, FileScope file)
    {
        // Units and axes of other files are not seen here.
        if (file != binder.Scope.File || binder.Silently(() => new TypeBinder(binder).Bind(type)) is not { } bound)
            return null;
        return new AskedType { Kind = bound.Type.Kind == ScalarKind.Real ? null : bound.Type.Kind, Unit = type.Unit is null ? null : bound.Type.Unit, UnitText = type.Unit is { } unit ? binder.TextOf(unit) : null, Axes = bound.Type.Axes };
    }

    /// <summary>How a unit is written beside an expression: as a name in it declares it, or its number.</summary>
    private string? TextOf(ExpressionSyntax other, Unit unit) => WrittenExpression.Inner(other) switch
    {
        NameSyntax name when binder.Session.DeclaredUnits.Of(name.Name) is { } declared && declared.Unit.Equals(unit) => declared.Text,
        NumberSyntax { Unit: { } written } when binder.BindUnit(written) is not null => !written.Factors.Any(f => s_small.Contains(f.Name)) ? binder.TextOf(written) : unit.IsOne && binder.TextOf(written) == "deg" ? "rad" : null,
        _ => null,
    };

    private string? Written(string name, AskedType asked)
    {
        var kind = asked.Kind is { } told && (told != ScalarKind.Int || asked.Unit is null or { IsOne: true }) ? told
            : asked is { Kind: null, Unit: null or { IsOne: true } } && NameWords.Of(name).Any(s_conditions.Contains) ? ScalarKind.Bool : ScalarKind.Real;
        var unit = kind != ScalarKind.Real || asked.Unit is null ? "" : asked.UnitText ?? (asked.Unit.IsOne ? "" : asked.Unit.ToString() == "1/s" && IsOfTurning(name) ? "rad/s" : asked.Unit.ToString());
        var axes = AxesOf(name, asked);
        if (axes is null)
            return $"real{Bracketed(unit)}[axis]";
        if (kind == ScalarKind.Real && axes is [var only] && (only == Axis.Position || only == Axis.Quaternion))
            return $"{(only == Axis.Position ? "vec3" : "quat")}{Bracketed(unit)}";
        return kind == ScalarKind.Real && unit.Length == 0 && axes.Count == 0 ? null : $"{kind.ToString().ToLowerInvariant()}{Bracketed(unit)}{(axes.Count == 0 ? "" : $"[{string.Join(", ", axes)}]")}";
    }

    private static string Bracketed(string unit) => unit is "" or "1" ? "" : $"<{unit}>";

    private static bool IsOfTurning(string name) => NameWords.Of(name).Any(w => w is "vel" or "velocity" or "omega" or "gyro" or "spin" or "qvel");

    /// <summary>The axes that the uses name or need; null where elements are taken of one that is not known.</summary>
    private IReadOnlyList<Axis>? AxesOf(string name, AskedType asked)
    {
        var axes = asked.Axes.ToList();
        if (OfComponents(name, asked.Components) is { } named && !axes.Contains(named))
            axes.Add(named);
        if (asked.Fold != AskedFold.None && asked.Partners.Prepend(name).Select(n => Folded(n, asked)).FirstOrDefault(a => a is not null) is { } folded && (axes.Count == 0 || !axes.Contains(folded) && axes.All(Axis.BuiltIn.Contains) && !Axis.BuiltIn.Contains(folded)))
            axes.Insert(0, folded);
        if (asked.Elements == 0 || axes.Count > 0)
            return axes;
        var words = NameWords.Of(name).ToList();
        return asked.Elements <= 3 && words.Exists(w => s_vectors.Contains(w) || w is "rpy" or "euler") ? [Axis.Position]
            : _things.Where(a => a.Size == asked.Elements || words.Contains(ThingWords.Singular(a.Name))).Take(2).ToList() is [var counted] ? [counted] : null;
    }

    private Axis? OfComponents(string name, IReadOnlyList<string> components)
    {
        var fitting = _things.Concat([Axis.Position, Axis.Quaternion]).Where(a => components.All(c => a.IndexOf(c) >= 0)).ToList();
        return components.Count == 0 ? null : fitting.Find(a => NameWords.Of(name).Contains(a.Name)) ?? fitting.Find(a => a == Axis.Position) ?? fitting.FirstOrDefault();
    }

    /// <summary>What a fold folds that names no axis: the only axis of things, unless it may as well be the coordinates of a vector, or the name is of other things; null where that is not told.</summary>
    private Axis? Folded(string name, AskedType asked)
    {
        var words = NameWords.Of(name).Select(ThingWords.Singular).ToList();
        var kind = ThingWords.KindOf(words);
        if (_things.FindAll(a => words.Contains(ThingWords.Singular(a.Name)) || kind.Contains(ThingWords.Singular(a.Name))) is [var named])
            return named;
        // The components of a command are no things.
        var only = _things.FindAll(a => !a.Components?.All(IsComponent) ?? true) is [var things] ? things : null;
        var isVector = words.Exists(s_vectors.Contains) || asked.Unit is { } unit && (unit.Equals(Unit.Metre) || unit.Equals(Unit.Metre / Unit.Second));
        if (asked.Fold == AskedFold.Length && asked.Kind is null && (isVector || kind.Count == 0 && only is null))
            return Axis.Position;
        return kind.Count > 0 || isVector && asked.Kind is null ? null : only;
    }

    private static bool IsComponent(string component) => component is "x" or "y" or "z" or "w" or "yaw" or "pitch" or "roll" or "heading";
}

using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What the host gives: inputs and parameters, in the units they are declared in.</summary>
internal sealed class HostBinder(ExpressionBinder binder)
{
    private readonly List<ProgramInput> _inputs = [];
    private readonly List<ProgramParam> _params = [];
    private readonly Dictionary<string, DeclaredType> _types = new(StringComparer.Ordinal);
    private BoundValue? _timeStep;
    private BoundValue? _trainingStep;

    public IReadOnlyList<ProgramInput> Inputs => _inputs;

    public IReadOnlyList<ProgramParam> Params => _params;

    /// <summary>The declared type of an input or parameter, for the values that scenarios give it.</summary>
    public DeclaredType? TypeOf(string name) => _types.TryGetValue(name, out var type) ? type : null;

    /// <summary>What is known of inputs without a range of their own.</summary>
    public IReadOnlyDictionary<string, (double Lower, double Upper)> KnownRanges { get; set; } = new Dictionary<string, (double, double)>();

    public BoundValue? BindInput(InputSyntax syntax)
    {
        if (new TypeBinder(binder).Bind(syntax.Type) is not { } type)
            return null;
        // Whatever is wrong with its range, it has its declared type.
        TryBindRange(syntax.Range, type, out var lower, out var upper);
        if (syntax.Range is null && type.Type.Kind != ScalarKind.Bool && KnownRanges.TryGetValue(syntax.Name.Name, out var known))
            (lower, upper) = known;
        _types[syntax.Name.Name] = type;
        _inputs.Add(new ProgramInput(
            syntax.Name.Name, type.Type.Kind, UnitText(syntax.Type), [.. type.Type.Axes.Select(CompiledProgram.Describe)],
            syntax.IsShared, syntax.IsEpisodic, lower, upper, syntax.Documentation));
        var node = binder.Graph.Input(
            _inputs.Count - 1, type.Type.Kind == ScalarKind.Bool, type.Type.Axes, syntax.IsShared, syntax.IsEpisodic);
        Note(node, syntax.Name.Name, syntax.Type.Unit, type);
        return Scaled(node, type);
    }

    /// <summary>Keeps how a unit is written, for advice about numbers beside the value.</summary>
    private void Note(Node node, string name, UnitSyntax? written, DeclaredType type)
    {
        if (written is not null && type.Type.Unit is { } unit)
            binder.Session.DeclaredUnits.Note(node, name, binder.TextOf(written), unit, type.Scale);
    }

    public BoundValue? BindParam(ParamSyntax syntax)
    {
        DeclaredType? type = null;
        if (syntax.Type is not null && (type = new TypeBinder(binder).Bind(syntax.Type)) is null)
            return null;
        if (binder.Bind(syntax.Default) is not { } value)
            return null;
        type ??= new DeclaredType(new ValueType(value.Kind == ScalarKind.Bool ? ScalarKind.Bool : ScalarKind.Real,
            value.Unit is { IsOne: false } unit ? unit : value.IsTruth ? Unit.One : null, value.Axes), 1);
        if (ConstantsIn(value, type, syntax.Default, $"the default of '{syntax.Name.Name}'") is not { } defaults)
            return null;
        TryBindRange(syntax.Range, type, out var lower, out var upper);
        if (defaults.Where(d => d < lower || d > upper).Select(d => (double?)d).FirstOrDefault() is { } outside)
        {
            var isBelow = outside < lower;
            binder.Report(syntax.Default.Span, DiagnosticCatalogue.DefaultOutOfRange, syntax.Name.Name, defaults.Count == 1 ? binder.TextOf(syntax.Default) : outside,
                isBelow ? "below" : "above", binder.TextOf(isBelow ? syntax.Range!.Lower : syntax.Range!.Upper), InOtherUnit(syntax, type, lower, upper) ?? AdviceForRange(syntax, type));
        }

        return AddParam(
            new ProgramParam(
                syntax.Name.Name, type.Type.Kind, syntax.Type is null ? type.Type.Unit?.ToString() ?? "" : UnitText(syntax.Type),
                [.. type.Type.Axes.Select(CompiledProgram.Describe)], defaults, lower, upper, syntax.Documentation),
            type, syntax.Type is null ? (syntax.Default as NumberSyntax)?.Unit : syntax.Type.Unit);
    }

    /// <summary>Of smaller numbers nobody thinks in percent.</summary>
    private const double LeastPercent = 10;

    /// <summary>A bare default that lies in the range if it is meant in another unit, 25 of centimetres; null for others.</summary>
    private Suggestion? InOtherUnit(ParamSyntax syntax, DeclaredType type, double? lower, double? upper)
    {
        if (NumberFacts.Bare(syntax.Default) is not { } number || (type.Type.Unit ?? Unit.One) is not { } unit || lower is null || upper is null)
            return null;
        var sign = syntax.Default is UnarySyntax ? -1 : 1;
        // What is no angle is a share.
        var within = UnitTable.Smaller.OrderBy(name => name == "deg" && syntax.Type?.Unit is null ? 1 : 0).Where(name => UnitTable.Units[name] is var other && other.Unit.Equals(unit) && other.Scale < type.Scale && sign * number.Value * other.Scale / type.Scale is var value && value >= lower && value <= upper).ToList();
        if (within.Count == 0 || within[0] == "percent" && number.Value < LeastPercent)
            return null;
        var (read, written) = (syntax.Type?.Unit is { } said ? $"in {binder.TextOf(said)}" : unit.IsOne ? "as a plain number" : $"in {unit}", binder.TextOf(syntax.Default));
        return new Suggestion($"'{written}' is read {read}: if it is meant in {within[0]}, write {written}<{within[0]}>, else change the default or the range.") { Trial = [new TextEdit(new TextSpan(number.Span.End, 0), $"<{within[0]}>")] };
    }

    /// <summary>A default with a unit of its own beside a range of bare numbers, which are read in the declared one.</summary>
    private Suggestion AdviceForRange(ParamSyntax syntax, DeclaredType type)
    {
        const string General = "Change the default or the range.";
        var declared = syntax.Type?.Unit is { } said ? binder.TextOf(said) : syntax.Type is null ? type.Type.Unit?.ToString() : null;
        if (declared is null || syntax is not { Default: NumberSyntax { Unit: { } own } value, Range: { Lower: NumberSyntax { Unit: null } lower, Upper: NumberSyntax { Unit: null } upper } range })
            return General;
        var (unit, isWithin) = (binder.TextOf(own), value.Value >= lower.Value && value.Value <= upper.Value);
        var text = $"{binder.TextOf(lower)}<{unit}> .. {binder.TextOf(upper)}<{unit}>";
        return isWithin ? new Suggestion($"The range is read in {declared}: write {text}.", text, range.Span)
            : new Suggestion($"The range is read in {declared}, the default is in {unit}: change one of them.");
    }

    /// <summary>The time step of the simulation in seconds, which the host must give.</summary>
    public BoundValue TimeStep() => _timeStep ??= AddParam(
        new ProgramParam("dt", ScalarKind.Real, "s", [], null, SinglePrecision.SmallestNormal, null, "The time between two steps, in seconds."),
        new DeclaredType(new ValueType(ScalarKind.Real, Unit.Second, []), 1));

    /// <summary>How far training has come, which the host counts.</summary>
    public BoundValue TrainingStep() => _trainingStep ??= AddParam(
        new ProgramParam("training_step", ScalarKind.Int, "", [], [0], 0, null, "The number of training steps done so far."),
        new DeclaredType(new ValueType(ScalarKind.Int, Unit.One, []), 1));

    /// <summary>The elements of a constant for a place of a declared type, in the declared unit; null after a report.</summary>
    public IReadOnlyList<double>? ConstantsIn(BoundValue value, DeclaredType type, ExpressionSyntax syntax, string what, string? shapeAdvice = null)
    {
        // A bare number is read in the declared unit; one with a unit is converted to it.
        var span = syntax.Span;
        var isBare = value.Unit is { IsOne: true } && !NumberFacts.HasUnit(syntax);
        if (isBare && type.Type.Unit is not null)
            value = value with { Unit = type.Type.Unit };
        if (type.Type.Kind == ScalarKind.Bool && !value.IsTruth && value.Node.Kind == NodeKind.Constant)
        {
            if (value.Node.Value is not (0 or 1))
            {
                binder.Report(span, DiagnosticCatalogue.NotACondition, value.Type, "Write true or false.");
                return null;
            }

            if (binder.Truth(value, span) is not { } truth)
                return null;
            value = truth;
        }

        // Over an axis that has no size yet one number stands for all elements.
        var place = value.Axes.Count == 0 && type.Type.Axes.Any(a => a.Size is null) ? type.Type with { Axes = [] } : type.Type;
        if (TypeConversion.Apply(binder, value, place, span, what, shapeAdvice) is not { } converted)
            return null;
        if (ConstantFolder.TryEvaluate(converted.Node) is not { } elements)
        {
            binder.Report(span, DiagnosticCatalogue.NotConstant, what, ExpressionBinder.ConstantAdvice);
            return null;
        }

        var scale = isBare || value.Unit is null ? 1 : type.Scale;
        return scale == 1 ? elements : [.. elements.Select(e => e / scale)];
    }

    private BoundValue AddParam(ProgramParam param, DeclaredType type, UnitSyntax? written = null)
    {
        _params.Add(param);
        _types[param.Name] = type;
        var node = binder.Graph.Param(_params.Count - 1, type.Type.Kind == ScalarKind.Bool, type.Type.Axes);
        Note(node, param.Name, written, type);
        return Scaled(node, type);
    }

    private BoundValue Scaled(Node node, DeclaredType type) => new(
        type.Scale == 1 ? node : binder.Graph.Multiply(node, binder.Graph.Constant(type.Scale)), type.Type.Kind, type.Type.Unit);

    /// <summary>Binds a declared range, if there is one; false after a report.</summary>
    public bool TryBindRange(RangeSyntax? syntax, DeclaredType type, out double? lower, out double? upper)
    {
        lower = upper = null;
        if (syntax is null)
            return true;
        var scalar = type with { Type = type.Type with { Axes = [], Kind = ScalarKind.Real } };
        if (binder.Bind(syntax.Lower) is not { } low || binder.Bind(syntax.Upper) is not { } high)
            return false;
        // Two ends of a wrong unit are one mistake.
        lower = ConstantsIn(low, scalar, syntax.Lower, "the lower end of the range")?[0];
        if (lower is not null)
            upper = ConstantsIn(high, scalar, syntax.Upper, "the upper end of the range")?[0];
        if (lower <= upper)
            return true;
        if (lower is not null && upper is not null)
            binder.Report(syntax.Span, DiagnosticCatalogue.EmptyRange, lower, upper);
        lower = upper = null;
        return false;
    }

    /// <summary>The unit of a type as written.</summary>
    public string UnitText(TypeSyntax syntax) => syntax.Unit is null ? "" : binder.Scope.File.Source.GetText(syntax.Unit.Span);
}

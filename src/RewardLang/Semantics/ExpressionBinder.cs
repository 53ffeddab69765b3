using System.Runtime.CompilerServices;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// Expressions to nodes, in one scope. Every method returns null after it has reported a mistake, and stays silent about
/// operands that are null: one mistake is said once.
/// </summary>
internal sealed partial class ExpressionBinder(BindingSession session, Scope scope)
{
    private const int MaximumElements = 1_000_000;

    /// <summary>How many names of a function's body are advised as parameters.</summary>
    private const int MostParameters = 12;

    private bool _expectsCondition;

    /// <summary>Whether the operation that is being bound must be a condition.</summary>
    private bool _isWholeCondition;

    /// <summary>Whether the call that is being bound must be a condition; its arguments need not.</summary>
    public bool ExpectsCondition { get; private set; }

    public BindingSession Session { get; } = session;

    public Scope Scope { get; } = scope;

    public GraphBuilder Graph => Session.Graph;

    public BoundValue? Bind(ExpressionSyntax syntax)
    {
        if (!Session.Spend())
        {
            if (Session.MustSayExhausted())
                Report(syntax.Span, DiagnosticCatalogue.ProgramTooLarge);
            return null;
        }

        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            Report(syntax.Span, DiagnosticCatalogue.NestedTooDeeply, Lexer.MaximumNesting);
            return null;
        }

        if (BindCore(syntax) is not { } value || IsTooLarge(value.Type, syntax.Span))
            return null;
        Session.Origins.Note(this, syntax.Span, value.Node, value.Unit);
        return value;
    }

    /// <summary>Binds what must be a condition: an unknown name there is one.</summary>
    public BoundValue? BindCondition(ExpressionSyntax syntax)
    {
        _expectsCondition = true;
        var value = Bind(syntax);
        _expectsCondition = false;
        return value;
    }

    /// <summary>Reports a value of so many elements that no host can mean it.</summary>
    public bool IsTooLarge(ValueType type, TextSpan span)
    {
        var count = AxisSet.Count(type.Axes);
        if (count <= MaximumElements)
            return false;
        Report(span, DiagnosticCatalogue.ValueTooLarge, $"A value of type {type}", count, MaximumElements);
        return true;
    }

    private BoundValue? BindCore(ExpressionSyntax syntax)
    {
        // A part of a condition need not be one.
        ExpectsCondition = _expectsCondition && syntax is CallSyntax;
        _isWholeCondition = _expectsCondition && syntax is BinarySyntax;
        _expectsCondition &= syntax is NameSyntax or ParenthesizedSyntax;
        return syntax switch
        {
            NumberSyntax number => BindNumber(number),
            BooleanSyntax boolean => new BoundValue(Graph.Truth(boolean.Value), ScalarKind.Bool, Unit.One),
            NameSyntax name => BindName(name),
            ParenthesizedSyntax parenthesized => Bind(parenthesized.Inner),
            UnarySyntax unary => BindUnary(unary),
            BinarySyntax binary => BindBinary(binary),
            IfSyntax choice => BindIf(choice),
            ArraySyntax array => BindArray(array),
            IndexSyntax index => BindIndex(index),
            MemberSyntax member => BindMember(member),
            CallSyntax call => BindCall(call),
            _ => throw new InvalidOperationException($"Unknown syntax {syntax.GetType().Name}."),
        };
    }

    /// <summary>Reports in the user's file: a mistake inside a library function is shown at its call.</summary>
    public void Report(TextSpan span, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        var place = PlaceOf(span);
        // What would stand for a part of a library function stands for no part of the user's text.
        if (place.IsCall)
            arguments = [.. arguments.Select(a => a is Suggestion suggestion && suggestion.Source != place.Source ? new Suggestion(suggestion.Sentence) : a)];
        Session.Diagnostics.Report(place.Source, place.Span, hint => WithCall(hint, place, descriptor, arguments), descriptor, arguments);
    }

    /// <summary>
    /// What is wrong with types inside of a function is wrong with a call: for a function of the user's own which one it is, for one of the
    /// library, whose text the user does not see, what it was given.
    /// </summary>
    private string WithCall(string hint, Origin place, DiagnosticDescriptor descriptor, object[] arguments)
    {
        if (!descriptor.Id.StartsWith("RWD3", StringComparison.Ordinal))
            return hint;
        if (place.IsCall)
        {
            if (Scope.CallSite is not { Arguments.Length: > 0 } site || descriptor == DiagnosticCatalogue.NoComponents && arguments.OfType<Suggestion>().Any(s => s.Replacement is not null || s.Trial.Count > 0))
                return hint;
            var needed = Needed(descriptor, arguments) is { } need ? $"; it needs {need}" : "";
            return $"This is inside of '{site.Function}', which got {site.Arguments}{needed}.{AdviceForPart(site.Source, site.Span, (arguments.FirstOrDefault() as string ?? arguments.FirstOrDefault()?.ToString()) ?? "")}";
        }

        return Scope.UserCall is { } call ? $"{hint} The call is {call}." : hint;
    }

    /// <summary>What a function of the library needs that it was not given; null where its signature says enough.</summary>
    private static string? Needed(DiagnosticDescriptor descriptor, object[] arguments)
    {
        if (descriptor == DiagnosticCatalogue.NeedsOneAxis)
            return "values along an axis, as a list [first, second] is";
        // A component of several letters is one of each.
        return descriptor == DiagnosticCatalogue.UnknownComponent || descriptor == DiagnosticCatalogue.NoComponents
            ? $"components named {string.Join(", ", arguments[1] is "xy" or "xyz" ? ((string)arguments[1]).Select(c => c.ToString()) : [(string)arguments[1]])}" : null;
    }

    /// <summary>A place of the text being bound, in the user's file: inside a library function, its call.</summary>
    public Origin PlaceOf(TextSpan span) =>
        Scope.CallSite is { } site ? new Origin(site.Source, site.Span, IsCall: true) : new Origin(Scope.File.Source, span) { UserCall = Scope.UserCall };

    /// <summary>What to do about an expression that must be constant and is not.</summary>
    public const string ConstantAdvice = "Write a number; only numbers and constant arithmetic are known before the program runs.";

    /// <summary>Binds an expression that must be a constant number; null after a report.</summary>
    public double? BindConstant(ExpressionSyntax syntax, string what, Suggestion? advice = null)
    {
        if (Bind(syntax) is not { } value)
            return null;
        if (value.Node.Kind == NodeKind.Constant)
            return value.Node.Value;
        Report(syntax.Span, DiagnosticCatalogue.NotConstant, what, advice ?? ConstantAdvice);
        return null;
    }

    /// <summary>Binds an expression that must be a constant whole number; null after a report.</summary>
    public int? BindWholeNumber(ExpressionSyntax syntax, string what, Suggestion? advice = null)
    {
        if (BindConstant(syntax, what, advice) is not { } value)
            return null;
        if (value == Math.Floor(value) && Math.Abs(value) < 1_000_000)
            return (int)value;
        Report(syntax.Span, DiagnosticCatalogue.NotWholeNumber, what, value);
        return null;
    }

    private BoundValue? BindNumber(NumberSyntax syntax)
    {
        var kind = syntax.Value == Math.Floor(syntax.Value) ? ScalarKind.Int : ScalarKind.Real;
        if (syntax.Unit is null)
            return new BoundValue(Graph.Constant(syntax.Value), kind, Unit.One);
        return BindUnit(syntax.Unit, syntax.Value) is { } unit
            ? new BoundValue(Graph.Constant(syntax.Value * unit.Scale), ScalarKind.Real, unit.Unit)
            : null;
    }

    /// <summary>A unit as written; null after a report.</summary>
    /// <param name="syntax">The unit.</param>
    /// <param name="number">The number before it; null in a type.</param>
    public ScaledUnit? BindUnit(UnitSyntax syntax, double? number = null)
    {
        var unit = Unit.One;
        var scale = 1.0;
        foreach (var factor in syntax.Factors)
        {
            if (Scope.File.FindUnit(factor.Name) is not { } known)
            {
                if (Scope.File.HasBrokenImport || Scope.File.BrokenUnits.Contains(factor.Name))
                    return null;
                if (number is { } degrees && syntax.Factors.Count == 1 && Temperatures.Advice(degrees, factor.Name) is { } kelvins)
                    Report(factor.Span, DiagnosticCatalogue.UnknownUnit, factor.Name, kelvins);
                else
                    ReportUnknownUnit(factor);
                return null;
            }

            unit *= known.Unit.Power(factor.Power)!;
            scale *= Math.Pow(known.Scale, factor.Power);
        }

        return new ScaledUnit(unit, scale);
    }

    private void ReportUnknownUnit(UnitFactorSyntax factor)
    {
        var advice = UnitAdvice.For(factor.Name, Scope.File.Units.Keys, Scope.File.Source);
        Report(factor.Span, DiagnosticCatalogue.UnknownUnit, factor.Name, advice);
        if (advice is { Replacement: not null, Place: null })
            return;
        // One declaration is missing, however often it is used.
        var units = Scope.File.BrokenUnits;
        units.Add(factor.Name);
        Scope.Journal.Record(() => units.Remove(factor.Name));
    }

    private BoundValue? BindName(NameSyntax syntax)
    {
        if (Scope.TryGet(syntax.Name, out var value, out var isCycle))
        {
            if (isCycle && !IsToldOfOwn(syntax))
                Report(syntax.Span, DiagnosticCatalogue.CyclicName, syntax.Name, Scope.CycleOf(syntax.Name), AdviceForOwn(syntax) ?? AdviceForState(syntax) ?? new Suggestion(DiagnosticCatalogue.AdviceForCycle(syntax.Name)) { Trial = [new TextEdit(syntax.Span, $"prev({syntax.Name}, initial: 0)")] });
            return value;
        }

        if (Session.BuiltInNames.TryGetValue(syntax.Name, out var builtIn))
            return builtIn();
        if (Constants.TryGetValue(syntax.Name, out var constant))
            return new BoundValue(Graph.Constant(constant), ScalarKind.Real, Unit.One);
        ReportUnknown(syntax);
        return null;
    }

    private static IReadOnlyDictionary<string, double> Constants { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["pi"] = Math.PI,
        ["inf"] = double.PositiveInfinity,
    };
}

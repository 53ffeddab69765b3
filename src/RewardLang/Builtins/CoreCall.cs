using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Builtins;

/// <summary>A call of a core function, with its arguments matched to its parameters.</summary>
internal sealed partial class CoreCall
{
    private readonly Dictionary<string, BoundValue> _values = new(StringComparer.Ordinal);
    private bool _hasNumberedAxis;
    private bool _lacksEdge;
    private readonly Dictionary<string, ArgumentSyntax> _arguments = new(StringComparer.Ordinal);

    private CoreCall(ExpressionBinder binder, CoreFunction function, CallSyntax syntax)
    {
        Binder = binder;
        Function = function;
        Syntax = syntax;
    }

    public ExpressionBinder Binder { get; }

    public CoreFunction Function { get; }

    public CallSyntax Syntax { get; }

    public GraphBuilder Graph => Binder.Graph;

    public TextSpan Span => Syntax.Span;

    /// <summary>All positional values, for functions that take any number.</summary>
    public List<BoundValue> Positional { get; } = [];

    /// <summary>The axes named by <c>over:</c>; null when it is left out.</summary>
    public IReadOnlyList<Axis>? Over { get; private set; }

    /// <summary>What <c>over:</c> names: axes, or one of <c>batch</c>, <c>group</c> and <c>time</c>.</summary>
    public FoldScope Scope { get; private set; }

    /// <summary>The rows that <c>over:</c> names; null for axes and time.</summary>
    public RowSet? Rows => Scope switch
    {
        FoldScope.Batch => RowSet.Batch,
        FoldScope.Group => RowSet.Group,
        _ => null,
    };

    /// <summary>The axis given to a parameter that takes one.</summary>
    public Axis? Axis { get; private set; }

    /// <summary>The name given to a delayed parameter while its own value is still being bound.</summary>
    public NameSyntax? Delayed { get; private set; }

    public static BoundValue? Bind(ExpressionBinder binder, CoreFunction function, CallSyntax syntax)
    {
        var call = new CoreCall(binder, function, syntax);
        if (!call.TryMatch())
            // What lacks its edge alone is of the type of what it neighbours.
            return call._lacksEdge ? binder.Peek(syntax.Arguments[0].Value) : null;
        if (!call.TryBindArguments())
            return null;
        // Which axis a number means was asked; of a value with one there is no other.
        return call._hasNumberedAxis && call._values.Values.All(v => v.Axes.Count > 1) ? null : function.Bind(call);
    }

    /// <summary>Notes what a call in the text of the program itself folds, for the lint of folds of one number.</summary>
    public void NoteFold(BoundValue x)
    {
        if (Over is null && Scope == FoldScope.Axes && !Binder.Scope.IsFunctionBody && Binder.Scope.CallSite is null)
            Binder.Session.Folds[Span] = new WrittenFold(Syntax, x.Axes);
    }

    /// <summary>The value of a required parameter.</summary>
    public BoundValue Value(string name) => _values[name];

    /// <summary>The value of an optional parameter; null when it is left out.</summary>
    public BoundValue? Optional(string name) => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value of a parameter as a number.</summary>
    public BoundValue Number(string name) => _values[name].AsNumber(Graph);

    public TextSpan SpanOf(string name) => _arguments.TryGetValue(name, out var argument) ? argument.Value.Span : Span;

    /// <summary>How two arguments are written, where there are no others.</summary>
    public Operands? PairOfArguments => Syntax.Arguments is [{ Name: null } first, { Name: null } second] ? new Operands(first.Value, second.Value) : null;

    /// <summary>How the arguments of two parameters are written.</summary>
    public Operands Written(string first, string second) => new(_arguments[first].Value, _arguments[second].Value);

    /// <summary>A constant that an optional parameter must be; the default when it is left out, null after a report.</summary>
    public double? Constant(string name, double @default) =>
        _arguments.TryGetValue(name, out var argument) ? Binder.BindConstant(argument.Value, $"'{name}' of '{Function.Name}'") : @default;

    /// <summary><c>min(gaps, robot)</c>: an axis where a value is given, of a function that folds.</summary>
    private bool IsAxis(ArgumentSyntax argument) => argument.Value is NameSyntax name && Binder.Scope.FindAxis(name.Name) is not null && !Binder.Scope.Declares(name.Name)
        && Function.Parameters.Any(p => p.Mode == CoreParameterMode.Axes) && Syntax.Arguments.All(a => a == argument || a.Name is null && Syntax.Arguments[0] == a);

    private bool TryMatch()
    {
        var parameters = Function.Parameters;
        for (var i = 0; i < Syntax.Arguments.Count; i++)
        {
            var argument = Syntax.Arguments[i];
            if (argument.Name is null && Function.IsVariadic && !IsAxis(argument))
                continue;
            if (argument.Name is null && Function.IsVariadic)
            {
                Binder.Report(argument.Span, DiagnosticCatalogue.AxisAsValue, Text(argument), new Suggestion($"Write over: {Text(argument)}.", $"over: {Text(argument)}"));
                return false;
            }

            var parameter = argument.Name is null
                ? (i < parameters.Count ? parameters[i] : null)
                : parameters.FirstOrDefault(p => p.Name == argument.Name.Name);
            if (parameter is null && argument.Name is not null)
            {
                Binder.Report(argument.Name.Span, DiagnosticCatalogue.UnknownArgument, Function.Name, argument.Name.Name, AdviceForUnknown(argument, argument.Name.Name));
                // What is wrong with the others is another mistake.
                foreach (var other in Syntax.Arguments.Where(a => a.Name is null))
                    Binder.Bind(other.Value);
                if (argument.Name.Name is not ("dim" or "axis" or "keepdim" or "keepdims") || parameters.All(p => p.Mode != CoreParameterMode.Axes))
                    return false;
                _hasNumberedAxis = true;
                continue;
            }

            if (parameter is null || _arguments.ContainsKey(parameter.Name) || parameter.Mode == CoreParameterMode.Axes && argument.Name is null)
            {
                Binder.Report(argument.Span, DiagnosticCatalogue.TooManyArguments, Function.Name, AdviceForTooMany(argument));
                return false;
            }

            _arguments[parameter.Name] = argument;
        }

        var missing = parameters.FirstOrDefault(p => p.IsRequired && !_arguments.ContainsKey(p.Name));
        if (missing is null || Function.IsVariadic && Syntax.Arguments.Any(a => a.Name is null))
            return true;
        _lacksEdge = Function.Name is "prev" or "next" && Syntax.Arguments is [{ Name: null }];
        Binder.Report(Span, DiagnosticCatalogue.MissingArgument, Function.Name, missing.Name, MissingAdvice());
        return false;
    }

    /// <summary>The number of an axis, as of torch, is a name here, or nothing.</summary>
    private Suggestion AdviceForTooMany(ArgumentSyntax argument) => AdviceForMapping() ?? AdviceForTwo(argument) ?? (Syntax.Arguments is [{ Name: null } folded, _] && Function.Parameters.Any(p => p.Mode == CoreParameterMode.Axes)
        && (argument.Value is NumberSyntax or UnarySyntax { Operand: NumberSyntax })
        ? $"Axes have names, not numbers: {Function.Name}({Binder.TextOf(folded.Value)}) takes all of them, {Function.Name}({Binder.TextOf(folded.Value)}, over: …) the one that is named."
        : $"It is {Function.Signature}.");

    /// <summary><c>norm(a, b)</c> of two points, <c>sum(a, b)</c>, <c>mean(x, joint)</c>; null for other calls.</summary>
    private Suggestion? AdviceForTwo(ArgumentSyntax argument)
    {
        if (Syntax.Arguments is not [{ Name: null, Value: var first }, { Name: null, Value: var second }] || Function.Parameters.All(p => p.Mode != CoreParameterMode.Axes))
            return null;
        if (second is NameSyntax axis && (Binder.Scope.FindAxis(axis.Name) is not null || Binder.Scope.FindFold(axis.Name) is not null))
            return new Suggestion($"Write {Function.Name}({Binder.TextOf(first)}, over: {axis.Name}).", "over: ", new TextSpan(argument.Span.Start, 0));
        if (Function.Name is not ("norm" or "sum") || second is NumberSyntax or UnarySyntax || Binder.Peek(first) is not { } left || Binder.Peek(second) is not { } right || Function.Name == "norm" && left.Axes.Count != right.Axes.Count)
            return null;
        if (Function.Name == "norm" && left.Axes.Count == 0)
            return new Suggestion($"It is the length of one vector: write norm([{Binder.TextOf(first)}, {Binder.TextOf(second)}]).", $"norm([{Binder.TextOf(first)}, {Binder.TextOf(second)}])", Syntax.Span);
        string Part(ExpressionSyntax part) => part is BinarySyntax or IfSyntax ? $"({Binder.TextOf(part)})" : Binder.TextOf(part);
        var text = Function.Name == "norm" ? $"norm({Binder.TextOf(first)} - {Part(second)})" : $"{Part(first)} + {Part(second)}";
        return new Suggestion($"{(Function.Name == "norm" ? "It is the length of one vector; that between two points is" : "It sums the elements of one value; of two write")} {text}.",
            Function.Name == "norm" ? text : null, Syntax.Span);
    }

    /// <summary><c>sum(abs, x)</c>, in which a function is given that is taken of each element; null for other calls.</summary>
    private Suggestion? AdviceForMapping()
    {
        if (Syntax.Arguments is not [{ Name: null, Value: NameSyntax mapped }, { Name: null, Value: var value }] || Binder.Scope.Declares(mapped.Name) || Function.Parameters.All(p => p.Mode != CoreParameterMode.Axes))
            return null;
        var text = Binder.TextOf(value);
        var each = mapped.Name is "abs2" or "square" or "sq" ? value is BinarySyntax or UnarySyntax or IfSyntax ? $"({text})^2" : $"{text}^2" : $"{mapped.Name}({text})";
        return new Suggestion($"Functions are not passed: write {Function.Name}({each}).", $"{Function.Name}({each})", Syntax.Span);
    }

    private bool TryBindArguments()
    {
        var succeeded = true;
        foreach (var parameter in Function.Parameters.Where(p => _arguments.ContainsKey(p.Name)))
        {
            var argument = _arguments[parameter.Name];
            succeeded &= parameter.Mode switch
            {
                CoreParameterMode.Axes => TryBindOver(argument),
                CoreParameterMode.Axis => TryBindAxis(argument),
                CoreParameterMode.Delayed => TryBindDelayed(parameter.Name, argument),
                _ => TryBindValue(parameter.Name, argument),
            };
        }

        if (Function.IsVariadic)
        {
            foreach (var argument in Syntax.Arguments.Where(a => a.Name is null))
            {
                if (Binder.Bind(argument.Value) is { } value)
                    Positional.Add(value);
                else
                    succeeded = false;
            }
        }

        return succeeded;
    }

    private string Text(SyntaxNode syntax) => Binder.Scope.File.Source.GetText(syntax.Span);

    private bool TryBindValue(string name, ArgumentSyntax argument)
    {
        if (Function.Name == "clip" && name != "x" && argument.Value is NameSyntax { Name: "None" } none && Syntax.Arguments.Count == 3)
        {
            var limit = name == "hi" ? "lo" : "hi";
            var advice = $"clip({Text(Syntax.Arguments[0].Value)}, {limit}: {Text(Syntax.Arguments.First(a => a.Value != none && a != Syntax.Arguments[0]).Value)})";
            Binder.Report(none.Span, DiagnosticCatalogue.UnknownName, none.Name, new Suggestion($"A limit that is not there is left out: write {advice}.", advice, Syntax.Span));
            return false;
        }

        if (Binder.Bind(argument.Value) is not { } value)
            return false;
        _values[name] = value;
        return true;
    }

    /// <summary>Binds a value of the previous step: a name whose value of this step depends on this very call is left for later.</summary>
    private bool TryBindDelayed(string parameter, ArgumentSyntax argument)
    {
        if (argument.Value is not NameSyntax name)
            return TryBindValue(parameter, argument);
        if (Binder.Scope.IsPrevious(name.Name))
            Binder.Report(Span, DiagnosticCatalogue.PreviousOfPrevious, name.Name);
        var journal = Binder.Scope.Journal;
        var diagnostics = Binder.Session.Diagnostics;
        var (cycles, checkpoint, said) = (journal.CycleCount, journal.Checkpoint, diagnostics.Count);
        if (!Binder.Scope.IsInProgress(name.Name) && TryBindValue(parameter, argument))
            return true;
        if (journal.CycleCount == cycles && !Binder.Scope.IsInProgress(name.Name))
            return false;
        journal.Rollback(checkpoint);
        diagnostics.Truncate(said);
        Delayed = name;
        return true;
    }

    private bool TryBindAxis(ArgumentSyntax argument)
    {
        if (argument.Value is NameSyntax name)
            Axis = Binder.FindAxis(name);
        else
            Binder.Report(argument.Span, DiagnosticCatalogue.ExpectedAxis, Function.Name, DiagnosticCatalogue.NameOfAxis);
        return Axis is not null;
    }

    private bool TryBindOver(ArgumentSyntax argument)
    {
        var names = argument.Value is ArraySyntax array ? array.Elements : [argument.Value];
        var axes = new List<Axis>();
        foreach (var element in names)
        {
            if (element is not NameSyntax name)
            {
                Binder.Report(element.Span, DiagnosticCatalogue.ExpectedAxis, Function.Name, AxisNumber.Advice(Binder, Syntax, argument) ?? DiagnosticCatalogue.NameOfAxis);
                return false;
            }

            if (Binder.Scope.FindFold(name.Name) is { } scope)
                Scope = scope;
            else if (OfSteps(name) is { } time)
            {
                Binder.Report(name.Span, DiagnosticCatalogue.UnknownAxis, name.Name, time);
                return false;
            }
            else if (Binder.FindAxis(name) is { } axis)
                axes.Add(axis);
            else
                return false;
        }

        if (Scope != FoldScope.Axes && names.Count > 1)
        {
            Binder.Report(argument.Span, DiagnosticCatalogue.BatchWithAxes, Scope.ToString().ToLowerInvariant(), InTwoCalls(axes, Scope.ToString().ToLowerInvariant()));
            return false;
        }

        if (Scope == FoldScope.Group && !Binder.Session.SaysGroups(Binder, argument.Value.Span))
            return false;

        Over = axes;
        return true;
    }
}

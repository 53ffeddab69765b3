using RewardLang.Analysis.Lints;
using RewardLang.Builtins;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <content>What calls ask of their arguments.</content>
internal sealed partial class UsesOfName
{
    private const int MostCalls = 3;

    /// <summary>How many calls lead to the body that is looked at.</summary>
    public int Calls { get; init; }

    /// <summary>What a type asks that is declared in a file; null where it says nothing.</summary>
    public Func<TypeSyntax, FileScope, AskedType?>? Declared { get; init; }

    /// <summary>The models that may be asked.</summary>
    public IReadOnlyList<ModelSyntax> Models { get; init; } = [];

    private void VisitCall(CallSyntax call, AskedType asked)
    {
        if (scope.File.Functions.TryGetValue(call.Function.Name, out var function))
            VisitParameters(function.Syntax.Parameters, call, p => p.Type is { } type ? Declared?.Invoke(type, function.File) : Calls < MostCalls ? InBody(function.Syntax, p.Name.Name, function.File, asked) : null);
        else if (CoreFunctions.Find(call.Function.Name) is { } core)
            VisitCore(core, call, asked);
        else if (scope.FindAxis(call.Function.Name) is { Components: not null })
            foreach (var component in call.Arguments.Where(a => Has(a.Value)))
                Visit(component.Value, call.Arguments.Where(a => a != component).Aggregate(asked.Size, (known, other) => Beside(other.Value, known)));
        else if (Models.FirstOrDefault(m => m.Name.Name == call.Function.Name) is { } model)
            VisitParameters(model.Parameters, call, p => p.Type is { } type ? Declared?.Invoke(type, scope.File) : null);
    }

    private void VisitCore(CoreFunction core, CallSyntax call, AskedType asked)
    {
        var values = call.Arguments.Where(a => a.Name?.Name is not ("over" or "axis")).Select(a => a.Value).ToList();
        foreach (var value in values.Where(Has))
        {
            var others = values.Where(v => v != value).ToList();
            Visit(value, core.Name switch
            {
                "exp" or "log" or "log1p" or "tanh" or "sigmoid" or "softplus" or "log_sigmoid" or "asin" or "acos" or "atan" or "logsumexp" or "softmax" => InFold(core, call, asked).In(Unit.One),
                "sin" or "cos" or "tan" => asked.OfNumber.In(Unit.One, "rad"),
                "sqrt" => asked.OfNumber.In(asked.Unit?.Power(2)),
                "square" => asked.OfNumber.In(asked.Unit?.Power(0.5)),
                "float" => asked with { Kind = ScalarKind.Bool, Unit = null, UnitText = null },
                "any" or "all" or "count" => InFold(core, call, asked) with { Kind = ScalarKind.Bool, Unit = null, UnitText = null },
                "sign" or "rank" or "argmax" or "argmin" or "var" or "sample_var" or "product" => InFold(core, call, asked).In(null),
                "min" or "max" when others.Count == 0 => InFold(core, call, asked.OfNumber),
                "sum" or "mean" or "norm" or "std" or "sample_std" or "median" or "sort" or "cumsum" => InFold(core, call, asked.OfNumber),
                "quantile" => value == values[0] ? InFold(core, call, asked.OfNumber) : AskedType.Plain,
                "min" or "max" or "clip" or "mod" => others.Aggregate(asked.OfNumber, (known, other) => Beside(other, known)),
                "abs" or "floor" or "ceil" or "round" or "stop_gradient" => asked.OfNumber,
                "prev" or "next" => others.Aggregate(asked, (known, other) => Beside(other, known)),
                "dot" => others.Aggregate(InFold(core, call, AskedType.Nothing), (known, other) => look(other) is { Axes: { Count: > 0 } axes } ? known with { Axes = Named(axes), Fold = AskedFold.None } : known),
                "atan2" => others.Aggregate(asked.Shape, (known, other) => Beside(other, known)),
                _ => AskedType.Nothing,
            });
        }
    }

    /// <summary>What is asked of what a function folds, or works along; what pointwise functions take is as their results.</summary>
    private AskedType InFold(CoreFunction core, CallSyntax call, AskedType asked)
    {
        if (core.Parameters.All(p => p.Mode != CoreParameterMode.Axes))
            return asked.OfNumber;
        if (call.Arguments.FirstOrDefault(a => a.Name?.Name == "over")?.Value is not { } over)
            return asked with { Axes = [], Fold = core.Name == "norm" ? AskedFold.Length : AskedFold.Things };
        var names = over is ArraySyntax several ? several.Elements.OfType<NameSyntax>().ToList() : over is NameSyntax one ? [one] : [];
        return asked with { Axes = [.. asked.Axes, .. names.Select(n => scope.FindAxis(n.Name)).OfType<Axis>().Where(a => !asked.Axes.Contains(a))] };
    }

    /// <summary>What is declared of a parameter is asked of its argument, or what a body asks of it.</summary>
    private void VisitParameters(IReadOnlyList<ParameterSyntax> parameters, CallSyntax call, Func<ParameterSyntax, AskedType?> asked)
    {
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var argument = call.Arguments[i];
            var parameter = argument.Name is { } named ? parameters.FirstOrDefault(p => p.Name.Name == named.Name) : parameters.ElementAtOrDefault(i);
            if (parameter is { IsAxis: false } && Has(argument.Value))
                Visit(argument.Value, asked(parameter) ?? AskedType.Nothing);
        }
    }

    /// <summary>What the body of a function asks of a parameter, of whose result something is asked.</summary>
    private AskedType InBody(FunctionSyntax function, string parameter, FileScope file, AskedType asked)
    {
        var uses = new UsesOfName(s => s is NameSyntax name && name.Name == parameter, _ => null, new Scope(file)) { Calls = Calls + 1 };
        var result = (function.Result as NameSyntax)?.Name;
        return uses.In(function.Body.SelectMany(m => WrittenParts.Whole(m).Select(value => (value, new Func<AskedType>(() => m.Name.Name == result ? asked : AskedType.Nothing))))
            .Append((function.Result, () => asked)));
    }
}

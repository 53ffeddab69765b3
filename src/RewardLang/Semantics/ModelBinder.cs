using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The models of a program: their types, and their calls.</summary>
internal sealed class ModelBinder(ExpressionBinder binder, HostBinder host)
{
    private readonly Dictionary<string, Model?> _models = new(StringComparer.Ordinal);
    private readonly List<ModelDeclaration> _described = [];

    /// <summary>The declared models, in the order of the text.</summary>
    public IReadOnlyList<ModelDeclaration> Models => _described;

    public IEnumerable<string> Names => _models.Keys;

    public bool Declares(string name) => _models.ContainsKey(name);

    /// <summary>Binds the types of a declaration; its calls fail in silence where these are wrong.</summary>
    public void Declare(ModelSyntax syntax)
    {
        _models[syntax.Name.Name] = null;
        var arguments = new List<Argument>();
        foreach (var parameter in syntax.Parameters)
        {
            var type = parameter.Type is null ? new DeclaredType(new ValueType(ScalarKind.Real, null, []), 1) : new TypeBinder(binder).Bind(parameter.Type);
            if (type is null)
                return;
            if (arguments.Any(a => a.Name == parameter.Name.Name))
            {
                binder.Report(parameter.Name.Span, DiagnosticCatalogue.DuplicateName, parameter.Name.Name, DiagnosticCatalogue.RenameOne);
                return;
            }

            arguments.Add(new Argument(parameter.Name.Name, type, parameter.Type is not null, parameter.Default));
        }

        if (new TypeBinder(binder).Bind(syntax.Type) is not { } result || !host.TryBindRange(syntax.Range, result, out var lower, out var upper))
            return;
        _models[syntax.Name.Name] = new Model(_described.Count, syntax.Name.Name, arguments, result);
        _described.Add(new ModelDeclaration(
            syntax.Name.Name,
            [.. syntax.Parameters.Zip(arguments, (p, a) => new ModelArgument(
                a.Name, a.Type.Type.Kind, p.Type is null ? "" : host.UnitText(p.Type), [.. a.Type.Type.Axes.Select(CompiledProgram.Describe)]))],
            result.Type.Kind, host.UnitText(syntax.Type), [.. result.Type.Axes.Select(CompiledProgram.Describe)], lower, upper, syntax.Documentation));
    }

    /// <summary>The value of a call; null after a report.</summary>
    /// <param name="caller">Binds the arguments, in the scope of the call.</param>
    /// <param name="syntax">The call.</param>
    public BoundValue? BindCall(ExpressionBinder caller, CallSyntax syntax)
    {
        if (_models[syntax.Function.Name] is not { } model || Match(model, syntax) is not { } given)
            return null;
        var operands = new List<Node>();
        for (var i = 0; i < given.Length; i++)
        {
            var argument = model.Arguments[i];
            var what = $"the argument '{argument.Name}' of '{model.Name}'";
            if (caller.Bind(given[i]) is not { } value)
                return null;
            var advice = argument.IsTyped ? null : $"Say what it takes: 'model {model.Name}({argument.Name} : {value.Type})'.";
            if (TypeConversion.Apply(caller, value, argument.Type.Type, given[i].Span, what, advice) is not { } converted)
                return null;
            operands.Add(Scaled(converted.Node, 1 / argument.Type.Scale));
        }

        var type = model.Result.Type;
        var call = binder.Graph.ModelCall(model.Number, type.Kind == ScalarKind.Bool, type.Axes, operands);
        return new BoundValue(Scaled(call, model.Result.Scale), type.Kind, type.Unit);
    }

    /// <summary>The expression of each argument; null after a report.</summary>
    private ExpressionSyntax[]? Match(Model model, CallSyntax syntax)
    {
        var given = new ExpressionSyntax?[model.Arguments.Count];
        for (var i = 0; i < syntax.Arguments.Count; i++)
        {
            var argument = syntax.Arguments[i];
            var place = argument.Name is null ? i : model.Arguments.FindIndex(a => a.Name == argument.Name.Name);
            if (argument.Name is not null && place < 0)
            {
                binder.Report(argument.Name.Span, DiagnosticCatalogue.UnknownArgument, model.Name, argument.Name.Name,
                    NameSuggestion.For(argument.Name.Name, model.Arguments.Select(a => a.Name)));
                return null;
            }

            if (place >= given.Length || given[place] is not null)
            {
                binder.Report(argument.Span, DiagnosticCatalogue.TooManyArguments, model.Name, $"It is {model.Signature}.");
                return null;
            }

            given[place] = argument.Value;
        }

        for (var i = 0; i < given.Length; i++)
        {
            given[i] ??= model.Arguments[i].Default;
            if (given[i] is not null)
                continue;
            binder.Report(syntax.Span, DiagnosticCatalogue.MissingArgument, model.Name, model.Arguments[i].Name, $"It is {model.Signature}.");
            return null;
        }

        return given!;
    }

    private Node Scaled(Node node, double scale) => scale == 1 ? node : binder.Graph.Multiply(node, binder.Graph.Constant(scale));

    private sealed record Argument(string Name, DeclaredType Type, bool IsTyped, ExpressionSyntax? Default);

    private sealed record Model(int Number, string Name, List<Argument> Arguments, DeclaredType Result)
    {
        public string Signature => $"{Name}({string.Join(", ", Arguments.Select(a => a.Name))})";
    }
}

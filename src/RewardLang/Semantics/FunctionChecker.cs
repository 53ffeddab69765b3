using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// Looks for unknown names in functions, called or not. What a call would make of kinds, units and axes is not known here, so
/// only mistakes that no call could mend are said.
/// </summary>
internal static class FunctionChecker
{
    /// <summary>Enough for any function that is written; calls of calls of calls are bound again where a program makes them.</summary>
    private const int MaximumWork = 500;

    private static readonly string[] s_programNames = ["step", "dt", "training_step", "terms", "weights", "contributions"];

    public static void Check(FileScope file, IEnumerable<FunctionSyntax> functions, DiagnosticBag diagnostics)
    {
        foreach (var function in functions)
        {
            var found = new DiagnosticBag();
            var session = new BindingSession(found, MaximumWork);
            foreach (var name in s_programNames)
                session.BuiltInNames[name] = () => null;
            var scope = new Scope(file) { IsFunctionBody = true };
            var binder = new ExpressionBinder(session, scope);
            for (var i = 0; i < function.Parameters.Count; i++)
            {
                var parameter = function.Parameters[i];
                if (parameter.IsAxis)
                    scope.Axes[parameter.Name.Name] = new Axis(parameter.Name.Name, size: null) { IsOpen = true };
                else
                    scope.Declare(parameter.Name.Name, Stand(binder, parameter, i));
            }

            new MemberBinder(session, scope, binder).DeclareLocals(function.Body);
            foreach (var local in function.Body)
                scope.TryGet(local.Name.Name, out _, out _);
            binder.Bind(function.Result);
            var isRecursionSaid = diagnostics.HasAny(DiagnosticCatalogue.RecursiveFunction);
            diagnostics.AddRange(found.ToList().Where(d => d.Source == file.Source
                && (DiagnosticCatalogue.IsAboutUnknownName(d.Descriptor) || d.Descriptor == DiagnosticCatalogue.RecursiveFunction && !isRecursionSaid)));
        }
    }

    /// <summary>A value that stands for an argument: of the declared type, else a number without a unit.</summary>
    private static BoundValue? Stand(ExpressionBinder binder, ParameterSyntax parameter, int slot)
    {
        var type = parameter.Type is null ? null : new TypeBinder(binder).Bind(parameter.Type)?.Type;
        if (parameter.Type is not null && type is null)
            return null;
        type ??= new ValueType(ScalarKind.Real, null, []);
        return new BoundValue(binder.Graph.Input(slot, type.Kind == ScalarKind.Bool, type.Axes, isShared: false), type.Kind, type.Unit);
    }
}

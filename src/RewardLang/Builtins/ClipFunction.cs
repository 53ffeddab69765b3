using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Builtins;

/// <summary><c>clip(x, lo, hi)</c>, of which one limit may be left out.</summary>
internal static class ClipFunction
{
    private static readonly string[] s_limits = ["lo", "hi"];

    public static BoundValue? Bind(CoreCall call)
    {
        var limits = s_limits.Where(name => call.Optional(name) is not null).ToList();
        if (limits.Count == 0)
            return call.Fail(DiagnosticCatalogue.MissingArgument, "clip", "lo", $"It is {call.Function.Signature}.");
        if (limits.Count == 2 && OfBareLimits(call) is { } advice)
            return call.Fail(DiagnosticCatalogue.UnitMismatch, "compare", $"a value in {call.Number("x").Unit}", "and", "a plain number", advice);
        BoundValue? value = call.Number("x");
        foreach (var name in limits)
        {
            var limit = call.Optional(name)!;
            if (value is null || !call.Binder.TryUnify(value, limit, call.Span, "compare", out _, call.Written("x", name)))
                return null;
            value = call.Binder.Pointwise(name == "lo" ? BinaryFunction.Maximum : BinaryFunction.Minimum, value, limit, call.Span);
        }

        return value;
    }

    /// <summary>Two bare limits of a value with a unit are one mistake; null for others.</summary>
    private static Suggestion? OfBareLimits(CoreCall call)
    {
        var x = call.Number("x");
        if (x.Unit is null or { IsOne: true } || x.FitsAnyUnit || x.IsUnitOpen || call.Binder.Scope.CallSite is not null)
            return null;
        var (written, lower, upper) = (call.Written("x", "lo").Left, call.Written("x", "lo").Right, call.Written("x", "hi").Right);
        if (NumberFacts.Bare(lower) is not { Value: not 0 } || NumberFacts.Bare(upper) is not { Value: not 0 })
            return null;
        var (unit, said, isSure) = call.Binder.Session.DeclaredUnits.Beside(written, x, x.Unit);
        var name = call.Binder.TextOf(written);
        var text = $"clip({name}, {call.Binder.TextOf(lower)}<{unit}>, {call.Binder.TextOf(upper)}<{unit}>)";
        return new Suggestion($"{said ?? $"'{name}' is in {unit}"}: write {text}.", isSure ? text : null, call.Span);
    }
}

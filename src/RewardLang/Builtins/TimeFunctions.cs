using RewardLang.Semantics;

namespace RewardLang.Builtins;

/// <summary>Functions that look at other steps of the episode.</summary>
internal static class TimeFunctions
{
    public static IEnumerable<CoreFunction> All { get; } =
    [
        new("prev", "The value that x had at the previous step; `initial` at an episode's first step.", [new("x", true, CoreParameterMode.Delayed), new("initial")], Previous),
    ];

    private static BoundValue? Previous(CoreCall call)
    {
        if (call.Delayed is { } name)
            return call.Binder.Session.Delay(call.Binder, name, call.Value("initial"));
        var (x, initial) = (call.Value("x"), call.Value("initial"));
        if (x.IsTruth != initial.IsTruth)
            (x, initial) = (x.AsNumber(call.Graph), initial.AsNumber(call.Graph));
        if (!call.Binder.TryUnify(x, initial, call.Span, "keep in one state", out var unit)
            || call.Binder.Align(ref x, ref initial, call.Span) is not { } axes)
            return null;
        var value = call.Graph.Expand(x.Node, axes);
        var kind = x.Kind == initial.Kind ? x.Kind : ScalarKind.Real;
        var node = call.Binder.Session.Previous("prev", call.Graph.Expand(initial.Node, axes), value);
        return new BoundValue(node, kind, unit);
    }
}

using RewardLang.Semantics;

namespace RewardLang.Builtins;

/// <summary>Functions that look at other steps of the episode.</summary>
internal static class TimeFunctions
{
    public static IEnumerable<CoreFunction> All { get; } =
    [
        new("prev", "The value that x had at the previous step; `initial` at an episode's first step.",
            [new("x", true, CoreParameterMode.Delayed), new("initial")], c => Neighbour(c, "initial", isBackward: false)),
        new("next", "The value that x has at the following step; `final` at a trajectory's last step. Needs whole trajectories.",
            [new("x", true, CoreParameterMode.Delayed), new("final")], c => Neighbour(c, "final", isBackward: true)),
    ];

    private static BoundValue? Neighbour(CoreCall call, string outside, bool isBackward)
    {
        NeighbourAdvice.WarnOfSteps(call.Binder, call.Syntax);
        var session = call.Binder.Session;
        if (call.Delayed is { } name)
            return session.Delay(call.Binder, name, call.Value(outside), isBackward);
        var (x, boundary) = (call.Value("x"), call.Value(outside));
        if (x.IsTruth != boundary.IsTruth)
            (x, boundary) = (x.AsNumber(call.Graph), boundary.AsNumber(call.Graph));
        if (!call.Binder.TryUnify(x, boundary, call.Span, "keep in one state", out var unit)
            || call.Binder.Align(ref x, ref boundary, call.Span) is not { } axes)
            return null;
        var value = call.Graph.Expand(x.Node, axes);
        var kind = x.Kind == boundary.Kind ? x.Kind : ScalarKind.Real;
        return new BoundValue(session.Neighbour(call.Function.Name, call.Graph.Expand(boundary.Node, axes), value, isBackward), kind, unit);
    }
}

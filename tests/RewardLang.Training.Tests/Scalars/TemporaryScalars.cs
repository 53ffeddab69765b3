using System.Reflection;
using TorchSharp;

namespace RewardLang.Training.Tests.Scalars;

/// <summary>The methods of TorchSharp that make a <see cref="Scalar"/> and do not keep it to the end of the native call.</summary>
internal static class TemporaryScalars
{
    private static readonly Lazy<HashSet<MethodBase>> Makers = new(FindMakers);

    /// <summary>Calls of such a method, as "caller -> callee".</summary>
    public static IEnumerable<string> In(IEnumerable<MethodBase> callers) =>
        from caller in callers
        from callee in CalledMethods.In(caller)
        where Makers.Value.Contains(callee)
        select $"{caller.DeclaringType!.Name}.{caller.Name} -> {callee.DeclaringType!.Name}.{callee}";

    // A method that calls a maker is one itself.
    private static HashSet<MethodBase> FindMakers()
    {
        var callers = (
            from caller in CalledMethods.MethodsOf(typeof(torch).Assembly)
            from callee in CalledMethods.In(caller)
            select (caller, callee)).ToLookup(call => call.callee, call => call.caller);
        var makers = new HashSet<MethodBase>();
        var waiting = new Stack<MethodBase>(typeof(Scalar).GetMethods().Where(method => method.Name is "op_Implicit"));
        while (waiting.TryPop(out var maker))
            if (makers.Add(maker))
                foreach (var caller in callers[maker])
                    waiting.Push(caller);
        return makers;
    }
}

using RewardLang.Semantics;

namespace RewardLang.Builtins;

/// <summary>How an argument of a core function is read.</summary>
internal enum CoreParameterMode
{
    /// <summary>A value.</summary>
    Value,

    /// <summary>A value of the previous step: a name whose value of this step is still being bound is allowed.</summary>
    Delayed,

    /// <summary>One or more axes, or one of <c>batch</c>, <c>group</c> and <c>time</c>: what a reduction folds.</summary>
    Axes,

    /// <summary>The name of an axis.</summary>
    Axis,
}

/// <summary>A parameter of a core function.</summary>
internal sealed record CoreParameter(string Name, bool IsRequired = true, CoreParameterMode Mode = CoreParameterMode.Value);

/// <summary>A function of the core, callable from every program: one row of the table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documentation">What it computes.</param>
/// <param name="Parameters">Its parameters; the last may repeat when <paramref name="IsVariadic"/>.</param>
/// <param name="Bind">Its type rule and its nodes: null after a report.</param>
/// <param name="IsVariadic">True when further positional arguments are collected.</param>
internal sealed record CoreFunction(
    string Name, string Documentation, IReadOnlyList<CoreParameter> Parameters, Func<CoreCall, BoundValue?> Bind, bool IsVariadic = false)
{
    /// <summary>The signature as shown to users: <c>clip(x, lo?, hi?)</c>.</summary>
    public string Signature =>
        $"{Name}({string.Join(", ", Parameters.Select(p => p.Mode == CoreParameterMode.Axes ? p.Name + ": axis" : p.IsRequired ? p.Name : p.Name + "?"))}{(IsVariadic ? ", …" : "")})";
}

using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Generator.Models;

/// <summary>A program as its class shows it. Texts are XML already.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Summary">What it is for.</param>
/// <param name="Remarks">Where it comes from.</param>
/// <param name="Inputs">The tensors of a step.</param>
/// <param name="Params">The tunable numbers.</param>
/// <param name="Models">The models that the host binds.</param>
/// <param name="Results">What a step returns, contributions left out: there is one for each term.</param>
/// <param name="IsCausal">False for a program that looks ahead: it has trajectories only, no steps.</param>
/// <param name="Execution">What runs it.</param>
internal sealed record ProgramModel(
    string Name, TextSpan NameSpan, string? Summary, string Remarks, IReadOnlyList<MemberModel> Inputs,
    IReadOnlyList<ParamModel> Params, IReadOnlyList<MemberModel> Models, IReadOnlyList<ResultModel> Results, bool IsCausal,
    ProgramExecution Execution);

/// <summary>An input or a model.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Documentation">What it is.</param>
/// <param name="Span">Where its name stands; null for what no line of the file declares.</param>
internal record MemberModel(string Name, IReadOnlyList<string?> Documentation, TextSpan? Span);

/// <summary>A parameter.</summary>
internal sealed record ParamModel(
    string Name, IReadOnlyList<string?> Documentation, TextSpan? Span, ParamShape Shape, bool IsRequired, double? Lower, double? Upper)
    : MemberModel(Name, Documentation, Span);

/// <summary>The C# type of a parameter.</summary>
internal enum ParamShape
{
    /// <summary><c>double</c>.</summary>
    Number,

    /// <summary><c>int</c>.</summary>
    WholeNumber,

    /// <summary><c>bool</c>.</summary>
    Truth,

    /// <summary><c>IReadOnlyList&lt;double&gt;</c>.</summary>
    Array,
}

/// <summary>A result.</summary>
internal sealed record ResultModel(ResultKind Kind, string Name, IReadOnlyList<string?> Documentation, TextSpan? Span)
    : MemberModel(Name, Documentation, Span);

/// <summary>What runs a program.</summary>
internal abstract record ProgramExecution
{
    /// <summary>Kernels that are compiled with the project; what has none is compiled when it is first run.</summary>
    /// <param name="Name">What tells their computation from all others.</param>
    /// <param name="Steps">The kernel of single steps; null for a program without, or one too large for it.</param>
    /// <param name="Trajectories">The kernel of trajectories; null for a program that needs TorchSharp for them.</param>
    public sealed record Kernels(string Name, KernelSource? Steps, KernelSource? Trajectories) : ProgramExecution;

    /// <summary>Kernels that are compiled when first run: only then the sizes are known, or the program is cut at its models.</summary>
    public sealed record AtRunTime : ProgramExecution;

    /// <summary>Nothing: the file has errors, and the class keeps its shape so that the code that uses it gets none.</summary>
    public sealed record None : ProgramExecution;
}

/// <summary>The class of a kernel.</summary>
/// <param name="TypeName">Its name without the namespace.</param>
/// <param name="Text">Its file.</param>
internal sealed record KernelSource(string TypeName, string Text);

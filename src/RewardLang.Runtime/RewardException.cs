using RewardLang.Diagnostics;

namespace RewardLang.Runtime;

/// <summary>What went wrong with a reward at run time.</summary>
public class RewardException : Exception
{
    /// <summary>Creates the exception.</summary>
    public RewardException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public RewardException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>The text did not compile.</summary>
public sealed class RewardCompilationException : RewardException
{
    /// <summary>Creates the exception from what the compiler said.</summary>
    public RewardCompilationException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))) =>
        Diagnostics = diagnostics;

    /// <summary>Everything the compiler said.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}

/// <summary>A tensor or number that the host passed does not fit its declaration.</summary>
public sealed class RewardBindingException : RewardException
{
    /// <summary>Creates the exception for a name.</summary>
    public RewardBindingException(string name, string message)
        : base(message) => Name = name;

    /// <summary>The input, parameter or result that it is about.</summary>
    public string Name { get; }
}

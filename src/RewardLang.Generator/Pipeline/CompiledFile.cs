using RewardLang.Generator.Diagnostics;

namespace RewardLang.Generator.Pipeline;

/// <summary>A C# source to add.</summary>
internal sealed record GeneratedSource(string HintName, string Text);

/// <summary>The names that a program wants for itself, and the place to complain about.</summary>
/// <param name="ClassName">The full name of its class.</param>
/// <param name="HintName">The hint name of its sources, without the ending.</param>
/// <param name="KernelName">The name of its kernels, which says what they compute; null without any.</param>
/// <param name="Path">The file.</param>
/// <param name="RelativePath">The file, as messages name it.</param>
/// <param name="Place">Where the program's name stands.</param>
internal sealed record ClassClaim(
    string ClassName, string HintName, string? KernelName, string Path, string RelativePath, SourcePlace Place);

/// <summary>A class and the sources that make it.</summary>
internal sealed record GeneratedClass(ClassClaim Claim, GeneratedSource Class, EquatableArray<GeneratedSource> Kernels);

/// <summary>All that a file becomes.</summary>
internal sealed record CompiledFile(EquatableArray<GeneratedClass> Classes, EquatableArray<DiagnosticInfo> Diagnostics);

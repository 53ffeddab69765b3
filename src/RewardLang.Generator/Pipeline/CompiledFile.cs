using RewardLang.Generator.Diagnostics;

namespace RewardLang.Generator.Pipeline;

/// <summary>A C# source to add.</summary>
internal sealed record GeneratedSource(string HintName, string Text);

/// <summary>A class that a file wants to make, and the place to complain about.</summary>
/// <param name="ClassName">Its full name.</param>
/// <param name="HintName">The hint name of its source.</param>
/// <param name="Path">The file.</param>
/// <param name="RelativePath">The file, as messages name it.</param>
/// <param name="Place">Where the program's name stands.</param>
internal sealed record ClassClaim(string ClassName, string HintName, string Path, string RelativePath, SourcePlace Place);

/// <summary>A class and the sources that make it.</summary>
internal sealed record GeneratedClass(ClassClaim Claim, EquatableArray<GeneratedSource> Sources);

/// <summary>All that a file becomes.</summary>
internal sealed record CompiledFile(EquatableArray<GeneratedClass> Classes, EquatableArray<DiagnosticInfo> Diagnostics);

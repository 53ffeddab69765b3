using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RewardLang.Generator.Tests.Harness;

/// <summary>A <c>.reward</c> file of a project in memory.</summary>
/// <param name="name">Its path in the project.</param>
/// <param name="text">Its text.</param>
/// <param name="metadata">Metadata of its item.</param>
internal sealed class RewardText(string name, string text, params (string Key, string Value)[] metadata) : AdditionalText
{
    /// <summary>The folder of the project in memory.</summary>
    public const string ProjectFolder = "/project/";

    public string Name => name;

    public string Text => text;

    public IReadOnlyList<(string Key, string Value)> Metadata => metadata;

    public override string Path => ProjectFolder + name;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}

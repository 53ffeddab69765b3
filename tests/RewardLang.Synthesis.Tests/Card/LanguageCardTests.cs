using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;
using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Synthesis.Card;
using RewardLang.Training.Environments;

namespace RewardLang.Synthesis.Tests.Card;

/// <summary>What the card teaches is the language, and it is short.</summary>
public sealed partial class LanguageCardTests
{
    private const int MostTokens = 6_000;

    public static TheoryData<string> Environments => [.. EnvironmentRegistry.All.Select(e => e.Name)];

    public static TheoryData<string> Examples => [.. BlockPattern().Matches(LanguageCard.Render()).Select(Program)];

    public static TheoryData<int> Mistakes => [.. Enumerable.Range(0, MistakeSection.All.Count)];

    [Theory]
    [MemberData(nameof(Environments))]
    public void It_is_short(string environment)
    {
        var tokens = TiktokenTokenizer.CreateForModel("gpt-4").CountTokens(LanguageCard.Render(EnvironmentRegistry.Named(environment)));
        Assert.InRange(tokens, 1, MostTokens);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_compiles(string text) => Assert.Empty(ErrorsAndWarnings(text));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Every_mistake_is_one_and_its_mend_is_none(int index)
    {
        var mistake = MistakeSection.All[index];
        Assert.Contains(mistake.Id, Compile(mistake.Wrong).Diagnostics.Select(d => d.Id));
        Assert.False(Compile(mistake.Right).HasErrors);

        static CompilationResult Compile(string member) =>
            RewardCompiler.Compile(new SourceText("mistake.reward", $"reward Example {{ {MistakeSection.Inputs} output other = 1\n {member}\n}}"));
    }

    [Fact]
    public void Every_core_function_and_module_is_named()
    {
        var card = LanguageCard.Render();
        Assert.All(Builtins.CoreFunctions.Names, name => Assert.Matches($@"\b{name}\b", card));
        Assert.All(StandardLibrary.Modules, module => Assert.Contains(module, card, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_inputs_of_an_environment_can_be_declared_as_they_are_listed(string environment)
    {
        var section = LanguageCard.Render(EnvironmentRegistry.Named(environment));
        var declarations = section[section.LastIndexOf("```\n", section.LastIndexOf("```", StringComparison.Ordinal) - 1, StringComparison.Ordinal)..].Trim('`', '\n');
        Assert.False(RewardCompiler.Compile(new SourceText("inputs.reward", $"reward Example {{\n{declarations}\ntotal = 1\n}}")).HasErrors);
    }

    [Fact]
    public void Its_version_is_that_of_the_language() => Assert.Matches("^[0-9a-f]{8}$", LanguageCard.Version);

    private static IEnumerable<string> ErrorsAndWarnings(string text) =>
        RewardCompiler.Compile(new SourceText("card.reward", text)).Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Information).Select(d => d.Message);

    /// <summary>A block as a whole file: members stand in a program with all of the library.</summary>
    private static string Program(Match block) => block.Groups["members"].Success
        ? string.Concat(StandardLibrary.Modules.Order(StringComparer.Ordinal).Select(m => $"import {m}\n")) + $"reward Example {{\n{block.Groups["body"].Value}\n}}\n"
        : block.Groups["body"].Value;

    [GeneratedRegex(@"^```reward(?<members> members)?\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();
}

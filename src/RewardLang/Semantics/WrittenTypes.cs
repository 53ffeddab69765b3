using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The types that stand in the members of a program.</summary>
internal static class WrittenTypes
{
    public static IEnumerable<TypeSyntax> Of(MemberSyntaxNode member) => member switch
    {
        InputSyntax input => [input.Type],
        ModelSyntax model => model.Parameters.Select(p => p.Type).Append(model.Type).OfType<TypeSyntax>(),
        _ => new[] { Behind(member) }.OfType<TypeSyntax>(),
    };

    /// <summary>The type that may stand behind a name.</summary>
    private static TypeSyntax? Behind(MemberSyntaxNode member) => member switch
    {
        ParamSyntax param => param.Type,
        LetSyntax let => let.Type,
        StateSyntax state => state.Type,
        TermSyntax term => term.Type,
        OutputSyntax output => output.Type,
        _ => null,
    };
}

using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What to do about a name that a program declares twice.</summary>
internal static class DuplicateAdvice
{
    /// <summary>A second 'let' that goes on from the first is an assignment of another language; terms and ends share their names.</summary>
    public static string For(MemberSyntaxNode second, ProgramSyntax program)
    {
        var name = second.Name.Name;
        return second is LetSyntax ? $"Nothing is assigned in place: give the second a name of its own, as in 'let {name}2 = …', and use {name}2 below."
            : second is EndSyntax && program.Members.Any(m => m is TermSyntax && m.Name.Name == name) ? $"Terms, outputs and ends share their names: rename the end, as in 'end {name}_reached when …'."
            : DiagnosticCatalogue.RenameOne;
    }
}

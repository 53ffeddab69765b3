using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Where the names of a program or a function are used in its text.</summary>
internal sealed class NameUses(SourceText source, DeclarationSyntax declaring)
{
    private readonly ILookup<string, TextSpan> _uses = Lexer.Tokenize(new SourceText(source.Path, source.GetText(declaring.Span)), new DiagnosticBag())
        .Where(t => t.Kind == TokenKind.Identifier)
        .ToLookup(t => t.Text, t => new TextSpan(declaring.Span.Start + t.Span.Start, t.Span.Length), StringComparer.Ordinal);

    /// <summary>Whether a name is used outside of its own declaration.</summary>
    public bool IsUsed(MemberSyntaxNode declaration) =>
        _uses[declaration.Name.Name].Any(use => use.Start < declaration.Span.Start || use.End > declaration.Span.End);
}

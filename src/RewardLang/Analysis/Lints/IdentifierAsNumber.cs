using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An input that is called an identifier and is reckoned with, <c>abs(change(cell))</c>: between two of them nothing lies.</summary>
internal sealed class IdentifierAsNumber : ILint
{
    private static readonly Regex s_identifier = new(@"\b(?:identifier|id of|ID of)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public void Check(LintContext context)
    {
        var names = context.Syntax.Members.OfType<InputSyntax>().Where(i => s_identifier.IsMatch(i.Documentation ?? "") || NameParts.Of(i.Name.Name) is [.., "id"]).Select(i => i.Name.Name).ToList();
        if (names.Count == 0)
            return;
        foreach (var part in context.Syntax.Members.SelectMany(WrittenParts.Whole).SelectMany(WrittenParts.Of))
        {
            var read = part switch
            {
                BinarySyntax { Operator: TokenKind.Minus, Left: NameSyntax left } => left,
                CallSyntax { Function.Name: "change" or "abs" or "mean" or "norm", Arguments: [{ Value: NameSyntax argument }, ..] } => argument,
                _ => null,
            };
            if (read is not null && names.Contains(read.Name))
                context.Report(part.Span, DiagnosticCatalogue.IdentifierAsNumber, context.TextOf(part), read.Name, $"Compare it: {read.Name} != prev({read.Name}, initial: {read.Name}) where it has changed.");
        }
    }
}

using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A count of what happens in a row that stays where it does not happen, <c>state combo from 0 then if hit then combo + 1 else combo</c>: it never falls within an episode.</summary>
internal sealed class StreakKept : ILint
{
    private static readonly Regex s_row = new(@"\b(?:consecutive|in a row|streak|breaks?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Check(LintContext context)
    {
        foreach (var state in context.Syntax.Members.OfType<StateSyntax>().Where(s => !s.IsBackward && (s_row.IsMatch(s.Documentation ?? "") || NameParts.Of(s.Name.Name).Any(w => w is "streak" or "consecutive"))))
        {
            var name = state.Name.Name;
            if (WrittenExpression.Inner(state.Next) is not IfSyntax { Else: var kept } choice || WrittenExpression.Inner(kept) is not NameSyntax own || own.Name != name
                || !WrittenParts.Of(choice.Then).Any(p => p is BinarySyntax { Operator: TokenKind.Plus, Left: NameSyntax counted } && counted.Name == name))
                continue;
            context.Report(kept.Span, DiagnosticCatalogue.StreakKept, name, context.TextOf(choice.Condition), new Suggestion($"Write 'else 0', or streak({context.TextOf(choice.Condition)}) of std.temporal for the state.", "0"));
        }
    }
}

using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A limit that its text calls the other one: "at most 1" and <c>max(x, 1)</c>, "at least 0" and <c>min(x, 0)</c>.</summary>
internal sealed class LimitOfTheOtherSide : ILint
{
    private static readonly Regex s_most = new(@"\b(?:at most|no more than|not more than|never above|capped at)\s+(?<number>-?[0-9.]*[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_least = new(@"\b(?:at least|no less than|not less than|never below)\s+(?<number>-?[0-9.]*[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Check(LintContext context)
    {
        foreach (var member in context.Syntax.Members.Where(m => m.Documentation is not null))
        {
            Check(context, member, s_most.Match(member.Documentation!), "max", "min");
            Check(context, member, s_least.Match(member.Documentation!), "min", "max");
        }
    }

    private static void Check(LintContext context, MemberSyntaxNode member, Match said, string written, string meant)
    {
        if (!said.Success)
            return;
        var calls = WrittenParts.Of(member).OfType<CallSyntax>().ToList();
        if (calls.Exists(c => c.Function.Name == meant || c.Function.Name == "clip"))
            return;
        foreach (var call in calls.Where(c => c.Function.Name == written && c.Arguments.Count == 2 && c.Arguments.Any(a => context.TextOf(a.Value) == said.Groups["number"].Value)))
            context.Report(call.Span, DiagnosticCatalogue.LimitOfTheOtherSide, context.TextOf(call), said.Groups["number"].Value, written == "max" ? "below" : "above", said.Value,
                new Suggestion($"Write {meant}{context.TextOf(call).Substring(written.Length)}.", meant, call.Function.Span));
    }
}

using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>The largest of the batch where the text speaks of what was so far, <c>let peak = max(equity, over: batch)</c>: other rows are other episodes.</summary>
internal sealed class ExtremeOfOthers : ILint
{
    private static readonly Regex s_ever = new(@"\b(?:so far|has had|ever had|ever reached|up to now|until now)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Check(LintContext context)
    {
        foreach (var let in context.Syntax.Members.OfType<LetSyntax>().Where(l => s_ever.IsMatch(l.Documentation ?? "")))
            foreach (var call in WrittenParts.Of(let).OfType<CallSyntax>())
                if (call is { Function.Name: "max" or "min", Arguments: [{ Value: var value }, { Name.Name: "over", Value: NameSyntax { Name: "batch" } }] })
                {
                    var instead = $"running_{call.Function.Name}({context.TextOf(value)})";
                    context.Report(call.Span, DiagnosticCatalogue.ExtremeOfOthers, context.TextOf(call), new Suggestion($"Write {instead} of std.temporal for what it came to in its own episode.", instead));
                }
    }
}

using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// An input whose text says that it counts so far, and that is paid as it stands at every step: what was earned early is paid again at each later step. And the largest of
/// the batch where the text speaks of what was so far.
/// </summary>
internal sealed class PaidSoFar : ILint
{
    private static readonly Regex s_soFar = new(@"\b(?:so far|since the start|in this episode until now|cumulative)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_ever = new(@"\b(?:so far|has had|ever had|ever reached|up to now|until now)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        foreach (var term in context.Terms.Where(t => t.Syntax.Condition is null && AddedToTotal.IsOnlyPaid(t, context)))
            if (WrittenExpression.MeantUnscaled(context, term.Syntax.Value) is NameSyntax name && context.Syntax.Members.OfType<InputSyntax>().FirstOrDefault(i => i.Name.Name == name.Name) is { Documentation: { } said } && s_soFar.IsMatch(said))
                context.Report(term.Syntax.Value.Span, DiagnosticCatalogue.RunningLevel, term.Name, name.Name, $"Pay for what a step adds: {name.Name} - prev({name.Name}, initial: 0), or change({name.Name}) of std.temporal.");
        foreach (var let in context.Syntax.Members.OfType<LetSyntax>().Where(l => s_ever.IsMatch(l.Documentation ?? "")))
            foreach (var call in WrittenParts.Of(let).OfType<CallSyntax>())
                if (call is { Function.Name: "max" or "min", Arguments: [{ Value: var value }, { Name.Name: "over", Value: NameSyntax { Name: "batch" } }] })
                {
                    var instead = $"running_{call.Function.Name}({context.TextOf(value)})";
                    context.Report(call.Span, DiagnosticCatalogue.ExtremeOfOthers, context.TextOf(call), new Suggestion($"Write {instead} of std.temporal for what it came to in its own episode.", instead));
                }
    }
}

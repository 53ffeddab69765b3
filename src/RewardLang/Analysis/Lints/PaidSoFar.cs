using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An input whose text says that it counts so far, and that is paid as it stands at every step: what was earned early is paid again at each later step.</summary>
internal sealed class PaidSoFar : ILint
{
    private static readonly Regex s_soFar = new(@"\b(?:so far|since the start|in this episode until now|cumulative)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        foreach (var term in context.Terms.Where(t => t.Syntax.Condition is null && AddedToTotal.IsOnlyPaid(t, context)))
            if (WrittenExpression.MeantUnscaled(context, term.Syntax.Value) is NameSyntax name && context.Syntax.Members.OfType<InputSyntax>().FirstOrDefault(i => i.Name.Name == name.Name) is { Documentation: { } said } && s_soFar.IsMatch(said))
                context.Report(term.Syntax.Value.Span, DiagnosticCatalogue.RunningLevel, term.Name, name.Name, $"Pay for what a step adds: {name.Name} - prev({name.Name}, initial: 0), or change({name.Name}) of std.temporal.");
    }
}

using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A reward for a landing that is given the time in the air of this step, which is 0 at touchdown.</summary>
internal sealed class LandingOfThisStep : ILint
{
    public void Check(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>().Where(c => c.Function.Name == "landing_reward"))
        {
            var flown = call.Arguments.FirstOrDefault(a => a.Name?.Name == "flown") ?? (call.Arguments.Count > 1 && call.Arguments[1].Name is null ? call.Arguments[1] : null);
            if (flown is not null && Definition(context, flown.Value) is CallSyntax { Function.Name: "air_time" })
                context.Report(flown.Value.Span, DiagnosticCatalogue.LandingOfThisStep, context.Program.Source.GetText(flown.Value.Span));
        }
    }

    private static ExpressionSyntax Definition(LintContext context, ExpressionSyntax syntax) =>
        syntax is NameSyntax name && context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is { } let ? let.Value : syntax;
}

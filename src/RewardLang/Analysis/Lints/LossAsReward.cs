using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A loss of the library in a reward, which is made large.</summary>
internal sealed class LossAsReward : ILint
{
    /// <summary>How many names may lead to the call.</summary>
    private const int MostNames = 3;

    private static readonly string[] s_losses =
    [
        "bradley_terry", "bradley_terry_soft", "bradley_terry_with_ties", "dpo", "diffusion_dpo", "clipped_dpo", "reward_difference", "pairwise_policy_gradient",
        "self_normalized_distillation", "contrastive", "clipped_surrogate", "policy_gradient", "grpo_loss", "expectile_loss", "clipped_value_loss",
    ];

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        foreach (var total in context.Syntax.Members.OfType<TotalSyntax>())
            Check(context, total.Value);
        foreach (var term in context.Terms.Where(t => context.IsAdded(t) && (t.Syntax.Weight is not { } weight || context.NodeOf(weight) is { } node && context.RangeOf(node).Lower >= 0)))
            Check(context, term.Syntax.Value);
    }

    private static void Check(LintContext context, ExpressionSyntax value)
    {
        if (LossIn(context, value, MostNames) is { } call)
            context.Report(value.Span, DiagnosticCatalogue.LossAsReward, call.Function.Name, $"Write 'loss {context.Syntax.Name.Name}' for what is made small, or a minus before it.");
    }

    private static CallSyntax? LossIn(LintContext context, ExpressionSyntax value, int names) => WrittenExpression.Unscaled(context, value) switch
    {
        CallSyntax call when s_losses.Contains(call.Function.Name) && WrittenCall.IsOfLibrary(context, call) => call,
        CallSyntax { Function.Name: "sum" or "mean", Arguments: [var folded, ..] } => LossIn(context, folded.Value, names),
        NameSyntax name when names > 0 && context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is { } let => LossIn(context, let.Value, names - 1),
        _ => null,
    };
}

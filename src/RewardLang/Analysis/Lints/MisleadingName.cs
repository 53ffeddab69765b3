using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that is called a penalty or a harm and pays, or a bonus and costs. What is called a reward may well be negative.</summary>
internal sealed class MisleadingName : ILint
{
    private static readonly string[] s_costs = ["penalty", "penalise", "penalize", "punish", "cost"];
    private static readonly string[] s_gains = ["bonus"];

    /// <summary>What nobody is paid for, as the last word of a name.</summary>
    private static readonly string[] s_harms =
        ["crash", "crashed", "collision", "collisions", "collided", "fell", "fall", "fallen", "offtrack", "violation", "violations", "failure", "failed", "damage"];

    /// <summary>Words with which that is a gain: it does not happen, or it happens to others.</summary>
    private static readonly string[] s_turns = ["no", "not", "non", "without", "avoid", "avoided", "never", "free", "enemy", "opponent", "rival", "target", "other"];

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        // A list of terms without weights is weighed by the host.
        var isWeighed = context.Syntax.Members.Any(m => m is TotalSyntax or TermSyntax { Weight: not null });
        foreach (var term in context.Terms)
        {
            if (Added(term, context) is not { HasNoNumber: false } range)
                continue;
            if (range.Lower >= 0 && range.Upper > 0 && (Says(s_costs, term.Name) || isWeighed && IsHarm(term.Name)))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "pays", range);
            else if (range.Upper <= 0 && range.Lower < 0 && Says(s_gains, term.Name))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "costs", range);
        }
    }

    /// <summary>
    /// What a term adds to the total: its contribution, or where the total is written out what the term's value adds there; null where that is not told.
    /// </summary>
    private static Interval? Added(LintedTerm term, LintContext context)
    {
        if (context.Syntax.Members.OfType<TotalSyntax>().FirstOrDefault() is not { } total || !context.IsNamedIn(total.Value, term.Name))
            return context.RangeOf(term.Contribution);
        return SignIn(total.Value, term.Name) switch
        {
            < 0 => IntervalFunctions.Negate(context.RangeOf(term.Value)),
            > 0 => context.RangeOf(term.Value),
            _ => null,
        };
    }

    /// <summary>The sign with which a sum has a name; 0 where it is no part of one.</summary>
    private static int SignIn(ExpressionSyntax sum, string name) => sum switch
    {
        NameSyntax part => part.Name == name ? 1 : 0,
        UnarySyntax { Operator: TokenKind.Minus } negated => -SignIn(negated.Operand, name),
        BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } both => SignIn(both.Left, name) is var sign && sign != 0 ? sign
            : SignIn(both.Right, name) * (both.Operator == TokenKind.Plus ? 1 : -1),
        BinarySyntax { Operator: TokenKind.Star } product => SignOf(product.Left) * SignIn(product.Right, name)
            + SignOf(product.Right) * SignIn(product.Left, name),
        ParenthesizedSyntax { Inner: var inner } => SignIn(inner, name),
        _ => 0,
    };

    private static int SignOf(ExpressionSyntax number) => number switch
    {
        NumberSyntax => 1,
        UnarySyntax { Operator: TokenKind.Minus, Operand: NumberSyntax } => -1,
        _ => 0,
    };

    private static bool IsHarm(string name)
    {
        var words = name.ToLowerInvariant().Split('_');
        return s_harms.Contains(words[words.Length - 1]) && !words.Any(s_turns.Contains);
    }

    private static bool Says(string[] words, string name) => words.Any(w => name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);
}

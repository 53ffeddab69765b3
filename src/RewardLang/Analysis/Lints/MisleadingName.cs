using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A term that is called a penalty or a harm and pays, or a bonus and costs; in a loss, which is made small, a penalty that lowers it, or a bonus that raises it.
/// What is called a reward may well be negative.
/// </summary>
internal sealed class MisleadingName : ILint
{
    private static readonly string[] s_costs = ["penalty", "penalise", "penalize", "punish", "cost"];
    private static readonly string[] s_gains = ["bonus"];

    private const string Generally = "Change the sign of the term or of its weight, or the name.";

    /// <summary>Last words of names of what is saved of a cost, and of a penalty that is one of a game.</summary>
    private static readonly string[] s_savings = ["reduction", "reduced", "saving", "savings", "saved", "avoided", "avoidance", "kick", "shot"];

    public void Check(LintContext context)
    {
        if (context.Program.Kind == ProgramKind.Loss)
            CheckLoss(context);
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        // A list of terms without weights is weighed by the host.
        var isWeighed = context.Syntax.Members.Any(m => m is TotalSyntax or TermSyntax { Weight: not null });
        var divergences = PaidDivergence.In(context).ToList();
        foreach (var term in context.Terms)
        {
            if (AddedToTotal.By(term, context) is not { HasNoNumber: false } range)
                continue;
            if (range.Lower >= 0 && range.Upper > 0 && (IsCost(term.Name) && !Falls(context, term) || isWeighed && (IsOfFailure(context, term) || HarmNames.IsHarm(term.Name) && !IsOfOthers(context, term) && !IsSought(context, term) && !Falls(context, term) || WantedSmall.IsNamedSo(context, term.Syntax))))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "pays", range, Generally);
            else if (range.Upper <= 0 && range.Lower < 0 && Says(s_gains, term.Name))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "costs", range, Generally);
            else if (range.Upper > 0 && (isWeighed || IsCost(term.Name)) && (IsPaidLogRatio(context, term) || divergences.Exists(d => d.IsPaidBy(context, term)) && !IsChargedElsewhere(context, term, divergences)))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, PaidDivergence.Cause, range, $"Write '{WrittenExpression.Negated(context, term.Syntax.Value)}': what the policy gives more chance than the reference does is charged.");
            else if (IsCost(term.Name) && range.Upper > 0 && TurnedDivergence.In(context, term) is { } turned)
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, PaidDivergence.Cause, range, turned);
        }

        CheckTotal(context, divergences);
    }

    /// <summary>Whether a term is paid for just what ends an episode by a failure.</summary>
    private static bool IsOfFailure(LintContext context, LintedTerm term) => PaidCondition.Of(term.Value) is { } condition && context.Ends.Any(e => HarmNames.IsFailure(e.Syntax.Name.Name) && e.Condition == condition);

    /// <summary>Whether a term that is called a penalty or a divergence adds the log-probability of a policy less that of its reference, of which a penalty is the opposite.</summary>
    private static bool IsPaidLogRatio(LintContext context, LintedTerm term) => (IsCost(term.Name) || PaidDivergence.IsNamedSo(term.Name)) && PaidDivergence.IsLogRatio(context, term.Syntax.Value) && AddedToTotal.Sign(term, context) > 0;

    /// <summary>Whether another term charges a divergence: this one is told from it.</summary>
    private static bool IsChargedElsewhere(LintContext context, LintedTerm term, List<PaidDivergence> divergences) => context.Terms.Any(t => t != term && divergences.Exists(d => Slope.Of(context, t.Contribution, d.Node) < 0));

    /// <summary>A divergence that a written total adds, and no term.</summary>
    private static void CheckTotal(LintContext context, List<PaidDivergence> divergences)
    {
        if (context.Syntax.Members.OfType<TotalSyntax>().Any() && context.Program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is { } total)
            foreach (var divergence in divergences.Where(d => Slope.Of(context, total.Node, d.Node) > 0 && !context.Terms.Any(t => Reach.From([t.Contribution]).Contains(d.Node))).GroupBy(d => d.Node).Select(g => g.First()))
                context.Report(divergence.Place.Span, DiagnosticCatalogue.MisleadingName, context.TextOf(divergence.Place), PaidDivergence.Cause, "it with a plus",
                    "Subtract it in the total: what the policy gives more chance than the reference does is charged.");
    }

    private static void CheckLoss(LintContext context)
    {
        foreach (var term in context.Terms)
        {
            if (AddedToTotal.By(term, context) is not { HasNoNumber: false } range)
                continue;
            if (range.Upper <= 0 && range.Lower < 0 && (IsCostOfLoss(term.Name) && !Falls(context, term) || IsDivergence(context, term)))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "lowers the loss", range, Turned(context, term));
            else if (range.Lower >= 0 && range.Upper > 0 && Says(s_gains, term.Name))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.MisleadingName, term.Name, "raises the loss", range, Turned(context, term));
        }

        foreach (var let in context.Syntax.Members.OfType<LetSyntax>().Where(l => IsCostOfLoss(l.Name.Name) && context.Terms.All(t => t.Name != l.Name.Name)))
            if (AddedToTotal.SignInTotal(context, let.Name.Name) < 0 && context.NodeOf(let.Value) is { } value && context.RangeOf(value) is { HasNoNumber: false, Lower: >= 0, Upper: > 0 } range)
                context.Report(let.Name.Span, DiagnosticCatalogue.MisleadingName, let.Name.Name, "lowers the loss", IntervalFunctions.Negate(range), $"Add '{let.Name.Name}' in the total where it is subtracted: a loss is made small.");
    }

    private static bool IsCostOfLoss(string name) => IsCost(name) || NameParts.Of(name).Any(w => w.StartsWith("regulari", StringComparison.Ordinal));

    /// <summary>Whether a term is what a policy is to keep near to a reference by: its name says so, and what it is made of.</summary>
    private static bool IsDivergence(LintContext context, LintedTerm term) =>
        PaidDivergence.IsNamedSo(term.Name) && NamesIn(term).Any(n => TurnedDivergence.IsReference(n));

    /// <summary>A term with its sign turned, in its weight where that has one.</summary>
    private static Suggestion Turned(LintContext context, LintedTerm term)
    {
        var value = WrittenExpression.Inner(term.Syntax.Value);
        return term.Syntax.Weight switch
        {
            UnarySyntax { Operator: TokenKind.Minus } minus => Write($"weight {context.TextOf(minus.Operand)}", context.TextOf(minus.Operand), minus.Span),
            _ when value is UnarySyntax { Operator: TokenKind.Minus } minus => Write(context.TextOf(minus.Operand), context.TextOf(minus.Operand), value.Span),
            NumberSyntax or NameSyntax => Write($"weight -{context.TextOf(term.Syntax.Weight)}", $"-{context.TextOf(term.Syntax.Weight)}", term.Syntax.Weight.Span),
            null when term.Syntax.Condition is null => Write("weight -1", "  weight -1", new(term.Syntax.Value.Span.End, 0)),
            _ => Generally,
        };

        static Suggestion Write(string text, string replacement, TextSpan place) => new($"A loss is made small: write '{text}'.", replacement, place);
    }

    /// <summary>Whether what is measured happens to others: its name says so, or a term charges another harm of that kind, which is one's own.</summary>
    private static bool IsOfOthers(LintContext context, LintedTerm term)
    {
        var names = NamesIn(term);
        return names.Any(HarmNames.IsTurned) || names.Select(HarmNames.WordIn).OfType<string>().Any(harm => context.Terms.Any(t => t != term && AddedToTotal.IsOnlyCost(t, context)
            && NamesIn(t).Any(n => HarmNames.WordIn(n) == harm && !names.Contains(n))));
    }

    private static List<string> NamesIn(LintedTerm term) => [.. WrittenParts.Of(term.Syntax.Value).Append(term.Syntax.Condition).OfType<NameSyntax>().Select(n => n.Name)];

    private static bool IsCost(string name) => Says(s_costs, name) && NameParts.Of(name) is var words && !s_savings.Contains(words[words.Length - 1]);

    /// <summary>Whether a term pays the less the larger something of such a name is.</summary>
    private static bool Falls(LintContext context, LintedTerm term) => WrittenParts.Of(term.Syntax.Value).OfType<NameSyntax>()
        .Any(n => (n.Name == term.Name || HarmNames.WordIn(n.Name) is not null || Says(s_costs, n.Name)) && context.NodeOf(n) is { } node && Slope.Of(context, term.Value, node) < 0);

    /// <summary>Whether what is paid for is what is looked for: once in an episode, or by an end that is a goal.</summary>
    private static bool IsSought(LintContext context, LintedTerm term) => PaidCondition.Of(term.Value) is { } condition && (Neighbour.HoldsOnce(context.Program.Graph, condition)
        || context.Program.Graph.Results.Any(r => r.Kind == ResultKind.End && r.Node == condition && GoalNames.Contains(r.Name)));

    private static bool Says(string[] words, string name) => words.Any(w => name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);
}

using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A divergence of a policy from its reference, by the function or the name that it is called by, that a reward adds with a plus: it pays for leaving the reference.</summary>
/// <param name="Place">The call, or the name that a <c>let</c> gives it.</param>
/// <param name="Node">Its value.</param>
internal sealed record PaidDivergence(SyntaxNode Place, Node Node)
{
    public const string Cause = "pays for leaving the reference";

    private static readonly string[] s_functions = ["log_ratio_penalty", NeverNegative];

    /// <summary>What can only pay is a cost that pays, by another lint.</summary>
    private const string NeverNegative = "positive_divergence";

    private static readonly string[] s_divergences = ["kl", "divergence"];

    /// <summary>Words of what may be paid for: a model whose log-ratio is its score, and what is to be unlike the reference.</summary>
    private static readonly string[] s_sought = ["bonus", "implicit", "score", "reward", "novelty", "diversity", "explore", "exploration", "curiosity", "advantage"];

    /// <summary>Whether a name says that it is what a policy is kept near to a reference by.</summary>
    public static bool IsNamedSo(string name) => NameParts.Of(name).Any(s_divergences.Contains);

    /// <summary>The divergences that a program's text has.</summary>
    public static IEnumerable<PaidDivergence> In(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>())
            if (s_functions.Contains(call.Function.Name) && WrittenCall.IsOfLibrary(context, call) && !context.IsReported(call.Span) && context.NodeOf(call) is { } node)
                yield return new PaidDivergence(call, node);
        foreach (var let in context.Syntax.Members.OfType<LetSyntax>())
            if (IsNamedSo(let.Name.Name) && IsLogRatio(context, let.Value) && context.NodeOf(let.Value) is { } node)
                yield return new PaidDivergence(let.Name, node);
    }

    /// <summary>Whether a term that can pay and cost is the larger the further the policy leaves the reference.</summary>
    public bool IsPaidBy(LintContext context, LintedTerm term) => Place is not CallSyntax { Function.Name: NeverNegative } && !NameParts.Of(term.Name).Any(s_sought.Contains) && Slope.Of(context, term.Contribution, Node) > 0;

    /// <summary>Whether an expression is the log-probability of a policy less that of its reference, or a fold of that, also within limits.</summary>
    public static bool IsLogRatio(LintContext context, ExpressionSyntax syntax) => WrittenExpression.MeantUnscaled(context, syntax) switch
    {
        CallSyntax { Function.Name: "sum" or "mean" or "clip", Arguments: [{ Value: var folded }, ..] } => IsLogRatio(context, folded),
        BinarySyntax { Operator: TokenKind.Minus, Left: NameSyntax { Name: var policy }, Right: NameSyntax { Name: var reference } } =>
            TurnedDivergence.IsReference(reference) && !TurnedDivergence.IsReference(policy) && NameParts.Of(policy).Any(w => w.StartsWith("log", StringComparison.Ordinal)),
        _ => false,
    };
}

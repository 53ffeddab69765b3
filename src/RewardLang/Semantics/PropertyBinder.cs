using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Lints;
using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// Checks about all inputs: <c>total in 0..1</c>, <c>reach &lt;= 1</c>, <c>finite</c>, <c>causal</c>, <c>return in 0..10</c>,
/// <c>return(steps: 500, discount: 0.99) in 0..100</c>, <c>invariant(shaping)</c>.
/// </summary>
/// <param name="program">The program.</param>
/// <param name="members">Its members as written.</param>
/// <param name="binder">Binds the numbers of a claim.</param>
/// <param name="prover">Decides claims.</param>
internal sealed class PropertyBinder(CompiledProgram program, IReadOnlyList<MemberSyntaxNode> members, ExpressionBinder binder, CheckProver prover)
{
    /// <summary>A check that names no scenario, with what it is about on the left; null where it is none about all inputs.</summary>
    public CheckSyntax? TryRead(CheckSyntax check) =>
        IsSubject(check.Left) ? check
        : check.Right is { } right && IsSubject(right) ? check with { Left = right, Right = check.Left, Operator = Mirrored(check.Operator) }
        : null;

    private bool IsSubject(CheckTargetSyntax target) => target.Number is CallSyntax { Function.Name: "return" or "invariant" }
        || target.Quantity is { } name && (name.Name is "finite" or "causal" || program.Graph.Results.Any(r => r.Name == name.Name && IsNamed(r)));

    private static TokenKind Mirrored(TokenKind comparison) => comparison switch
    {
        TokenKind.Less => TokenKind.Greater,
        TokenKind.LessOrEqual => TokenKind.GreaterOrEqual,
        TokenKind.Greater => TokenKind.Less,
        TokenKind.GreaterOrEqual => TokenKind.LessOrEqual,
        _ => comparison,
    };

    /// <summary>What the prover says; null after a report.</summary>
    public Finding? Decide(CheckSyntax check)
    {
        if (check.Left.Number is CallSyntax { Function.Name: "return" } call)
            return ClaimOf(check) is { } sum && Total(check) is { } summed && new EpisodeBinder(binder, program.Params).Bind(call) is { } episode
                ? prover.HoldsOfReturn(summed, sum, episode)
                : null;
        if (check.Left.Number is CallSyntax { Function.Name: "invariant", Arguments: [{ Name: null, Value: NameSyntax shaping }] })
            return ResultOf(shaping.Name, shaping.Span) is { } value ? Mended(prover.IsInvariant(value), shaping.Name) : null;
        if (check.Left.Quantity is not { } name)
            return null;
        // Alone these words are the claims, whatever a result is called.
        if (name.Name is "finite" or "causal" && check is { Right: null, Range: null })
            return name.Name == "finite" ? prover.IsFinite() : prover.IsCausal();
        if (program.Graph.Results.FirstOrDefault(r => r.Name == name.Name && IsNamed(r)) is not { } result)
            return null;
        return result.Node.Axes.Count > 0 ? Report(name.Span, name.Name) : ClaimOf(check) is { } claim ? prover.Holds(result, claim) : null;
    }

    /// <summary>A result that is one number, by its name; null after a report.</summary>
    public GraphResult? ResultOf(string name, TextSpan span)
    {
        var results = program.Graph.Results.Where(IsNamed).ToList();
        if (results.FirstOrDefault(r => r.Name == name) is not { } result)
        {
            binder.Report(span, DiagnosticCatalogue.UnknownResult, name, binder.Scope.Declares(name)
                ? $"'{name}' is no result: give it an output, as in 'output checked = {name}', and check that."
                : NameSuggestion.For(name, results.Select(r => r.Name)));
            return null;
        }

        if (result.Node.Axes.Count == 0)
            return result;
        Report(span, name);
        return null;
    }

    /// <summary>Shaping that begins too late with the change that makes it begin with 0, where one value is written for its first step.</summary>
    private Finding Mended(Finding finding, string shaping) => finding.BeginsLate && members.Where(m => m.Name.Name == shaping).SelectMany(WrittenParts.Of).OfType<CallSyntax>()
        .SelectMany(c => c.Arguments.Where(a => a.Name?.Name is "initial" or "before")).ToList() is [{ Name: { } name, Value: var first }]
            ? finding with { Advice = finding.Advice!.Replace("initial", name.Name), Edit = new TextEdit(first.Span, "0") } : finding;

    /// <summary>Whether a result is one that checks name.</summary>
    public static bool IsNamed(GraphResult result) => result.Kind is not (ResultKind.Contribution or ResultKind.Adjustment);

    private Finding? Report(TextSpan span, string name)
    {
        binder.Report(span, DiagnosticCatalogue.CheckOfArray, name);
        return null;
    }

    /// <summary>What is compared with a computed value at every step makes one result with it.</summary>
    private Suggestion? AdviceForSide(CheckSyntax check)
    {
        if (check is not { Left: { Quantity: { } quantity, Scenario: null }, Right.Number: { } side })
            return null;
        var text = binder.TextOf(side);
        return $"Declare 'output checked = {quantity.Name} - {(side is BinarySyntax or IfSyntax ? $"({text})" : text)}', and check 'checked {Written(check.Operator)} 0'.";
    }

    /// <summary>A comparison as a check has it.</summary>
    public static string Written(TokenKind comparison) => comparison switch
    {
        TokenKind.Less => "<",
        TokenKind.LessOrEqual => "<=",
        TokenKind.Greater => ">",
        TokenKind.GreaterOrEqual => ">=",
        TokenKind.EqualEqual => "==",
        TokenKind.NotEqual => "!=",
        _ => "~=",
    };

    private GraphResult? Total(CheckSyntax check) => ResultOf("total", check.Left.Span);

    /// <summary>What a check says of its left side; null after a report.</summary>
    private Claim? ClaimOf(CheckSyntax check)
    {
        if (check.Range is not null)
        {
            return binder.BindConstant(check.Range.Lower, "an end of a range") is { } lower && binder.BindConstant(check.Range.Upper, "an end of a range") is { } upper
                ? new Claim(new Interval(lower, upper))
                : null;
        }

        if (check.Right?.Number is not { } side)
        {
            // A condition holds at every step, or at none.
            var always = check.Operator == TokenKind.Not ? 0 : 1;
            return new Claim(Interval.Of(always));
        }

        if (binder.BindConstant(side, CheckBinder.ComputedSide, AdviceForSide(check)) is not { } value)
            return null;
        return check.Operator switch
        {
            TokenKind.Less or TokenKind.LessOrEqual => new Claim(new Interval(double.NegativeInfinity, value), ExcludesUpper: check.Operator == TokenKind.Less),
            TokenKind.Greater or TokenKind.GreaterOrEqual => new Claim(new Interval(value, double.PositiveInfinity), ExcludesLower: check.Operator == TokenKind.Greater),
            TokenKind.NotEqual => new Claim(new Interval(value, value), IsOutside: true),
            TokenKind.EqualEqual => new Claim(new Interval(value, value)),
            _ => new Claim(new Interval(value - CheckBinder.Tolerance * (1 + Math.Abs(value)), value + CheckBinder.Tolerance * (1 + Math.Abs(value)))),
        };
    }
}

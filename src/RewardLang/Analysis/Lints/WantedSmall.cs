using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>What by its name or by what it measures shall become small: an error, a gap, the distance to a goal.</summary>
internal static class WantedSmall
{
    /// <summary>How many names may lead to what is measured.</summary>
    private const int MostNames = 3;

    /// <summary>Last words of such a name.</summary>
    private static readonly string[] s_errors = ["error", "errors", "deviation", "deviations", "misalignment", "mismatch"];

    /// <summary>Words of what is used up.</summary>
    private static readonly string[] s_efforts = ["effort", "efforts", "jerk", "jerkiness", "consumption", "exertion"];

    private static readonly string[] s_distances = ["distance", "distances", "dist", "gap", "gaps"];

    /// <summary>What one wants to be near to.</summary>
    private static readonly string[] s_goals = ["goal", "target", "desired", "wanted", "command", "commanded", "setpoint", "waypoint", "object"];

    /// <summary>Words with which large is good: one gets away or far, or a guess of another is wrong, which is worth exploring.</summary>
    private static readonly string[] s_turns =
    [
        "start", "origin", "away", "flee", "evade", "escape", "repel", "pursuer", "lead", "home", "initial", "begin", "spawn", "travel", "travelled", "traveled", "run", "jump", "throw", "thrown", "obstacle", "obstacles", "wall", "hazard", "enemy", "opponent",
        "other", "others", "safe", "safety", "clearance", "prediction", "predicted", "reconstruction", "takeoff", "model", "td", "rnd", "forward", "inverse", "novelty", "prev", "previous", "last", "door", "gripper", "drawer", "grip",
    ];

    /// <summary>Whether a term is named after what shall become small, and its value is its size.</summary>
    public static bool IsNamedSo(LintContext context, TermSyntax term)
    {
        var words = NameParts.Of(term.Name.Name);
        var last = words[words.Length - 1];
        return IsSize(context, term.Value, MostNames) && !IsTurned(context, term)
            && (s_errors.Contains(last) || s_efforts.Contains(last) || words is [var first, "to", ..] && s_distances.Contains(first) && s_goals.Contains(last) || s_distances.Contains(last) && (words.Any(s_goals.Contains) || IsMeasuredToGoal(context, term.Value, MostNames)));
    }

    /// <summary>Whether an expression is such a size by what it is called or measures.</summary>
    public static bool IsMeasured(LintContext context, ExpressionSyntax syntax, int names = MostNames)
    {
        var value = WrittenExpression.Unscaled(context, syntax);
        if (value is not NameSyntax name)
            return IsMeasuredToGoal(context, value, names);
        var words = NameParts.Of(name.Name);
        var definition = Definition(context, name);
        if (IsSmallAtGoal(context, name))
            return true;
        if (words.Any(s_turns.Contains) || definition is not null && IsTurned(context, definition))
            return false;
        var last = words[words.Length - 1];
        // An error of nothing, and a gap to nothing, may be a lead.
        return s_errors.Contains(last) && words.Length > 1 || words is ["gap" or "gaps" or "error" or "errors"] && (definition is LetSyntax { Value: var size } && IsSize(context, size) || IsCharged(context, name))
            || words.Any(s_distances.Contains) && words.Any(s_goals.Contains) || definition is LetSyntax let && names > 0 && IsMeasured(context, let.Value, names - 1);
    }

    /// <summary>Whether an expression is the name of a distance or a gap, to whatever that is.</summary>
    public static bool IsDistance(ExpressionSyntax syntax) => syntax is NameSyntax name && NameParts.Of(name.Name) is var words && words.Any(s_distances.Contains) && !words.Any(s_turns.Contains);

    /// <summary>Whether some term costs the more the larger a value is.</summary>
    private static bool IsCharged(LintContext context, NameSyntax name) =>
        context.NodeOf(name) is { } node && context.Terms.Any(t => context.IsAdded(t) && Slope.Of(context, t.Contribution, node) < 0);

    /// <summary>Whether an end that is meant to be reached is where a value is below a limit.</summary>
    private static bool IsSmallAtGoal(LintContext context, NameSyntax name) =>
        context.Ends.Where(e => context.EndRoles.IsGoal(e.Syntax, e.Condition)).Select(e => WrittenParts.Of(Named(context, e.Syntax.Condition)).ToList()).Any(parts =>
            !parts.Any(p => p is UnarySyntax { Operator: TokenKind.Not })
            && parts.Any(p => p is BinarySyntax { Operator: TokenKind.Less or TokenKind.LessOrEqual, Left: NameSyntax left } && left.Name == name.Name));

    /// <summary>What a name stands for; any other expression is itself.</summary>
    private static ExpressionSyntax Named(LintContext context, ExpressionSyntax syntax) => syntax is NameSyntax name && Definition(context, name) is LetSyntax let ? let.Value : syntax;

    /// <summary>A norm or magnitude of a difference from a goal.</summary>
    private static bool IsMeasuredToGoal(LintContext context, ExpressionSyntax syntax, int names) => WrittenExpression.Unscaled(context, syntax) switch
    {
        CallSyntax { Function.Name: "norm" or "abs", Arguments: [var argument, ..] } => IsDifferenceFromGoal(context, argument.Value, names),
        NameSyntax name when names > 0 && Definition(context, name) is LetSyntax let => !IsTurned(context, let) && IsMeasuredToGoal(context, let.Value, names - 1),
        _ => false,
    };

    private static bool IsDifferenceFromGoal(LintContext context, ExpressionSyntax syntax, int names) => WrittenExpression.Inner(syntax) switch
    {
        BinarySyntax { Operator: TokenKind.Minus } difference => !IsTurned(context, difference) && Names(context, difference).Any(n => NameParts.Of(n).Any(s_goals.Contains)),
        NameSyntax name when names > 0 && Definition(context, name) is LetSyntax let => !IsTurned(context, let) && IsDifferenceFromGoal(context, let.Value, names - 1),
        _ => false,
    };

    /// <summary>Whether an expression is a size by the way it is written: a norm, a magnitude, a square, or sums of them.</summary>
    public static bool IsSize(LintContext context, ExpressionSyntax syntax, int names = MostNames) => WrittenExpression.Unscaled(context, syntax) switch
    {
        CallSyntax { Function.Name: "norm" or "abs" or "square" } => true,
        CallSyntax { Function.Name: "sum" or "mean" or "max" or "sqrt", Arguments: [var argument, ..] } => IsSize(context, argument.Value, names),
        BinarySyntax { Operator: TokenKind.Caret, Right: NumberSyntax { Value: 2 or 4 } } => true,
        NameSyntax name when names > 0 && Definition(context, name) is LetSyntax let => IsSize(context, let.Value, names - 1),
        _ => false,
    };

    /// <summary>Whether a name in a part says that large is good.</summary>
    public static bool IsTurned(LintContext context, SyntaxNode part) => Names(context, part).Any(n => NameParts.Of(n).Any(s_turns.Contains));

    private static MemberSyntaxNode? Definition(LintContext context, NameSyntax name) => context.Syntax.Members.FirstOrDefault(m => m is LetSyntax or InputSyntax && m.Name.Name == name.Name);

    private static IEnumerable<string> Names(LintContext context, SyntaxNode part) =>
        Lexer.Tokenize(new Diagnostics.SourceText(context.Program.Source.Path, context.TextOf(part)), new Diagnostics.DiagnosticBag()).Where(t => t.Kind == TokenKind.Identifier).Select(t => t.Text);
}

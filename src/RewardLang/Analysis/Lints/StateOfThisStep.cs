using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A state that only takes over another value, <c>state last = 0 then action</c>, and is used as if it were that of the step before: it is so behind its own
/// <c>then</c> alone.
/// </summary>
internal sealed class StateOfThisStep : ILint
{
    private static readonly string[] s_words = ["last", "prev", "previous", "old"];

    public void Check(LintContext context)
    {
        // Of a state that nothing reads another lint says so.
        var names = new NameUses(context.Program.Source, context.Syntax);
        foreach (var state in context.Syntax.Members.OfType<StateSyntax>().Where(s => !s.IsBackward && names.IsUsed(s)))
        {
            if (ValueOf(state, context) is not { } value || value == state.Name.Name)
                continue;
            var parts = context.Syntax.Members.Where(m => m != state).SelectMany(WrittenParts.Of).ToList();
            var difference = parts.OfType<BinarySyntax>().FirstOrDefault(b => Holds(b, value, state.Name.Name));
            var isKept = parts.OfType<CallSyntax>().Any(c => IsPrevious(c, state.Name.Name));
            if (difference is null && (isKept || !IsNamedForTheStepBefore(state.Name.Name)))
                continue;
            // What is no value of this language is none to begin with.
            var before = $"prev({value}, initial: {(state.First is NameSyntax { Name: "None" or "null" or "nil" } ? value : context.TextOf(state.First))})";
            // As a 'let' it is right wherever it is read, and no state is left over; what asks for its step before means that state.
            var meant = $"let {context.TextOf(state.Name)} = {before}";
            const string Reason = ": a state's name means the step before only behind its own 'then'.";
            context.Report(difference?.Span ?? state.Name.Span, DiagnosticCatalogue.StateOfThisStep,
                $"From the second step on '{state.Name.Name}' is '{value}' of this step, not of the one before",
                isKept ? new Suggestion($"Write {before} in its place{Reason}") : new Suggestion($"Write '{meant}' in place of the state{Reason}", meant, state.Span));
        }
    }

    /// <summary>The value that a state takes over: a name, or that of a 'let' with the same text.</summary>
    private static string? ValueOf(StateSyntax state, LintContext context) => WrittenExpression.Inner(state.Next) is NameSyntax name ? name.Name
        : context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => context.TextOf(l.Value) == context.TextOf(state.Next))?.Name.Name;

    /// <summary>A value against a state of its own: <c>x - last</c>, <c>x and not last</c>.</summary>
    private static bool Holds(BinarySyntax syntax, string value, string state) => syntax.Operator switch
    {
        TokenKind.Minus or TokenKind.NotEqual => Is(syntax.Left, value) && Is(syntax.Right, state) || Is(syntax.Left, state) && Is(syntax.Right, value),
        TokenKind.And => Is(syntax.Left, value) && IsNot(syntax.Right, state) || IsNot(syntax.Left, value) && Is(syntax.Right, state),
        _ => false,
    };

    private static bool Is(ExpressionSyntax syntax, string name) => WrittenExpression.Inner(syntax) is NameSyntax own && own.Name == name;

    private static bool IsNot(ExpressionSyntax syntax, string name) => WrittenExpression.Inner(syntax) is UnarySyntax { Operator: TokenKind.Not } not && Is(not.Operand, name);

    private static bool IsPrevious(CallSyntax call, string name) => call.Function.Name == "prev" && call.Arguments.Count > 0 && Is(call.Arguments[0].Value, name);

    private static bool IsNamedForTheStepBefore(string name) => name.Split('_') is var parts && (s_words.Contains(parts[0]) || s_words.Contains(parts[parts.Length - 1]));
}

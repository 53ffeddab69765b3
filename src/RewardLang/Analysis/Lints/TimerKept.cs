using RewardLang.Analysis.Proofs;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A timer that stands still where a condition holds, in place of starting over, and is paid for each time that the condition begins to hold: each landing
/// pays for all flights so far.
/// </summary>
internal sealed class TimerKept : ILint
{
    /// <summary>A timer as it is written.</summary>
    /// <param name="Value">What it is at this step.</param>
    /// <param name="Name">How it is called.</param>
    /// <param name="Place">Where it is kept.</param>
    /// <param name="Rest">Where it stands still.</param>
    /// <param name="RestsWhereFalse">Whether that is where the condition does not hold.</param>
    /// <param name="Advice">What to write.</param>
    private sealed record Timer(Node Value, string Name, TextSpan Place, ExpressionSyntax Rest, bool RestsWhereFalse, Suggestion Advice);

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || !context.Program.Graph.States.Any())
            return;
        var paid = new Lazy<List<(ExpressionSyntax Condition, ExpressionSyntax Value)>>(() => [.. context.Syntax.Members.Where(m => m is not StateSyntax).SelectMany(m => Paid(context, m))]);
        foreach (var timer in Timers(context))
            if (paid.Value.FirstOrDefault(p => context.NodeOf(p.Value) is { } value && IsMadeOf(context, value, timer.Value) && Begins(context, p.Condition, timer)) is ({ } condition, { } read))
                context.Report(timer.Place, DiagnosticCatalogue.TimerKept, timer.Name, Where(context, timer.Rest, timer.RestsWhereFalse), context.TextOf(condition),
                    // One that starts over there is 0 at this very step.
                    Reach.From([context.NodeOf(read)!]).Contains(timer.Value) ? timer.Advice with { Sentence = $"{timer.Advice.Sentence} What it was until then is prev(…, initial: 0) of it." } : timer.Advice);
    }

    private static IEnumerable<Timer> Timers(LintContext context)
    {
        foreach (var state in context.Syntax.Members.OfType<StateSyntax>().Where(s => !s.IsBackward))
            if (OfState(context, state) is { } timer)
                yield return timer;
        foreach (var call in context.Syntax.Members.SelectMany(WrittenParts.Of).OfType<CallSyntax>().Where(c => c.Function.Name is "accumulate" or "count_steps" && c.Arguments.Count == 1 && WrittenCall.IsOfLibrary(context, c)))
            if (OfCall(context, call) is { } timer)
                yield return timer;
    }

    /// <summary><c>if contact then flown else flown + dt</c>, either way round, or <c>flown + (if contact then 0 else dt)</c>.</summary>
    private static Timer? OfState(LintContext context, StateSyntax state)
    {
        var name = state.Name.Name;
        if (context.Syntax.Members.Where(m => m != state).SelectMany(WrittenParts.Of).OfType<NameSyntax>().FirstOrDefault(n => n.Name == name) is not { } use || context.NodeOf(use) is not { } value)
            return null;
        if (WrittenExpression.Inner(state.Next) is IfSyntax choice)
        {
            var isElse = Is(choice.Else, name);
            var kept = isElse ? choice.Else : choice.Then;
            return Is(kept, name) && Added(isElse ? choice.Then : choice.Else, name) is { } added && IsStep(context, added)
                ? new Timer(value, name, kept.Span, choice.Condition, isElse, new Suggestion($"Write 0 for '{context.TextOf(kept)}' there{OfLibrary(context, choice.Condition, isElse, added)}.", "0")) : null;
        }

        if (Added(state.Next, name) is not { } step || Step(context, step) is not var (rest, restsWhereFalse, length))
            return null;
        var condition = context.TextOf(rest);
        var (then, other) = restsWhereFalse ? ($"{name} + {context.TextOf(length)}", "0") : ("0", $"{name} + {context.TextOf(length)}");
        var instead = $"if {condition} then {then} else {other}";
        return new Timer(value, name, state.Next.Span, rest, restsWhereFalse, new Suggestion($"Write '{instead}'{OfLibrary(context, rest, restsWhereFalse, length)}.", instead));
    }

    private static Timer? OfCall(LintContext context, CallSyntax call)
    {
        if (context.NodeOf(call) is not { } value)
            return null;
        var argument = WrittenExpression.Inner(call.Arguments[0].Value);
        if (call.Function.Name == "count_steps")
            return new Timer(value, context.TextOf(call), call.Span, argument, true, new Suggestion($"Write streak({context.TextOf(argument)}), the steps in a row.", "streak", call.Function.Span));
        if (Step(context, argument) is not var (rest, restsWhereFalse, length))
            return null;
        return new Timer(value, context.TextOf(call), call.Span, rest, restsWhereFalse, IsTimeStep(context, length)
            ? new Suggestion($"Write {AirTime(context, rest, restsWhereFalse)} of std.locomotion.", context.Functions.ContainsKey("air_time") ? AirTime(context, rest, restsWhereFalse) : null)
            : $"Write 'state … from 0 then if … then 0 else …', which starts over there.");
    }

    private static string OfLibrary(LintContext context, ExpressionSyntax rest, bool restsWhereFalse, ExpressionSyntax length) =>
        IsTimeStep(context, length) ? $", or {AirTime(context, rest, restsWhereFalse)} of std.locomotion for the state" : "";

    private static string AirTime(LintContext context, ExpressionSyntax rest, bool restsWhereFalse) => $"air_time({Where(context, rest, restsWhereFalse)})";

    /// <summary>Where a timer stands still, as it is written.</summary>
    private static string Where(LintContext context, ExpressionSyntax rest, bool restsWhereFalse) => !restsWhereFalse ? context.TextOf(rest)
        : WrittenExpression.Inner(rest) switch
        {
            UnarySyntax { Operator: TokenKind.Not } not => context.TextOf(not.Operand),
            NameSyntax or CallSyntax => $"not {context.TextOf(rest)}",
            _ => $"not ({context.TextOf(rest)})",
        };

    private static bool IsTimeStep(LintContext context, ExpressionSyntax length) => WrittenExpression.Inner(length) is NameSyntax { Name: "dt" };

    /// <summary>What a choice adds at a step, and where it adds nothing.</summary>
    private static (ExpressionSyntax Condition, bool RestsWhereFalse, ExpressionSyntax Length)? Step(LintContext context, ExpressionSyntax syntax) => WrittenExpression.Inner(syntax) is not IfSyntax choice ? null
        : IsZero(choice.Then) && IsStep(context, choice.Else) ? (choice.Condition, false, choice.Else)
        : IsZero(choice.Else) && IsStep(context, choice.Then) ? (choice.Condition, true, choice.Then)
        : null;

    private static bool IsZero(ExpressionSyntax syntax) => WrittenExpression.Inner(syntax) is NumberSyntax { Value: 0 };

    /// <summary>Whether something passes at each step alike, as time does.</summary>
    private static bool IsStep(LintContext context, ExpressionSyntax syntax) => context.NodeOf(syntax) is { IsUniform: true } node && context.RangeOf(node) is { HasNoNumber: false, Lower: > 0 };

    /// <summary>What is added to a name; null where that is no such sum.</summary>
    private static ExpressionSyntax? Added(ExpressionSyntax syntax, string name) => WrittenExpression.Inner(syntax) is not BinarySyntax { Operator: TokenKind.Plus } sum ? null
        : Is(sum.Left, name) ? sum.Right : Is(sum.Right, name) ? sum.Left : null;

    private static bool Is(ExpressionSyntax syntax, string name) => WrittenExpression.Inner(syntax) is NameSyntax own && own.Name == name;

    /// <summary>What is computed where a condition holds, and what a landing is given.</summary>
    private static IEnumerable<(ExpressionSyntax Condition, ExpressionSyntax Value)> Paid(LintContext context, MemberSyntaxNode member)
    {
        if (member is TermSyntax { Condition: { } condition, Value: var paid })
            yield return (condition, paid);
        foreach (var part in WrittenParts.Of(member))
        {
            if (part is IfSyntax choice)
                yield return (choice.Condition, choice.Then);
            else if (part is BinarySyntax { Operator: TokenKind.Star } product)
                foreach (var (factor, other) in new[] { (product.Left, product.Right), (product.Right, product.Left) })
                    if (context.NodeOf(factor) is { IsTruth: true })
                        yield return (factor, other);
            if (part is CallSyntax { Function.Name: "landing_reward" } call && WrittenCall.IsOfLibrary(context, call) && WrittenCall.Of(context, call) is { } written
                && written.Given("contact") is { } contact && written.Given("flown") is { } flown)
                yield return (contact.Value, flown.Value);
        }
    }

    private static bool IsMadeOf(LintContext context, Node value, Node timer) =>
        Reach.From([value]).Any(n => n == timer || n.Kind == NodeKind.StateRead && context.Program.Graph.States[n.Slot].Next == timer);

    /// <summary>Whether a condition holds at the steps at which a timer begins to stand still. That of a landing asks for contact alone.</summary>
    private static bool Begins(LintContext context, ExpressionSyntax condition, Timer timer)
    {
        if (context.NodeOf(condition) is not { } holds || context.NodeOf(timer.Rest) is not { } rest)
            return false;
        var wanted = !timer.RestsWhereFalse;
        while (Negated(rest) is { } inner)
            (rest, wanted) = (inner, !wanted);
        var parts = EndConditions.Parts(holds).Select(Signed).ToList();
        return parts.Contains((rest, wanted)) && (parts.Any(p => p.Holds != wanted && Neighbour.TryRead(context.Program.Graph, p.Node) is { IsNext: false } before && Signed(before.Value) is var earlier && earlier.Node == rest && earlier.Holds)
            || context.Syntax.Members.SelectMany(WrittenParts.Of).OfType<CallSyntax>().Any(c => c.Function.Name == "landing_reward" && c.Arguments.Any(a => a.Value == condition)));
    }

    /// <summary>A condition without its negations, and whether it must hold.</summary>
    private static (Node Node, bool Holds) Signed(Node condition)
    {
        var holds = true;
        while (Negated(condition) is { } inner)
            (condition, holds) = (inner, !holds);
        return (condition, holds);
    }

    private static Node? Negated(Node node) => node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.ExclusiveOr && node.Operands.Any(o => o.IsConstant(1))
        ? node.Operands.FirstOrDefault(o => !o.IsConstant(1)) : null;
}

using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A kernel without its minus: <c>exp((speed - wanted)^2 / s)</c> pays most for what is farthest off.</summary>
internal sealed class GrowingKernel : ILint
{
    /// <summary>How deep a distance may be made of others.</summary>
    private const int MostLevels = 24;

    private static readonly string[] s_sizes = ["distance", "distances", "dist", "gap", "gaps", "error", "errors", "deviation", "misalignment"];
    private static readonly string[] s_differences = ["offset", "offsets", "error", "errors", "deviation", "displacement", "misalignment", "delta"];

    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms : [])
        {
            if (Exponential(context, term.Syntax.Value) is not { Arguments: [{ Value: var argument }] } call || !IsDistance(context, argument, MostLevels)
                || context.NodeOf(argument) is not { } node || context.RangeOf(node) is not { HasNoNumber: false, Lower: >= 0, Upper: > 0 } || !AddedToTotal.IsOnlyPaid(term, context))
                continue;
            var text = WrittenExpression.Negated(context, argument);
            context.Report(call.Span, DiagnosticCatalogue.GrowingKernel, term.Name, context.TextOf(argument), new Suggestion($"A kernel has a minus: write exp({text}).", text, argument.Span));
        }
    }

    /// <summary>Whether a term has been told to be such a kernel: its size says nothing about others.</summary>
    public static bool IsReported(LintContext context, LintedTerm term) => context.IsReported(term.Syntax.Span, DiagnosticCatalogue.GrowingKernel);

    private static CallSyntax? Exponential(LintContext context, ExpressionSyntax value) => WrittenExpression.Unscaled(context, value) switch
    {
        CallSyntax { Function.Name: "exp" } call => call,
        CallSyntax { Function.Name: "sum" or "mean", Arguments: [var folded, ..] } => Exponential(context, folded.Value),
        IfSyntax choice => Exponential(context, choice.Then) ?? Exponential(context, choice.Else),
        BinarySyntax { Operator: TokenKind.Star } product when IsFactor(context, product.Right) => Exponential(context, product.Left),
        BinarySyntax { Operator: TokenKind.Star } product when IsFactor(context, product.Left) => Exponential(context, product.Right),
        _ => null,
    };

    /// <summary>Whether a value only weighs another.</summary>
    private static bool IsFactor(LintContext context, ExpressionSyntax syntax) => context.NodeOf(syntax) is { } node && context.RangeOf(node) is { HasNoNumber: false, Lower: >= 0 } && WrittenExpression.Meant(context, syntax) is not CallSyntax { Function.Name: "exp" };

    /// <summary>A size of a difference, or of what is called an error.</summary>
    private static bool IsDistance(LintContext context, ExpressionSyntax syntax, int levels) => levels > 0 && WrittenExpression.Unscaled(context, syntax) switch
    {
        NameSyntax name when !WantedSmall.IsTurned(context, name) && NameParts.Of(name.Name).Any(s_sizes.Contains) => true,
        CallSyntax { Function.Name: "norm" or "abs", Arguments: [{ Value: NameSyntax named }, ..] } when !WantedSmall.IsTurned(context, named) && NameParts.Of(named.Name).Any(s_differences.Contains) => true,
        CallSyntax { Function.Name: "norm" or "abs" or "square", Arguments: [var argument, ..] } => IsDifference(context, argument.Value),
        CallSyntax { Function.Name: "sum" or "mean", Arguments: [var argument, ..] } => IsDistance(context, argument.Value, levels - 1),
        BinarySyntax { Operator: TokenKind.Caret, Left: var side, Right: NumberSyntax { Value: 2 } } => IsDifference(context, side) || IsDistance(context, side, levels - 1),
        BinarySyntax { Operator: TokenKind.Plus } sum => IsDistance(context, sum.Left, levels - 1) && IsDistance(context, sum.Right, levels - 1),
        NameSyntax name when context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is { } let && !WantedSmall.IsTurned(context, let) => IsDistance(context, let.Value, levels - 1) || WantedSmall.IsMeasured(context, name),
        var other => WantedSmall.IsMeasured(context, other),
    };

    private static bool IsDifference(LintContext context, ExpressionSyntax syntax) => !WantedSmall.IsTurned(context, syntax) && WrittenExpression.Unscaled(context, syntax) switch
    {
        BinarySyntax { Operator: TokenKind.Minus } => true,
        NameSyntax name => context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is { Value: var value } && WrittenExpression.Unscaled(context, value) is BinarySyntax { Operator: TokenKind.Minus },
        _ => false,
    };
}

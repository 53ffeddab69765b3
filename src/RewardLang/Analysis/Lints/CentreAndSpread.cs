using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A value less its mean over some rows, over its deviation among others: <c>(x - mean(x, over: batch)) / std(x, over: group)</c>. The mean of a group over
/// the deviation of the batch is a method, which scales the differences of all groups alike.
/// </summary>
internal sealed class CentreAndSpread : ILint
{
    private const string Batch = "batch";
    private const string Group = "group";

    public void Check(LintContext context)
    {
        foreach (var quotient in WrittenParts.Of(context.Syntax).OfType<BinarySyntax>().Where(b => b.Operator == TokenKind.Slash))
        {
            if (Centre(context, quotient.Left) is not var (call, value, over) || Spreads(context, quotient.Right).FirstOrDefault(s => IsOf(context, s, value, quotient.Left)) is not { } spread
                || Over(context, spread) is not { } other || IsHonest(context, over.Name, other.Name))
                continue;
            var argument = call.Arguments.First(a => a.Value == over).Name is { } name ? $"{name.Name}: {other.Name}" : other.Name;
            context.Report(over.Span, DiagnosticCatalogue.CentreAndSpread, context.TextOf(call), Said(over.Name), context.TextOf(spread), Said(other.Name),
                new Suggestion($"Write {argument} in both.", other.Name));
        }
    }

    /// <summary>What is subtracted from a value, the value, and what it is taken over; null for other expressions.</summary>
    private static (CallSyntax Call, ExpressionSyntax Value, NameSyntax Over)? Centre(LintContext context, ExpressionSyntax dividend)
    {
        var meant = WrittenExpression.MeantUnscaled(context, dividend);
        var call = meant is BinarySyntax { Operator: TokenKind.Minus, Right: var subtracted } ? WrittenExpression.Meant(context, subtracted) as CallSyntax : meant as CallSyntax;
        var isCentre = meant is BinarySyntax ? call?.Function.Name is "mean" or "median" : call?.Function.Name == "centered" && WrittenCall.IsOfLibrary(context, call);
        return isCentre && call is { Arguments: [{ Value: var value }, ..] } && Over(context, call) is { } over ? (call, value, over) : null;
    }

    /// <summary>The deviations that a divisor has, also behind names.</summary>
    private static IEnumerable<CallSyntax> Spreads(LintContext context, ExpressionSyntax divisor) =>
        WrittenParts.Of(WrittenExpression.Meant(context, divisor)).Select(part => WrittenExpression.Meant(context, part)).OfType<CallSyntax>()
            .SelectMany(call => call.Function.Name == "sqrt" ? [call, .. WrittenParts.Of(WrittenExpression.Meant(context, call.Arguments[0].Value)).OfType<CallSyntax>()] : new[] { call })
            .Where(call => call is { Function.Name: "std" or "var" or "sample_std" or "sample_var", Arguments.Count: > 0 });

    /// <summary>Whether a deviation is that of the value itself, or of what is left of it.</summary>
    private static bool IsOf(LintContext context, CallSyntax spread, ExpressionSyntax value, ExpressionSyntax dividend) =>
        context.NodeOf(spread.Arguments[0].Value) is { } node && (node == context.NodeOf(value) || node == context.NodeOf(dividend));

    /// <summary>The rows or the axis that a call is over.</summary>
    private static NameSyntax? Over(LintContext context, CallSyntax call) => call.Arguments.Skip(1).Select(a => a.Value).OfType<NameSyntax>()
        .FirstOrDefault(n => n.Name is Batch or Group || context.Syntax.Members.Any(m => m is AxisSyntax && m.Name.Name == n.Name));

    private static bool IsHonest(LintContext context, string centre, string spread) => centre == spread || spread == Batch
        || (centre, spread) is not (Batch, Group) && (centre is Batch or Group || spread is Group);

    private static string Said(string over) => over switch { Batch => "all rows together", Group => "those of each group", _ => $"the axis {over}" };
}

using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A condition that would hold in a longer episode, and never does in one that ends after the program's number of steps.</summary>
internal sealed class BeyondEpisode : ILint
{
    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || StepLimit.Of(context) is not { } limit)
            return;
        var within = context.Ranges.Under(context.RangesByDefault.Assumptions.Within(limit.Steps));
        bool NeverHolds(ExpressionSyntax syntax) => syntax is BinarySyntax or CallSyntax && context.NodeOf(syntax) is { IsTruth: true } node
            && within.Of(node).Hull is { IsEmpty: false, MayBeNaN: false, Upper: 0 } && context.RangesByDefault.Of(node).Hull.Upper > 0;
        foreach (var part in context.Syntax.Members.SelectMany(WrittenParts.Of).Where(NeverHolds))
            // What is made of it never holds for the same reason.
            if (!WrittenParts.Of(part).Any(inner => inner != part && NeverHolds(inner)))
                context.Report(part.Span, DiagnosticCatalogue.BeyondEpisode, context.TextOf(part), limit.End.Name.Name, limit.Steps == 1 ? "1 step" : $"{limit.Steps} steps", Advice(context, part, limit.Steps));
    }

    private static string Advice(LintContext context, ExpressionSyntax part, int steps)
    {
        const string Longer = "let episodes last longer";
        var fewer = IntervalText.Number(Math.Max(1, steps / 5));
        return part is CallSyntax { Function.Name: "held" } call && WrittenCall.IsOfLibrary(context, call) && WrittenCall.Of(context, call)?.Given("steps") is { Value: NumberSyntax number }
            ? $"Ask for fewer steps in a row, as in {context.Program.Source.GetText(new(call.Span.Start, number.Span.Start - call.Span.Start))}{fewer}{context.Program.Source.GetText(new(number.Span.End, call.Span.End - number.Span.End))}, or {Longer}."
            : $"Ask for less, or {Longer}.";
    }
}

using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>The value before of one that is the same at all steps, <c>prev(max(x, over: time), …)</c>: what was reached so far is meant.</summary>
internal sealed class SameAtAllSteps : ILint
{
    public void Check(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>())
        {
            if (call is not { Function.Name: "prev" or "change" or "next", Arguments: [{ Value: var argument }, ..] } || WrittenExpression.Meant(context, argument) is not CallSyntax { Function.Name: var fold, Arguments: [{ Value: var folded }, { Name.Name: "over", Value: NameSyntax { Name: "time" } }] } whole)
                continue;
            var soFar = fold switch { "max" => "running_max", "min" => "running_min", "sum" => "accumulate", "mean" => "average", "any" => "ever", _ => null };
            context.Report(whole.Span, DiagnosticCatalogue.SameAtAllSteps, context.TextOf(whole), context.TextOf(call),
                soFar is null ? new Suggestion("Take what it is made of.") : new Suggestion($"Write {soFar}({context.TextOf(folded)}) of std.temporal for what came so far.", $"{soFar}({context.TextOf(folded)})", whole.Span));
        }
    }
}

using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A call in the program's text, with what it gives to each parameter.</summary>
/// <param name="Syntax">The call.</param>
/// <param name="Parameters">The names of the parameters.</param>
internal sealed record WrittenCall(CallSyntax Syntax, IReadOnlyList<string> Parameters)
{
    public string Name => Syntax.Function.Name;

    /// <summary>The calls of a program whose parameters are known by name: those of functions of the library, of the user's own, and of <c>clip</c>.</summary>
    public static IEnumerable<WrittenCall> In(LintContext context) =>
        WrittenParts.Of(context.Syntax).OfType<CallSyntax>().Select(call => Of(context, call)).OfType<WrittenCall>();

    public static WrittenCall? Of(LintContext context, CallSyntax call) =>
        context.Functions.TryGetValue(call.Function.Name, out var function) ? new WrittenCall(call, [.. function.Syntax.Parameters.Select(p => p.Name.Name)])
        : call.Function.Name == "clip" ? new WrittenCall(call, ["x", "lo", "hi"])
        : null;

    /// <summary>Whether a call is one of a function of the library.</summary>
    public static bool IsOfLibrary(LintContext context, CallSyntax call) => context.Functions.TryGetValue(call.Function.Name, out var function) && function.File.IsLibrary;

    /// <summary>Whether a call is one whose meaning is known: of a function of the library, or of <c>clip</c>.</summary>
    public bool IsKnown(LintContext context) => Name == "clip" && !context.Functions.ContainsKey(Name) || IsOfLibrary(context, Syntax);

    /// <summary>What is given to a parameter; null where its default is left.</summary>
    public ArgumentSyntax? Given(string parameter) => Syntax.Arguments.FirstOrDefault(a => a.Name?.Name == parameter)
        ?? Syntax.Arguments.Where((a, i) => a.Name is null && i < Parameters.Count && Parameters[i] == parameter).FirstOrDefault();

    /// <summary>The call with its arguments' values in another order, as advice that can be applied.</summary>
    /// <param name="context">The program.</param>
    /// <param name="sentence">What to say, with <c>{0}</c> for the call.</param>
    /// <param name="order">For each argument the number of the one whose value it gets.</param>
    public Suggestion InOrder(LintContext context, string sentence, IReadOnlyList<int> order)
    {
        var source = context.Program.Source;
        var text = source.GetText(Syntax.Span);
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var place = Syntax.Arguments[i].Value.Span;
            text = text[..(place.Start - Syntax.Span.Start)] + source.GetText(Syntax.Arguments[order[i]].Value.Span) + text[(place.End - Syntax.Span.Start)..];
        }

        // In a pipeline the first argument stands outside of the parentheses.
        var leavesPipeline = order.Count > 0 && order[0] != 0 && Syntax.Arguments[0].Span.Start < Syntax.Function.Span.Start;
        return new Suggestion(sentence.Replace("{0}", text), leavesPipeline ? null : text, Syntax.Span);
    }
}

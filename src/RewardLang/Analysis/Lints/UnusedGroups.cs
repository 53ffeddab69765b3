using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Groups that are declared while all folds that are trained on are over the whole batch: the answers to other prompts are compared too.</summary>
internal sealed class UnusedGroups : ILint
{
    public void Check(LintContext context)
    {
        if (context.Syntax.Members.OfType<GroupSyntax>().FirstOrDefault() is not { } group)
            return;
        // What an output alone takes over the groups is not trained on.
        var isTrained = context.Program.Kind != ProgramKind.Metric && context.Program.Graph.Results.Any(r => r.Kind == ResultKind.Total);
        var trained = Reach.From(context.Program.Graph.Results.Where(r => !isTrained || r.Kind == ResultKind.Total).Select(r => r.Node));
        if (trained.Any(n => n.Rows == RowSet.Group))
            return;
        var folds = WrittenParts.Of(context.Syntax).OfType<CallSyntax>()
            .SelectMany(call => call.Arguments.Where(a => a.Value is NameSyntax { Name: "batch" }).Select(argument => (Call: call, Argument: argument)))
            .Where(f => context.NodeOf(f.Call) is { } node && trained.Contains(node)).ToList();
        if (folds.Count == 0)
            return;
        var source = context.Program.Source;
        var names = folds.Select(f => $"'{f.Call.Function.Name}' (line {source.GetPosition(f.Call.Span.Start).Line})").Distinct().ToList();
        var instead = string.Join(" or ", folds.Select(f => f.Argument.Name is { } name ? $"{name.Name}: group" : "group").Distinct());
        context.Report(group.Span, DiagnosticCatalogue.UnusedGroups, context.TextOf(group), context.Program.Graph.Nodes.Any(n => n.Rows == RowSet.Group) ? "only what is reported is" : "nothing is", names.Count == 1 ? $"{names[0]} is" : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]} are",
            folds.Count == 1 ? new Suggestion($"Write {instead} there.", "group", folds[0].Argument.Value.Span) : $"Write {instead} there.");
    }
}

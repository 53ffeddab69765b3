using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An input, parameter or model that no result is made of.</summary>
internal sealed class UnusedInput : ILint
{
    private const string UseOrRemove = "Use it, or remove it.";

    public void Check(LintContext context)
    {
        var (program, graph) = (context.Program, context.Program.Graph);
        var repeated = new Lazy<IReadOnlyList<(ExpressionSyntax, InputSyntax)>>(() => RepeatedOperand.In(context));
        var uses = new Lazy<IReadOnlyDictionary<string, NameSyntax>>(() => context.Syntax.Members.Where(m => m is not (GroupSyntax or LetSyntax)).SelectMany(WrittenParts.Of).OfType<NameSyntax>().GroupBy(n => n.Name).ToDictionary(g => g.Key, g => g.First()));
        bool IsUsed(NodeKind kind, int slot) => graph.Nodes.Any(n => n.Kind == kind && n.Slot == slot);
        foreach (var member in context.Syntax.Members)
        {
            var (kind, what, slot) = member switch
            {
                InputSyntax => (NodeKind.Input, "input", IndexOf(program.Inputs.Select(i => i.Name), member.Name.Name)),
                ParamSyntax => (NodeKind.Param, "parameter", IndexOf(program.Params.Select(p => p.Name), member.Name.Name)),
                ModelSyntax => (NodeKind.ModelCall, "model", IndexOf(program.Models.Select(m => m.Name), member.Name.Name)),
                _ => (default, "", -1),
            };
            if (member is GroupSyntax group && graph.Grouping is null && !context.IsReported(group.Span, DiagnosticCatalogue.UnusedGroups) && !context.IsReported(context.Syntax.Span, DiagnosticCatalogue.FoldOfOneNumber))
                // A fold that has nothing to fold is told that groups are.
                context.Report(group.Span, DiagnosticCatalogue.UnusedInput, "declaration", context.TextOf(group), UseOrRemove);
            else if (slot >= 0 && !(member is ParamSyntax or InputSyntax && IsOfGroup(context, member.Name.Name)) && !IsUsed(kind, slot) && !IsGrouping(graph, kind, slot) && !(kind == NodeKind.Input && GivesSize(program.Inputs[slot])))
                context.Report(member.Name.Span, DiagnosticCatalogue.UnusedInput, what, member.Name.Name, RepeatedOperand.Advice(context, member, repeated.Value) ?? Named(context, member, uses.Value) ?? UseOrRemove);
        }
    }

    /// <summary>Where a name is read though it changes nothing there; null where it is not.</summary>
    private static string? Named(LintContext context, MemberSyntaxNode member, IReadOnlyDictionary<string, NameSyntax> uses) => uses.TryGetValue(member.Name.Name, out var use)
        ? $"Line {context.Program.Source.GetPosition(use.Span.Start).Line} reads it, and whatever it is changes nothing there: look at what that is for." : null;

    /// <summary>Whether a declaration of groups names a parameter or an input.</summary>
    private static bool IsOfGroup(LintContext context, string name) => context.Syntax.Members.OfType<GroupSyntax>()
        .Any(g => g.Index?.Name == name || g.Size is { } size && context.IsNamedIn(size, name));

    /// <summary>Whether an input says how many elements an axis has that the program leaves open.</summary>
    private static bool GivesSize(ProgramInput input) => input.Axes.Any(a => a.Size is null);

    private static bool IsGrouping(RewardGraph graph, NodeKind kind, int slot) => graph.Grouping is { } grouping
        && grouping.Number == slot && (grouping.Kind == RowGroupingKind.Index ? kind == NodeKind.Input : grouping.Kind == RowGroupingKind.ParamSize && kind == NodeKind.Param);

    private static int IndexOf(IEnumerable<string> names, string name) => names.ToList().IndexOf(name);
}

using RewardLang.Analysis.Proofs;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Potential-based shaping whose potential is not 0 where an end of the program holds.</summary>
internal sealed class ShapingKept : ILint
{
    private static readonly string[] s_discounts = ["discount", "gamma"];

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || context.Program.Graph.Done is not { } done)
            return;
        var ends = string.Join(" or ", context.Program.Ends);
        foreach (var syntax in WrittenParts.Of(context.Syntax))
        {
            if (syntax is CallSyntax { Function.Name: "potential_shaping" } call && WrittenCall.IsOfLibrary(context, call) && WrittenCall.Of(context, call) is { } written)
            {
                if (written.Given("terminal") is null && written.Given("potential") is { } given && context.NodeOf(given.Value) is { } potential && IsKept(context, done, potential)
                    && !(context.NodeOf(call) is { } shaping && IsSettled(context, done, shaping)))
                    context.Report(syntax.Span, DiagnosticCatalogue.ShapingKept, context.TextOf(given.Value), new Suggestion($"Write 'terminal: {ends}' in its call.",
                        NamesEnds(context) && context.NodeOf(call) is { } node && !Reach.From([done]).Contains(node) ? $", terminal: {ends}" : null, new TextSpan(call.Span.End - 1, 0)));
            }
            else if (syntax is BinarySyntax { Operator: TokenKind.Minus } && context.NodeOf(syntax) is { } difference && Discounted(context, difference) is { } kept && IsKept(context, done, kept) && !IsSettled(context, done, difference))
                context.Report(syntax.Span, DiagnosticCatalogue.ShapingKept, context.NamedText(kept), $"Write '(if {ends} then 0 else {Written(context, syntax, kept)})' for this step's potential.");
        }
    }

    /// <summary>This step's potential as the program writes it beside the discount, or by the name of its value.</summary>
    private static string Written(LintContext context, SyntaxNode difference, Node potential) =>
        difference is BinarySyntax { Left: var now } && WrittenExpression.Inner(now) is BinarySyntax { Operator: TokenKind.Star } product && new[] { product.Right, product.Left }.FirstOrDefault(f => context.NodeOf(f) == potential) is { } factor
            ? context.TextOf(WrittenExpression.Inner(factor)) : context.NamedText(potential);

    /// <summary>The potential of <c>discount * potential - prev(potential, initial: …)</c>; null for what is none.</summary>
    private static Node? Discounted(LintContext context, Node node) => node is { Kind: NodeKind.Binary } && node.Binary == BinaryFunction.Subtract
        && Neighbour.TryRead(context.Program.Graph, node.Operands[1]) is { IsNext: false } before && node.Operands[0] is { Kind: NodeKind.Binary } now && now.Binary == BinaryFunction.Multiply
        && now.Operands.Contains(before.Value) && now.Operands.Any(o => o.Kind == NodeKind.Param && IsDiscount(context.Program.Params[o.Slot].Name)) ? before.Value : null;

    /// <summary>Whether a parameter is the trainer's discount by its name.</summary>
    public static bool IsDiscount(string name) => name.Split('_').Any(s_discounts.Contains);

    /// <summary>Whether a potential may be other than 0 where an episode terminates, by whichever of its ends.</summary>
    public static bool IsKept(LintContext context, Node done, Node potential) => EndConditions.Alternatives(done).Any(end =>
        context.Ranges.Scope.Assuming(end, true) is { } ended && ended.Of(potential).Hull is not { Lower: 0, Upper: 0, MayBeNaN: false });

    /// <summary>Whether a choice by an end is about the shaping: its author has settled what is paid there.</summary>
    private static bool IsSettled(LintContext context, Node done, Node shaping)
    {
        var ends = new HashSet<Node>(EndConditions.Alternatives(done).Append(done));
        var parts = shaping.Operands.Count == 2 ? shaping.Operands.Append(shaping).ToList() : [shaping];
        return context.Program.Graph.Nodes.Any(n => n.Kind == NodeKind.Select && (ends.Contains(n.Operands[0]) || n.Operands[0].Operands.Any(ends.Contains))
            && Reach.From([n.Operands[1], n.Operands[2]]) is var chosen && parts.Any(chosen.Contains));
    }

    /// <summary>Whether the names of the ends mean the ends in expressions, and not what another member of that name is.</summary>
    private static bool NamesEnds(LintContext context) => context.Syntax.Members.OfType<EndSyntax>().All(end =>
        context.Syntax.Members.All(m => m is TermSyntax or OutputSyntax or EndSyntax || m.Name.Name != end.Name.Name) || end.Condition is NameSyntax name && name.Name == end.Name.Name);
}

using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Proofs;

/// <summary>Says why the range of a value is wider than a claim.</summary>
/// <param name="program">The program.</param>
/// <param name="members">Its members as written.</param>
/// <param name="origins">Where its values are written.</param>
internal sealed class ObstacleFinder(CompiledProgram program, IReadOnlyList<MemberSyntaxNode> members, NodeOrigins origins)
{
    private const int LongestShown = 60;
    private const int MostNamed = 4;

    /// <summary>What rounding may be of a value, as a share of the largest.</summary>
    private const double MostRounding = 1e-5;

    /// <summary>A sum over more steps than any episode has.</summary>
    private const double Counted = 1e6;

    /// <summary>How many times as large as its inputs a state is that sums nothing up but what it discounts.</summary>
    private const double MostKept = 1e3;

    /// <summary>What makes a value infinite, no number or anything at all; null where its range is one that says something.</summary>
    public Obstacle? Of(Node node)
    {
        if (Culprit.Of(program.Graph, program.Ranges.Scope, node) is not { } culprit)
            return null;
        if (culprit.WithoutRange(program.Graph) is { Count: > 0 } first)
            return WithoutRange([.. first.Concat((culprit with { Node = node, Scope = program.Ranges.Scope }).WithoutRange(program.Graph).Where(n => n.Kind == first[0].Kind)).Distinct().Take(MostNamed)]);
        if (culprit.Growing is { } slot)
            return Growing(slot, culprit.Node);
        return Undefined(culprit) ?? new Obstacle($"{Place(culprit.Node)} can be {IntervalText.Describe(culprit.Scope.Of(culprit.Node).Hull)}", "Narrow the ranges of what it is made of, or limit it: clip(…, lowest, highest).");
    }

    /// <summary>What to do about inputs without a range that make a value infinite, no number or anything at all; null for none that is sought.</summary>
    /// <param name="node">The value.</param>
    /// <param name="isSought">Whether an input is, by its name.</param>
    public string? OpenInputs(Node node, Func<string, bool> isSought)
    {
        var open = Culprit.Of(program.Graph, program.Ranges.Scope, node)?.WithoutRange(program.Graph).Where(n => n.Kind == NodeKind.Input && isSought(program.Inputs[n.Slot].Name)).Select(Declared).Where(d => d is { Name: not null, Missing: "range" }).ToList();
        return open is not { Count: > 0 } ? null
            : $"{Listed([.. open.Select(o => o.Name!)])} {(open.Count == 1 ? "has no range, so it" : "have no range, so they")} can be anything: declare {string.Join(" and ", open.Select(o => $"'{o.Text}'"))}, or correct the reward or the check.";
    }

    /// <summary>What makes the range of a value wide, where it is one of numbers.</summary>
    /// <param name="node">The value.</param>
    /// <param name="excess">How far the range is beyond what is claimed.</param>
    public Obstacle OfWidth(Node node, double excess)
    {
        if (OfGrowth(node) is { } growth)
            return growth;
        var parts = Reach.From([node]);
        // What is summed up over an axis grows with its size; a mean or an extreme does not.
        if (parts.Where(n => n.Kind == NodeKind.Reduce ? n.Reduction == Reduction.Sum : n.Kind is NodeKind.CumulativeSum or NodeKind.Index or NodeKind.Size).OrderBy(n => n.Id)
            .Select(n => (Node: n, Axis: n.ReducedAxes?.FirstOrDefault(a => a.Size is null) ?? (n.Axis is { Size: null } own ? own : null))).FirstOrDefault(f => f.Axis is not null) is ({ } folded, { } axis))
            return new Obstacle($"{Place(folded)} is over the axis '{axis.Name}', which has no size", $"Give it one, as in 'axis {axis.Name} = 8'.");
        if (excess <= MostRounding * program.Ranges.Of(node).Hull.Magnitude && RepeatedValues.AsSquare(program, node) is var (written, square))
            return new Obstacle($"{Place(written)} is a square that is multiplied out, which rounding can put on the other side of 0", $"Write '{square}'.");
        return RepeatedValues.Of(program, node) is ({ Count: > 0 } repeated, var advice)
            ? new Obstacle($"{Listed(repeated)} {(repeated.Count == 1 ? "occurs" : "occur")} several times, and a range takes every time for a value of its own", advice)
            : new Obstacle("nothing narrower follows from the ranges of what it is made of", null);
    }

    /// <summary>The state that a value grows with from step to step; null where none makes it large.</summary>
    public Obstacle? OfGrowth(Node node) => program.Ranges.Of(node).Hull.Magnitude > Counted
        && Reach.From([node]).Where(n => n.Kind == NodeKind.StateRead && program.Ranges.Of(n).Hull.Magnitude > Counted && IsSummed(n)).OrderBy(n => n.Slot).FirstOrDefault() is { } state ? Growing(state.Slot, state) : null;

    /// <summary>Whether a state is far beyond all that it is made of: one that keeps the largest of it is not.</summary>
    private bool IsSummed(Node state) => Reach.ThroughSteps(program.Graph, [state]).Where(n => n.Kind is NodeKind.Input or NodeKind.Param or NodeKind.ModelCall or NodeKind.Constant).Select(n => program.Ranges.Of(n).Hull.Magnitude).DefaultIfEmpty(1).Max() is var largest
        && program.Ranges.Of(state).Hull.Magnitude > MostKept * largest;

    private Obstacle WithoutRange(IReadOnlyList<Node> nodes)
    {
        var named = nodes.Where(n => n.Kind == nodes[0].Kind).Select(Declared).Where(d => d.Name is not null).ToList();
        if (named.Count == 0)
            return new Obstacle($"{Place(nodes[0])} can be {IntervalText.Describe(program.Ranges.Of(nodes[0]).Hull)}", null);
        var lines = string.Join(" and ", named.Select(n => n.Line));
        var what = named.Count == 1 ? named[0].Missing : "range";
        return new Obstacle(
            $"{Listed([.. named.Select(n => n.Name!)])} {(named.Count == 1 ? "has" : "have")} no {what} ({(named.Count == 1 ? "line" : "lines")} {lines})",
            named.Count == 1 ? $"Declare '{named[0].Text}', with the numbers that it keeps to." : $"Declare one for each, as in '{named[0].Text}'.");
    }

    /// <summary>A declaration without a range: the name, the line, what is missing and how it is written with one.</summary>
    private (string? Name, int Line, string Missing, string Text) Declared(Node node)
    {
        var source = program.Source;
        var name = node.Kind == NodeKind.Input ? program.Inputs[node.Slot].Name : node.Kind == NodeKind.Param ? program.Params[node.Slot].Name : program.Models[node.Slot].Name;
        var (start, type, range, behind) = members.FirstOrDefault(m => m.Name.Name == name) switch
        {
            InputSyntax input => ($"input {name}", input.Type, input.Range, $"{(input.IsShared ? " shared" : "")}{(input.IsEpisodic ? " episodic" : "")}"),
            ModelSyntax model => (source.GetText(TextSpanOf(model)), model.Type, model.Range, ""),
            ParamSyntax param => ($"param {name}", param.Type, param.Range, ""),
            _ => ("", null, null, ""),
        };
        if (start.Length == 0)
            return (null, 0, "", "");
        var isQuaternion = type is not null && node.Axes.Any(a => a.Name is "quat" or "quat_xyzw");
        var (lower, upper) = node.Kind == NodeKind.Input ? (program.Inputs[node.Slot].Lower, program.Inputs[node.Slot].Upper) : node.Kind == NodeKind.Param ? (program.Params[node.Slot].Lower, program.Params[node.Slot].Upper) : (program.Models[node.Slot].Lower, program.Models[node.Slot].Upper);
        var ends = isQuaternion ? "-1 .. 1" : $"{(lower is null ? "lowest" : source.GetText(range!.Lower.Span))} .. {(upper is null ? "highest" : source.GetText(range!.Upper.Span))}";
        var missing = lower is null && upper is null ? "range" : lower is null ? "lowest value" : upper is null ? "highest value" : "narrow range";
        if (lower is not null && upper is not null)
            ends = "lowest .. highest";
        return (name, source.GetPosition(members.First(m => m.Name.Name == name).Name.Span.Start).Line, missing, $"{start}{(type is null ? "" : $" : {source.GetText(type.Span)}")} in {ends}{behind}");
    }

    /// <summary>A model's declaration up to the type of its answer.</summary>
    private Diagnostics.TextSpan TextSpanOf(ModelSyntax model)
    {
        var text = program.Source.GetText(model.Span);
        var from = model.Span.Start + Math.Max(0, text.IndexOf("model ", StringComparison.Ordinal));
        var to = model.Parameters.Count == 0 ? model.Name.Span.End : model.Parameters[model.Parameters.Count - 1].Span.End;
        return Diagnostics.TextSpan.FromBounds(from, Math.Min(model.Span.End, program.Source.Text.IndexOf(')', to) + 1));
    }

    private Obstacle Growing(int slot, Node node)
    {
        var name = program.Graph.States[slot].Name;
        return members.OfType<StateSyntax>().FirstOrDefault(s => s.Name.Name == name) is { } state
            ? new Obstacle($"'state {name}' (line {program.Source.GetPosition(state.Name.Span.Start).Line}) is made of what it was before, and no step keeps it in a range", $"Limit what it becomes: 'then clip(…, lowest, highest)'.")
            : new Obstacle($"{Place(node)} is made of what it was before, and no step keeps it in a range", "Limit it: clip(…, lowest, highest).");
    }

    private Obstacle? Undefined(Culprit culprit)
    {
        if (UndefinedOperation.Of(culprit.Node, n => culprit.Scope.Of(n).Hull) is not { } operation)
            return null;
        var range = IntervalText.Describe(culprit.Scope.Of(operation.Operand).Hull with { MayBeNaN = false });
        var isDivision = operation.Where == "0";
        if (origins.Find(culprit.Node) is not { IsCall: false } place || place.Text.IndexOf('\n') >= 0)
            return new Obstacle($"{Place(culprit.Node)} {(isDivision ? "divides by what can be 0" : $"is undefined for a part of it that is {operation.Where}, and it can be {range}")}", "Narrow the ranges of what it is given.");
        var operand = origins.Find(operation.Operand) is { IsCall: false, Text: { Length: <= LongestShown } text } && text.IndexOf('\n') < 0 ? text : new ExpressionText(program, program.ValueNames).Of(operation.Operand);
        var unit = origins.UnitOf(operation.Operand) is { IsOne: false } own ? $"<{own}>" : "";
        return isDivision
            ? new Obstacle($"{place} divides by '{operand}', which can be 0", culprit.Scope.Of(operation.Operand).Hull.Lower >= 0
                ? $"Keep it away from 0: declare ranges that do, or write {operation.Safe(operand, unit)}."
                : $"Keep it away from 0: declare ranges that do, or write 'if abs({operand}) > 1e-6{unit} then {place.Text} else 0'.")
            : new Obstacle($"{place} is undefined where '{operand}' is {operation.Where}, and it can be {range}", $"Narrow the ranges of what it is made of, or write {operation.Safe(operand, unit)}.");
    }

    private string Place(Node node)
    {
        if (origins.FindFirst(program.Graph, n => n == node) is not { } origin)
            return $"'{new ExpressionText(program, program.ValueNames).Of(node)}'";
        return origin.Text.Length <= LongestShown && origin.Text.IndexOf('\n') < 0 ? origin.ToString() : $"'{new ExpressionText(program, program.ValueNames).Of(node)}' (line {origin.Source.GetPosition(origin.Span.Start).Line})";
    }

    private static string Listed(IReadOnlyList<string> names) => names.Count == 1 ? $"'{names[0]}'" : $"{string.Join(", ", names.Take(names.Count - 1).Select(n => $"'{n}'"))} and '{names[names.Count - 1]}'";
}

using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Builtins;

/// <summary>Functions along one axis, and about axes.</summary>
internal static class ArrayFunctions
{
    private static readonly CoreParameter s_x = new("x");
    private static readonly CoreParameter s_over = new("over", false, CoreParameterMode.Axes);

    public static IEnumerable<CoreFunction> All { get; } =
    [
        new("argmax", "The index of the first largest element.", [s_x, s_over], c => ArgMax(c, c.Number("x").Node)),
        new("argmin", "The index of the first smallest element.", [s_x, s_over], c => ArgMax(c, c.Graph.Unary(UnaryFunction.Negate, c.Number("x").Node))),
        new("softmax", "exp(x) / sum(exp(x)), without overflow.", [s_x, s_over], c =>
            c.Scope != FoldScope.Axes || OneAxis(c, c.Number("x").Axes) is not null ? ReductionFunctions.Softmax(c, c.Number("x")) : null),
        new("sort", "Ascending order; NaN last.", [s_x, s_over], c => Along(c, NodeKind.Sort, keepsUnit: true)),
        new("rank", "The 0-based place of each element in ascending order.", [s_x, s_over], c => Along(c, NodeKind.Rank, keepsUnit: false)),
        new("cumsum", "Running sums.", [s_x, s_over], c => Along(c, NodeKind.CumulativeSum, keepsUnit: true)),
        new("median", "The middle element, or the mean of the two middle ones; NaN if any is.", [s_x, s_over], c => Quantile(c, 0.5)),
        new("quantile", "The element at fraction q of the ascending order, linear between neighbours; NaN if any is.", [s_x, new("q"), s_over], c =>
            c.Constant("q", 0.5) is { } q ? Quantile(c, q) : null),
        new("outer", "The product over the axes of both.", [new("a"), new("b")], Outer),
        new("expand", "x, repeated over an axis.", [s_x, new("axis", true, CoreParameterMode.Axis)], Expand),
        new("size", "The number of elements of an axis.", [new("axis", true, CoreParameterMode.Axis)], c =>
            new BoundValue(c.Graph.Size(c.Axis!), ScalarKind.Int, Unit.One)),
        new("index", "0, 1, 2, … along an axis.", [new("axis", true, CoreParameterMode.Axis)], c =>
            new BoundValue(c.Graph.Index(c.Axis!), ScalarKind.Int, Unit.One)),
        new("weighted_sum", "The sum of weight times value; of 'terms': what they contribute.", [new("terms"), new("weights", false)], WeightedSum),
    ];

    /// <summary>The one axis that a call works along: named by <c>over:</c>, or the only one. Null after a report.</summary>
    private static Axis? OneAxis(CoreCall call, IReadOnlyList<Axis> axes)
    {
        if (call.Scope == FoldScope.Time && OfSteps(call) is { } running)
            call.Fail(DiagnosticCatalogue.NeedsOneAxis, call.Function.Name, call.Value("x").Type, running);
        else if (call.Scope != FoldScope.Axes)
            call.Fail(
                DiagnosticCatalogue.NotOverBatch, call.Function.Name, call.Scope.ToString().ToLowerInvariant(),
                call.Rows is null ? "logsumexp and softmax" : "logsumexp, softmax, sort, rank, quantile and median", OfRow(call));
        else if (call.Over is [var named])
        {
            if (axes.Contains(named))
                return named;
            call.FailOfAxis(call.Value("x"), named);
        }
        else if (call.Over is null && axes.Count == 1)
            return axes[0];
        else
            call.Fail(DiagnosticCatalogue.NeedsOneAxis, call.Function.Name, call.Value("x").Type, axes.Count == 0 ? OfSteps(call) ?? OfRows(call) : new Suggestion($"Name it with over:, as in {WithOver(call, axes[0].Name)}."));
        return null;
    }

    /// <summary>What to write for a running sum over the steps; null for other calls.</summary>
    private static Suggestion? OfSteps(CoreCall call)
    {
        if (call.Function.Name != "cumsum")
            return null;
        var text = $"accumulate({call.Binder.TextOf(call.Syntax.Arguments[0].Value)})";
        return new Suggestion($"Write {text} of std.temporal for the sum of this and all earlier steps.", text, call.Syntax.Span);
    }

    /// <summary>What to write for one number of each row, which is sorted and ranked among the rows.</summary>
    private static Suggestion OfRows(CoreCall call)
    {
        if (call.Function.Name is not ("rank" or "sort" or "median" or "quantile" or "softmax"))
            return "One number for each row has no axis: give it what has one, or name the axis with over:.";
        var text = WithOver(call, call.Binder.Session.HasGroups ? "group" : "batch");
        return new Suggestion($"One number for each row is one among the rows: write {text}.", text, call.Span);
    }

    private static string WithOver(CoreCall call, string over) => call.Syntax.Arguments[0].Span.Start > call.Syntax.Function.Span.Start ? $"{call.Binder.TextOf(call.Syntax).TrimEnd(')')}, over: {over})" : $"{call.Function.Name}(…, over: {over})";

    /// <summary>What to write for the row with the largest or the smallest value: rows have no index.</summary>
    private static string OfRow(CoreCall call)
    {
        if (call.Rows is null || call.Function.Name is not ("argmax" or "argmin"))
            return "";
        var (text, sign) = (call.Binder.TextOf(call.Syntax.Arguments[0].Value), call.Function.Name == "argmax" ? "-" : "");
        return $" Whether a row is the one: rank({sign}{(call.Syntax.Arguments[0].Value is BinarySyntax && sign != "" ? $"({text})" : text)}, over: {call.Scope.ToString().ToLowerInvariant()}) == 0.";
    }

    private static BoundValue? ArgMax(CoreCall call, Node x) =>
        OneAxis(call, x.Axes) is { } axis ? new BoundValue(call.Graph.ArgMax(x, axis), ScalarKind.Int, Unit.One) : null;

    private static BoundValue? Along(CoreCall call, NodeKind kind, bool keepsUnit)
    {
        var x = call.Number("x");
        if (call.Rows is { } rows && RowKind(kind) is { } across)
            return new BoundValue(call.Graph.AlongRows(across, x.Node, rows), keepsUnit ? x.Kind : ScalarKind.Int, keepsUnit ? x.Unit : Unit.One);
        return OneAxis(call, x.Axes) is { } axis
            ? new BoundValue(call.Graph.Along(kind, x.Node, axis), keepsUnit ? x.Kind : ScalarKind.Int, keepsUnit ? x.Unit : Unit.One)
            : null;
    }

    /// <summary>The operation across rows that does what <paramref name="kind"/> does along an axis.</summary>
    private static NodeKind? RowKind(NodeKind kind) => kind switch
    {
        NodeKind.Sort => NodeKind.SortRows,
        NodeKind.Rank => NodeKind.RankRows,
        _ => null,
    };

    private static BoundValue? Quantile(CoreCall call, double q)
    {
        var x = call.Number("x");
        var axis = call.Rows is null ? OneAxis(call, x.Axes) : null;
        if (axis is null && call.Rows is null)
            return null;
        if (q is not (>= 0 and <= 1))
            return call.Fail(DiagnosticCatalogue.QuantileOutOfRange, q);
        if (axis is null)
            return x with { Node = call.Graph.QuantileRows(x.Node, q, call.Rows!.Value), Kind = ScalarKind.Real };
        var sorted = call.Graph.Along(NodeKind.Sort, x.Node, axis);
        if (axis.Size is not { } size)
            return x with { Node = QuantileOfAnySize(call.Graph, sorted, axis, q), Kind = ScalarKind.Real };
        var place = q * (size - 1);
        var below = (int)Math.Floor(place);
        var low = call.Graph.Element(sorted, axis, below);
        // A NaN is sorted to the end; whatever it stands for may belong before the place that is asked for.
        var last = call.Graph.Element(sorted, axis, size - 1);
        Node UnlessUnknown(Node value) => call.Graph.Select(call.Graph.Binary(BinaryFunction.Equal, last, last), value, last);
        if (place == below)
            return x with { Node = UnlessUnknown(low), Kind = ScalarKind.Real };
        var high = call.Graph.Element(sorted, axis, below + 1);
        var between = call.Graph.Multiply(call.Graph.Subtract(high, low), call.Graph.Constant(place - below));
        return x with { Node = UnlessUnknown(call.Graph.Add(low, between)), Kind = ScalarKind.Real };
    }

    /// <summary>
    /// The same while the host has not decided the size: of the sorted elements those around the place, weighted by how near they are.
    /// </summary>
    private static Node QuantileOfAnySize(GraphBuilder graph, Node sorted, Axis axis, double q)
    {
        var place = graph.Multiply(graph.Subtract(graph.Size(axis), graph.Constant(1)), graph.Constant(q));
        var distance = graph.Unary(UnaryFunction.Absolute, graph.Subtract(graph.Index(axis), graph.Expand(place, [axis])));
        var share = graph.Binary(BinaryFunction.Maximum, graph.Subtract(graph.Constant(1), distance), graph.Constant(0));
        var value = graph.Reduce(Reduction.Sum, graph.Multiply(sorted, graph.Expand(share, sorted.Axes)), [axis]);
        var bounded = graph.Binary(BinaryFunction.Maximum, value, graph.Reduce(Reduction.Minimum, sorted, [axis]));
        return graph.Binary(BinaryFunction.Minimum, bounded, graph.Reduce(Reduction.Maximum, sorted, [axis]));
    }

    private static BoundValue? Outer(CoreCall call)
    {
        var (a, b) = (call.Number("a"), call.Number("b"));
        var axes = AxisSet.Union(a.Axes, b.Axes);
        return call.Binder.Pointwise(BinaryFunction.Multiply, a with { Node = call.Graph.Expand(a.Node, axes) }, b, call.Span);
    }

    private static BoundValue? Expand(CoreCall call)
    {
        var x = call.Value("x");
        return x.Axes.Contains(call.Axis!) ? x : x with { Node = call.Graph.Expand(x.Node, [.. x.Axes, call.Axis!]) };
    }

    private static BoundValue? WeightedSum(CoreCall call)
    {
        var terms = call.Number("terms");
        if (call.Optional("weights") is not { } weights)
        {
            // Only here: what a term is made of may not ask for all terms.
            if (call.Binder.Session.WeightedTerms?.Invoke() is { } program && program.Terms.Node == terms.Node)
                return new BoundValue(program.Sum, ScalarKind.Real, Unit.One);
            return call.Fail(DiagnosticCatalogue.WeightsMissing);
        }

        return call.Binder.Pointwise(BinaryFunction.Multiply, terms, weights, call.Span) is { } products
            ? products with { Node = call.Graph.Reduce(Reduction.Sum, products.Node, products.Axes) }
            : null;
    }
}

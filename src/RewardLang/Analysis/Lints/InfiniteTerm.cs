using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that an infinity of the text reaches: the steps since what has never held, a best value that begins with <c>inf</c>.</summary>
internal sealed class InfiniteTerm : ILint
{
    public void Check(LintContext context)
    {
        var infinities = new Infinities(context);
        foreach (var term in context.Terms.Where(context.IsAdded))
        {
            var (sign, range) = (infinities.Of(term.Contribution), context.RangeOf(term.Contribution));
            var isAbove = sign.HasFlag(Infinity.Above) && double.IsPositiveInfinity(range.Upper);
            if (!isAbove && !(sign.HasFlag(Infinity.Below) && double.IsNegativeInfinity(range.Lower)))
                continue;
            var since = WrittenParts.Of(term.Syntax).OfType<CallSyntax>().FirstOrDefault(c => c.Function.Name == "since" && WrittenCall.IsOfLibrary(context, c));
            context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.InfiniteTerm, term.Name, isAbove ? "inf" : "-inf",
                since is null ? "an infinity that is written in the text reaches it" : $"'{context.TextOf(since)}' is infinite while its condition has never held",
                since is null ? new Suggestion("Begin with a finite number, or leave the first step out.")
                : new Suggestion($"Bound it, as in min({context.TextOf(since)}, 1000)."));
        }
    }

    [Flags]
    private enum Infinity
    {
        None = 0,
        Above = 1,
        Below = 2,
        Both = 3,
    }

    /// <summary>Which infinities of constants a value may take over. Overflows are another lint's.</summary>
    private sealed class Infinities(LintContext context)
    {
        private readonly Dictionary<Node, Infinity> _known = [];

        public Infinity Of(Node node)
        {
            if (_known.TryGetValue(node, out var known))
                return known;
            // A state that leads back to itself adds nothing to what it begins with.
            _known[node] = Infinity.None;
            return _known[node] = Find(node);
        }

        private Infinity Find(Node node) => node.Kind switch
        {
            NodeKind.Constant => double.IsPositiveInfinity(node.Value) ? Infinity.Above : double.IsNegativeInfinity(node.Value) ? Infinity.Below : Infinity.None,
            NodeKind.Select => Of(node.Operands[1]) | Of(node.Operands[2]),
            NodeKind.StateRead => Of(context.Program.Graph.States[node.Slot].Next),
            NodeKind.Expand or NodeKind.Slice => Of(node.Operands[0]),
            NodeKind.Reduce => node.Reduction == Reduction.Sum ? Of(node.Operands[0]) : Infinity.None,
            NodeKind.Unary => OfFunction(node.Unary!, Of(node.Operands[0])),
            NodeKind.Binary when !node.IsTruth => OfPair(node),
            _ => Infinity.None,
        };

        private static Infinity OfFunction(UnaryFunction function, Infinity x) => function.Name switch
        {
            "-" => Opposite(x),
            "abs" => x == Infinity.None ? x : Infinity.Above,
            "sqrt" or "exp" => x & Infinity.Above,
            "log" => x & Infinity.Above,
            _ => Infinity.None,
        };

        private Infinity OfPair(Node node)
        {
            var (a, b) = (Of(node.Operands[0]), Of(node.Operands[1]));
            if (node.Binary == BinaryFunction.Add)
                return a | b;
            if (node.Binary == BinaryFunction.Subtract)
                return a | Opposite(b);
            if (node.Binary == BinaryFunction.Minimum)
                return (a & b & Infinity.Above) | (a | b) & Infinity.Below;
            if (node.Binary == BinaryFunction.Maximum)
                return (a | b) & Infinity.Above | a & b & Infinity.Below;
            if (node.Binary == BinaryFunction.Multiply)
                return Times(a, node.Operands[1]) | Times(b, node.Operands[0]);
            return node.Binary == BinaryFunction.Divide ? Times(a, node.Operands[1]) : Infinity.None;
        }

        private Infinity Times(Infinity x, Node factor) => x == Infinity.None ? x
            : context.RangeOf(factor) is var range && range.Lower >= 0 ? x : range.Upper <= 0 ? Opposite(x) : Infinity.Both;

        private static Infinity Opposite(Infinity x) => x switch { Infinity.Above => Infinity.Below, Infinity.Below => Infinity.Above, _ => x };
    }
}

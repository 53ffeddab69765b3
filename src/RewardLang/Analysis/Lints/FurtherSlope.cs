using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>What a total has a slope in: quantities that its terms are made of by straight lines, powers, roots, averages and functions that do not level off.</summary>
internal sealed class FurtherSlope
{
    /// <summary>The part of a value's range that a limit leaves, from which on it is a slope further away.</summary>
    private const double LeastLeft = 0.5;

    /// <summary>How deep a function may be made of what it measures.</summary>
    private const int MostLevels = 24;

    private readonly LintContext _context;
    private readonly HashSet<Node> _sloping = [];

    /// <summary>The functions that are flat over most of the range of their argument.</summary>
    public ICollection<Node> Narrow { get; }

    /// <param name="context">The program.</param>
    /// <param name="narrow">The functions that are flat over most of the range of their argument.</param>
    public FurtherSlope(LintContext context, ICollection<Node> narrow)
    {
        (_context, Narrow) = (context, narrow);
        var pending = new Stack<Node>(context.Program.Graph.Results.Where(r => r.Kind == ResultKind.Total).Select(r => r.Node).Concat(context.Terms.Where(context.IsAdded).Select(t => t.Contribution)));
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (narrow.Contains(node) || !_sloping.Add(node))
                continue;
            foreach (var part in Parts(node))
                pending.Push(part);
        }
    }

    /// <summary>Whether the total has a slope in what a function measures, also where the function itself has none.</summary>
    public bool Is(Node function)
    {
        var measured = function.Operands[0];
        for (var level = 0; level < MostLevels && measured is not null; level++)
        {
            if (_sloping.Contains(measured))
                return true;
            measured = Quantity.Within(measured) ?? Quantity.Before(_context.Program.Graph, measured);
        }

        return false;
    }

    /// <summary>The values that another has a slope in.</summary>
    private IEnumerable<Node> Parts(Node node) => node.Kind switch
    {
        // That a part of it varies says nothing of the others.
        NodeKind.Slice => [],
        NodeKind.StateRead => [_context.Program.Graph.States[node.Slot].Next],
        NodeKind.Select when node.Operands[0].Kind == NodeKind.IsFirstStep => node.Operands.Skip(1),
        NodeKind.Binary when node.Binary == BinaryFunction.Add || node.Binary == BinaryFunction.Subtract => node.Operands,
        NodeKind.Binary when node.Binary == BinaryFunction.Divide => [node.Operands[0]],
        NodeKind.Binary when node.Binary == BinaryFunction.Minimum || node.Binary == BinaryFunction.Maximum => node.Operands.Where((_, i) => IsLeft(node, i)),
        _ when SensitiveRegion.Of(node) is not null => node.Operands,
        _ => Quantity.Within(node) is { } measured ? [measured] : [],
    };

    /// <summary>Whether a limit leaves most of a value.</summary>
    private bool IsLeft(Node extreme, int number)
    {
        var (value, limit) = (_context.RangeOf(extreme.Operands[number]), _context.RangeOf(extreme.Operands[1 - number]));
        return !value.HasNoNumber && !limit.HasNoNumber && value.Width > 0
            && (extreme.Binary == BinaryFunction.Minimum ? limit.Lower - value.Lower : value.Upper - limit.Upper) >= LeastLeft * value.Width;
    }
}

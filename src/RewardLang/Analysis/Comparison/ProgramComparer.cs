using RewardLang.Analysis.Proofs;
using RewardLang.Analysis.Ranges;
using RewardLang.Ir;

namespace RewardLang.Analysis.Comparison;

/// <summary>Compares the totals of two programs, and their terms.</summary>
internal sealed class ProgramComparer
{
    /// <summary>Ratios that are tried before programs count as different.</summary>
    private const int MostScales = 8;

    private readonly CompiledProgram _first;
    private readonly CompiledProgram _second;
    private readonly ValueNumbers _numbers;

    private ProgramComparer(CompiledProgram first, CompiledProgram second) =>
        (_first, _second, _numbers) = (first, second, new ValueNumbers(first, second));

    public static RewardComparison Compare(CompiledProgram first, CompiledProgram second) => new ProgramComparer(first, second).Compare();

    private RewardComparison Compare()
    {
        var terms = Terms().ToList();
        if (TotalOf(_first) is not { } a || TotalOf(_second) is not { } b)
            return new RewardComparison(RewardRelation.Different, 1, "One of the two has no total.", terms);
        if ((_first.Kind == ProgramKind.Loss) != (_second.Kind == ProgramKind.Loss))
            return new RewardComparison(RewardRelation.Different, 1, "One is a loss, which is minimised, the other is not.", terms);
        var endAlike = EndOf(_first) == EndOf(_second);
        if (!endAlike && CaseComparison.DifferingEnd(_first, _second) is { } difference)
            return new RewardComparison(RewardRelation.Different, 1, difference, terms);
        var totals = Compare(a, b, terms);
        return endAlike ? totals : totals with
        {
            Relation = totals.Relation is RewardRelation.EqualUpToShaping or RewardRelation.Different ? RewardRelation.Different : RewardRelation.Alike,
            Detail = $"{totals.Detail} Whether the episodes end alike is not shown; in random steps they do.",
        };
    }

    private RewardComparison Compare(Node a, Node b, IReadOnlyList<TermDifference> terms)
    {
        var (left, right) = (_numbers.PolynomialOf(a), _numbers.PolynomialOf(b));
        if (left.Key == right.Key)
            return new RewardComparison(RewardRelation.Equal, 1, $"The totals are equal{AtDefaults()}.", terms);
        if (right.RatioTo(left) is > 0 and var scale)
            return new RewardComparison(RewardRelation.EqualUpToScale, scale, $"The second total is {Intervals.IntervalText.Number(scale)} times the first.", terms);
        foreach (var factor in Scales(left, right))
        {
            if (Shaping(right.Plus(left, -factor)) is var (potential, discount, keepsPolicies, assumed))
            {
                var times = factor == 1 ? "" : $" {Intervals.IntervalText.Number(factor)} times";
                return keepsPolicies
                    ? new RewardComparison(RewardRelation.EqualUpToShaping, factor, $"The second total is{times} the first and shaping by the potential '{potential}', for a trainer's discount of {Intervals.IntervalText.Number(discount)}{assumed}.", terms)
                    : new RewardComparison(
                        RewardRelation.Different, factor,
                        $"The second total is{times} the first and the change of '{potential}', which is no shaping: it is not 0 where the episode terminates.", terms);
            }
        }

        var cases = CaseComparison.Run(_first, a, _second, b);
        return new RewardComparison(cases.Relation, cases.Scale, cases.Detail, terms);
    }

    /// <summary>The number of the condition under which episodes end; null where none does.</summary>
    private int? EndOf(CompiledProgram program) =>
        program.Graph.Done is { } done && !(RangeAnalysis.Run(new RangeAssumptions(program)).Of(done).Hull is { Upper: 0, MayBeNaN: false }) ? _numbers.NumberOf(done) : null;

    /// <summary>Parameters count as their defaults, which the host may change.</summary>
    private string AtDefaults() => _first.Params.Concat(_second.Params).Any(p => p.Lower is not null || p.Upper is not null)
        ? ", parameters being at their defaults"
        : "";

    private static Node? TotalOf(CompiledProgram program) => program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total)?.Node;

    /// <summary>1, and the ratios that most of what both have is in.</summary>
    private static IEnumerable<double> Scales(Polynomial left, Polynomial right)
    {
        var factors = left.Products.Where(p => p.Values.Count > 0).ToLookup(p => Key(p.Values), p => p.Factor);
        return right.Products.SelectMany(q => factors[Key(q.Values)].Select(factor => q.Factor / factor)).Where(r => r > 0)
            .GroupBy(r => r).OrderByDescending(g => g.Count()).Select(g => g.Key).Take(MostScales).Prepend(1).Distinct();
        static string Key(IReadOnlyList<int> values) => string.Join(" ", values);
    }

    /// <summary>
    /// The potential of which a difference is a multiple of discount × potential − previous potential, and whether it is 0 where the episode
    /// terminates; else null.
    /// </summary>
    private (string Potential, double Discount, bool KeepsPolicies, string Assumed)? Shaping(Polynomial difference)
    {
        foreach (var program in new[] { _first, _second })
        {
            foreach (var node in program.Graph.Nodes)
            {
                if (Neighbour.TryRead(program.Graph, node) is not { IsNext: false } before || node.IsTruth || !ShapingProof.IsKnownAtStart(program, before.Outside))
                    continue;
                var factor = difference.FactorOf(_numbers.NumberOf(node));
                if (factor == 0)
                    continue;
                var rest = difference.Plus(Polynomial.OfValue(_numbers.NumberOf(node)), -factor);
                foreach (var potential in program.Graph.Nodes)
                {
                    var keepsPolicies = ShapingProof.IsSameUntilTheEnd(program, potential, before.Value);
                    if ((keepsPolicies || potential == before.Value)
                        && rest.RatioTo(_numbers.PolynomialOf(potential)) is { } ratio && -ratio / factor is > 0 and <= 1.0000001)
                    {
                        var text = new ExpressionText(program, program.ValueNames);
                        var assumed = ShapingProof.AssumedTermination(program.Graph, potential, before.Value) is { } end ? $", if '{text.Of(end)}' says where the episode terminates"
                            : program.Graph.Done is null ? ", if no episode terminates" : "";
                        return (text.Of(before.Value), -ratio / factor, keepsPolicies, assumed);
                    }
                }
            }
        }

        return null;
    }

    private IEnumerable<TermDifference> Terms()
    {
        var (firsts, seconds) = (Contributions(_first), Contributions(_second));
        var left = seconds.Keys.ToList();
        foreach (var (name, node) in firsts.Select(f => (f.Key, f.Value)))
        {
            var own = _numbers.PolynomialOf(node);
            var partner = left.Contains(name) ? name
                : left.FirstOrDefault(other => !firsts.ContainsKey(other) && _numbers.PolynomialOf(seconds[other]).Key == own.Key);
            if (partner is null)
            {
                yield return new TermDifference(name, TermRelation.Removed, 1, Text(_first, node), null);
                continue;
            }

            left.Remove(partner);
            var other = _numbers.PolynomialOf(seconds[partner]);
            var ratio = other.Key == own.Key ? 1 : other.RatioTo(own);
            yield return new TermDifference(
                partner == name ? name : $"{name} ({partner})",
                ratio == 1 ? TermRelation.Same : ratio is null ? TermRelation.Changed : TermRelation.Scaled,
                ratio ?? 1, Text(_first, node), Text(_second, seconds[partner]));
        }

        foreach (var name in left)
            yield return new TermDifference(name, TermRelation.Added, 1, null, Text(_second, seconds[name]));
    }

    private static Dictionary<string, Node> Contributions(CompiledProgram program) =>
        program.Graph.Results.Where(r => r.Kind == ResultKind.Contribution).ToDictionary(r => r.Name, r => r.Node, StringComparer.Ordinal);

    private static string Text(CompiledProgram program, Node node) => new ExpressionText(program, program.ValueNames).Of(node);
}

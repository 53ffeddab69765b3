using RewardLang.Analysis.Proofs;
using RewardLang.Analysis.Ranges;
using RewardLang.Backends.Reference;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>Looks for a case that ends an episode as a goal and as a failure at one step, and is paid for by what the goal pays.</summary>
/// <param name="context">The program.</param>
/// <param name="reached">The condition of the goal.</param>
/// <param name="failed">The condition of the failure.</param>
internal sealed class BothEnds(LintContext context, Node reached, Node failed)
{
    /// <summary>The steps of a case of a program that remembers.</summary>
    private const int CaseSteps = 4;

    private readonly CompiledProgram _program = context.Program;
    private readonly Node _total = context.Program.Graph.Results.First(r => r.Kind == ResultKind.Total).Node;
    private readonly Node? _adjustment = context.Program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Adjustment)?.Node;
    private readonly List<Node> _paid = [.. context.Terms.Where(t => IsPaidFor(context, t, reached)).Select(t => t.Contribution)];

    /// <summary>Whether a term pays where a goal is reached: for its condition, or for what holds wherever that does.</summary>
    public static bool IsPaidFor(LintContext context, LintedTerm term, Node reached) => term.Contribution.Axes.Count == 0 && PaidCondition.Of(term.Value) is { } condition
        && (condition == reached || EndConditions.Parts(reached).Contains(condition) || EndConditions.Parts(condition).Contains(reached));

    /// <summary>The case, of what the two ends look at, and what it pays; null where none was found.</summary>
    public (ScenarioCase Case, double Paid)? Find()
    {
        // What the total pays for the goal beside its terms is in what it has more than their sum.
        var isInTotal = _adjustment is not null && Reach.From([_adjustment]).Contains(reached);
        if (_paid.Count == 0 && !isInTotal
            || context.Ranges.Scope.Assuming(reached, true)?.Assuming(failed, true) is not { } both || both.Of(_total).Hull is not { HasNoNumber: false, Upper: > 0 })
            return null;
        var length = _program.Graph.KeepsEpisodes ? CaseSteps : 1;
        // Of its own budget, so that nothing else has less to go on.
        var found = new CounterexampleSearch(_program, context.Ranges.Assumptions, new AnalysisBudget(), length).Find((run, row) => Measure(run, row, isInTotal));
        return found is var (example, paid) ? (Looked(example), paid) : null;
    }

    private Trial Measure(ReferenceInterpreter run, int row, bool isInTotal)
    {
        double At(Node node, int step) => run.Row(node, row, step).First();
        for (var step = 0; step < run.Steps; step++)
        {
            if (At(_program.Graph.Done!, step) == 0)
                continue;
            // An episode is over at its first end. How near a case is leads the search.
            if (At(reached, step) == 0 || At(failed, step) == 0)
                return new Trial(-2, 0);
            var total = At(_total, step);
            var paid = _paid.Sum(p => At(p, step)) + (isInTotal ? At(_adjustment!, step) : 0);
            return total > 0 && 2 * paid >= total ? new Trial(total, total) : new Trial(-1, 0);
        }

        return new Trial(-3, 0);
    }

    /// <summary>A case with nothing but what the two ends look at.</summary>
    private ScenarioCase Looked(ScenarioCase example)
    {
        var inputs = Reach.ThroughSteps(_program.Graph, [reached, failed]).Where(n => n.Kind is NodeKind.Input).Select(n => _program.Inputs[n.Slot].Name).ToList();
        var parameters = _program.Params.Select(p => p.Name).ToList();
        return example with { Steps = [.. example.Steps.Select(step => (IReadOnlyDictionary<string, IReadOnlyList<double>>)step.Where(v => inputs.Contains(v.Key) || parameters.Contains(v.Key)).ToDictionary(v => v.Key, v => v.Value))] };
    }
}

using RewardLang.Analysis.Lints;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// The terms of a program: their values, weights and contributions. Contributions and the adjustment add up to the total
/// by construction, so that what is logged is what is trained on.
/// </summary>
internal sealed class TermBinder(ExpressionBinder binder)
{
    private sealed class Term(TermSyntax syntax)
    {
        public TermSyntax Syntax { get; } = syntax;

        public bool IsInProgress { get; set; }

        public bool IsBound { get; set; }

        public BoundValue? Value { get; set; }

        public BoundValue? Weight { get; set; }
    }

    private readonly List<Term> _terms = [];
    private readonly List<Term> _inProgress = [];
    private readonly List<(TextSpan Place, IReadOnlyList<Axis> Axes)> _unreduced = [];
    private Axis? _axis;

    private GraphBuilder Graph => binder.Graph;

    /// <summary>Where terms are left with axes, and with which.</summary>
    public IReadOnlyList<(TextSpan Place, IReadOnlyList<Axis> Axes)> Unreduced => _unreduced;

    public bool IsEmpty => _terms.Count == 0;

    /// <summary>The axis over which terms, weights and contributions are arrays; null without terms.</summary>
    public Axis? Axis => _axis;

    public IReadOnlyList<ProgramTerm> Terms => [.. _terms.Select(t => new ProgramTerm(
        t.Syntax.Name.Name,
        t.Value?.Unit is { IsOne: false } unit ? unit.ToString() : "",
        t.Syntax.Weight is null ? "1" : Text(t.Syntax.Weight),
        t.Syntax.Condition is null ? null : Text(t.Syntax.Condition),
        t.Syntax.Documentation))];

    public void Declare(IReadOnlyList<TermSyntax> terms)
    {
        _terms.AddRange(terms.Select(t => new Term(t)));
        if (terms.Count > 0)
            _axis = new Axis("term", null, [.. terms.Select(t => t.Name.Name)]);
        if (_axis is not null && !binder.Scope.Axes.ContainsKey("term"))
            binder.Scope.Axes["term"] = _axis;
    }

    /// <summary>A term's own value: 0 where its condition is false.</summary>
    public BoundValue? Value(string name) => Bind(_terms.First(t => t.Syntax.Name.Name == name)).Value;

    /// <summary>All values over the axis <c>term</c>, units left aside; null when there are none or one is wrong.</summary>
    public BoundValue? Values() => Stack(t => Bind(t).Value ?? (t.IsBound ? Wrong : null));

    /// <summary>All weights over the axis <c>term</c>.</summary>
    public BoundValue? Weights() => Stack(t => Bind(t).Weight ?? (t.IsBound ? Wrong : null));

    /// <summary>A plain number in place of a term that has been reported: what else is wrong where it is used is told with it.</summary>
    private BoundValue Wrong => new(Graph.Constant(1), ScalarKind.Real, Unit.One);

    /// <summary>The same for the sum of all.</summary>
    public Node? SumOrWrong() => Sum() ?? (!IsEmpty && _terms.All(t => t.IsBound) ? Graph.Constant(1) : null);

    /// <summary>All contributions over the axis <c>term</c>.</summary>
    public BoundValue? Contributions() => Stack(t => Bind(t) is { Value: not null, Weight: not null }
        ? new BoundValue(Contribution(t), ScalarKind.Real, Unit.One)
        : null);

    /// <summary>The sum of the contributions; null without terms, or when one is wrong.</summary>
    public Node? Sum() => !IsEmpty && _terms.Select(Bind).ToList().All(t => t.Value is not null && t.Weight is not null)
        ? _terms.Select(Contribution).Aggregate(Graph.Add)
        : null;

    /// <summary>Each term's value and contribution, and what the total adds to their sum.</summary>
    public IEnumerable<GraphResult> Results(BoundValue? total)
    {
        if (Sum() is not { } sum)
            yield break;
        foreach (var term in _terms)
            yield return new GraphResult(ResultKind.Term, term.Syntax.Name.Name, term.Value!.Node, ScalarKind.Real, term.Syntax.Documentation);
        foreach (var term in _terms)
            yield return new GraphResult(ResultKind.Contribution, term.Syntax.Name.Name, Contribution(term), ScalarKind.Real, null);
        if (total is { Axes.Count: 0 } && total.Node != sum)
            yield return new GraphResult(ResultKind.Adjustment, "adjustment", Graph.Subtract(total.Node, sum), ScalarKind.Real, null);
    }

    /// <summary>How a term leads back to itself, as in ": a needs b, b needs a"; empty where it names itself.</summary>
    private string Cycle(Term term)
    {
        var path = _inProgress.Skip(_inProgress.IndexOf(term)).Select(t => t.Syntax.Name.Name).ToList();
        return path.Count == 1 ? "" : ": " + string.Join(", ", path.Select((name, i) => $"{name} needs {path[(i + 1) % path.Count]}"));
    }

    private Term Bind(Term term)
    {
        if (term.IsBound)
            return term;
        if (term.IsInProgress)
        {
            binder.Scope.Journal.CycleCount++;
            var (name, cycle) = (term.Syntax.Name.Name, Cycle(term));
            binder.Report(term.Syntax.Name.Span, DiagnosticCatalogue.CyclicName, name, cycle, cycle.Length > 0 ? DiagnosticCatalogue.AdviceForCycle(name)
                : $"'{name}' is this term itself: declare 'let {name} = …' for a value of that name, or write prev({name}, initial: …) for the term's of the step before.");
            return term;
        }

        term.IsInProgress = true;
        _inProgress.Add(term);
        var value = IsScalar(term.Syntax) ? TypeConversion.OfMember(binder, term.Syntax.Type, binder.Bind(term.Syntax.Value), term.Syntax.Value, term.Syntax.Name.Name) : null;
        if (term.Syntax.Condition is not { } condition)
            value = Scalar(value, term.Syntax.Value, term);
        else
        {
            var holds = binder.BindCondition(condition) is { } bound ? binder.Truth(bound, condition.Span) : null;
            value = When(value, holds, term, condition);
        }

        var weight = term.Syntax.Weight is null
            ? new BoundValue(Graph.Constant(1), ScalarKind.Int, Unit.One)
            : Weight(binder.Bind(term.Syntax.Weight), term);
        term.Value = value;
        term.Weight = weight;
        term.IsBound = true;
        binder.Scope.Journal.Record(() => term.IsBound = false);
        term.IsInProgress = false;
        _inProgress.Remove(term);
        return term;
    }

    /// <summary>Whether the type of a term, if it has one, is that of one number; false after a report.</summary>
    private bool IsScalar(TermSyntax term)
    {
        if (term.Type is not { Axes.Count: > 0 } type)
            return true;
        var scalar = binder.Scope.File.Source.GetText(TextSpan.FromBounds(type.Span.Start, (type.Unit?.Span ?? type.Name.Span).End)) + (type.Unit is null ? "" : ">");
        binder.Report(type.Span, DiagnosticCatalogue.NotOneForEachRow, term.Name.Name, binder.TextOf(type), new Suggestion($"Write {scalar}, and reduce the value with sum(…), mean(…) or norm(…).", scalar));
        return false;
    }

    /// <summary>A term's value where its condition holds, else 0; null after a report.</summary>
    private BoundValue? When(BoundValue? value, BoundValue? holds, Term term, ExpressionSyntax condition)
    {
        // A condition for each element of the value is one mistake with it.
        if (value is not null && holds is { Axes.Count: > 0 } && AxisSet.Contains(value.Axes, holds.Axes))
        {
            Report(term.Syntax.Value, term.Syntax.Name.Name, value, TermAdvice.ForBoth(binder, term.Syntax.Value, value, condition, holds));
            return null;
        }

        value = Scalar(value, term.Syntax.Value, term);
        if (holds is { Axes.Count: > 0 })
        {
            var text = TermAdvice.Short(binder, condition);
            var part = TermAdvice.PartOf(binder, condition);
            Report(part, text ?? term.Syntax.Name.Name, holds, TermAdvice.ForElements(binder, term.Syntax.Value, condition, holds) is { } elements ? elements : TermAdvice.ForCondition(binder, part));
            return null;
        }

        return value is null || holds is null ? null : value with { Node = Graph.Select(holds.Node, value.Node, Graph.Constant(0)) };
    }

    /// <summary>A term's weight, one number for each row; null after a report.</summary>
    private BoundValue? Weight(BoundValue? weight, Term term)
    {
        if (weight is not { Axes.Count: > 0 } || TermAdvice.ForWeight(binder, term.Syntax, weight) is not { } inside)
            return Scalar(weight, term.Syntax.Weight!, term);
        Report(term.Syntax.Weight!, term.Syntax.Name.Name, weight, inside);
        return null;
    }

    private BoundValue? Scalar(BoundValue? value, ExpressionSyntax syntax, Term term)
    {
        if (value is null || value.Axes.Count == 0)
            return value?.AsNumber(Graph);
        var fold = new TextEdit(syntax.Span, $"{(value.IsTruth ? "any" : "sum")}({Text(syntax)})");
        // A condition for each element is what is wrong with a choice between numbers.
        if (WrittenExpression.Inner(syntax) is IfSyntax choice && binder.Peek(choice.Condition) is { Axes.Count: > 0 } each && binder.Peek(choice.Then) is { Axes.Count: 0 } && binder.Peek(choice.Else) is { Axes.Count: 0 })
        {
            Report(choice.Condition, term.Syntax.Name.Name, each, TermAdvice.ForCondition(binder, TermAdvice.PartOf(binder, choice.Condition)));
            return null;
        }

        Report(syntax, term.Syntax.Name.Name, value, (value.IsTruth ? TermAdvice.ForNegated(binder, syntax) ?? TermAdvice.ForVector(binder, syntax) : TermAdvice.ForKernel(binder, syntax)) ?? TermAdvice.ForName(binder, syntax) ?? new Suggestion(value.IsTruth && TermAdvice.Short(binder, syntax) is { } text ? $"Reduce it: count({text}) for how many there are, any({text}) or all({text})." : TermAdvice.ForValue(value)) { Trial = [fold] });
        return null;
    }

    private void Report(ExpressionSyntax syntax, string name, BoundValue value, Suggestion advice)
    {
        _unreduced.Add((syntax.Span, value.Axes));
        binder.Report(syntax.Span, DiagnosticCatalogue.NotOneForEachRow, name, value.Type, advice);
    }

    /// <summary>Weight times value, and exactly 0 where the weight is 0: a NaN that does not count must not poison the total.</summary>
    private Node Contribution(Term term)
    {
        var (value, weight) = (term.Value!.Node, term.Weight!.Node);
        return Graph.Select(
            Graph.Binary(BinaryFunction.Equal, weight, Graph.Constant(0)), Graph.Constant(0), Graph.Multiply(weight, value));
    }

    private BoundValue? Stack(Func<Term, BoundValue?> part)
    {
        var parts = _terms.Select(part).ToList();
        return _axis is null || parts.Contains(null)
            ? null
            : new BoundValue(Graph.Stack(_axis, [.. parts.Select(p => p!.Node)]), ScalarKind.Real, null);
    }

    private string Text(SyntaxNode syntax) => binder.Scope.File.Source.GetText(syntax.Span);
}

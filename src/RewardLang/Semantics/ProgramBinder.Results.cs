using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The results of a program: its terms, their total, outputs and ends.</summary>
internal sealed partial class ProgramBinder
{
    /// <summary>The name of what is trained on.</summary>
    private const string Total = "total";

    /// <summary>Results have names of their own; one may be called like an input, which then keeps the name in expressions.</summary>
    private void DeclareResults()
    {
        var results = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in _syntax.Members.Where(m => m is TermSyntax or OutputSyntax or EndSyntax or TotalSyntax))
        {
            if (!results.Add(member.Name.Name) || member.Name.Name == Total && member is not TotalSyntax)
            {
                if (!_diagnostics.IsFull)
                    _binder.Report(member.Name.Span, DiagnosticCatalogue.DuplicateName, member.Name.Name, DuplicateAdvice.For(member, _syntax, _source));
                // A use may mean either, as that of an end's name in the term that pays for it.
                if (member.Name.Name != Total && _syntax.Members.All(m => m.Name.Name != member.Name.Name || m is TermSyntax or OutputSyntax or EndSyntax))
                    _scope.Declare(member.Name.Name, (BoundValue?)null);
            }
            else if (!_scope.Declares(member.Name.Name))
                _scope.Declare(member.Name.Name, () => BindResult(member));
        }

        if (!results.Contains(Total) && !_scope.Declares(Total))
            _scope.Declare(Total, BindDefaultTotal);
    }

    private BoundValue? BindResult(MemberSyntaxNode member) => member switch
    {
        TermSyntax term => _terms.Value(term.Name.Name),
        OutputSyntax output => TypeConversion.OfMember(_binder, output.Type, _binder.Bind(output.Value), output.Value, output.Name.Name),
        TotalSyntax total => BindTotal(total),
        EndSyntax end => _binder.BindCondition(end.Condition) is { } condition ? Scalar(_binder.Truth(condition, end.Condition.Span), end) : null,
        _ => throw new InvalidOperationException($"Unknown result {member.GetType().Name}."),
    };

    /// <summary>The total that is written: a number for each row, or for each agent of one, but never for each term.</summary>
    private BoundValue? BindTotal(TotalSyntax total)
    {
        if (_binder.Bind(total.Value) is not { } value)
            return null;
        if (value.Axes.All(a => a != _terms.Axis))
            return value.AsNumber(_session.Graph);
        _binder.Report(total.Value.Span, DiagnosticCatalogue.NotOneForEachRow, Total, value.Type, "Write weighted_sum(terms), which is sum(terms * weights).");
        return null;
    }

    private BoundValue? Scalar(BoundValue? value, EndSyntax end)
    {
        if (value is null || value.Axes.Count == 0)
            return value;
        var part = TermAdvice.PartOf(_binder, end.Condition);
        _binder.Report(part.Span, DiagnosticCatalogue.NotOneForEachRow, end.Name.Name, value.Type, TermAdvice.ForCondition(_binder, part));
        return null;
    }

    private BoundValue? BindDefaultTotal() =>
        _terms.IsEmpty ? null : _terms.Sum() is { } sum ? new BoundValue(sum, ScalarKind.Real, Unit.One) : null;

    /// <summary>Binds every member, used or not, so that all mistakes are found, and collects the results.</summary>
    private void BindMembers()
    {
        foreach (var member in _syntax.Members.OfType<LocalSyntax>())
            _scope.TryGet(member.Name.Name, out _, out _);
        foreach (var let in _syntax.Members.OfType<LetSyntax>().Where(m => _duplicates.Contains(m.Name.Name)))
            _binder.Bind(let.Value);
        var written = _syntax.Members.OfType<TotalSyntax>().FirstOrDefault();
        var total = written is null && IsShadowed(Total) ? BindDefaultTotal() : Cached(Total, written);
        if (total is not null)
            _results.Add(new GraphResult(ResultKind.Total, Total, total.Node, ScalarKind.Real, null));
        _results.AddRange(_terms.Results(total));
        foreach (var output in _syntax.Members.OfType<OutputSyntax>())
            if (Cached(output.Name.Name, output) is { } value)
                _results.Add(new GraphResult(ResultKind.Output, output.Name.Name, value.Node, value.Kind, output.Documentation));
        var ends = new List<Node>();
        foreach (var end in _syntax.Members.OfType<EndSyntax>())
        {
            if (Cached(end.Name.Name, end) is not { } value)
                continue;
            ends.Add(value.Node);
            _results.Add(new GraphResult(ResultKind.End, end.Name.Name, value.Node, ScalarKind.Bool, end.Documentation));
        }

        if (ends.Count > 0)
        {
            var done = ends.Aggregate((a, b) => _session.Graph.Binary(BinaryFunction.Or, a, b));
            _results.Add(new GraphResult(ResultKind.Done, "done", done, ScalarKind.Bool, null));
        }
    }

    /// <summary>A result through its name, so that it is bound once; directly when an input has taken the name.</summary>
    private BoundValue? Cached(string name, MemberSyntaxNode? member)
    {
        if (IsShadowed(name))
            return member is null ? null : BindResult(member);
        if (!_scope.TryGet(name, out var value, out var isCycle) || !isCycle)
            return value;
        _binder.Report(member?.Name.Span ?? _syntax.Name.Span, DiagnosticCatalogue.CyclicName, name, "", DiagnosticCatalogue.AdviceForCycle(name));
        return null;
    }

    /// <summary>Whether expressions mean another member by the name of a result.</summary>
    private bool IsShadowed(string name) =>
        _syntax.Members.Any(m => m is InputSyntax or ParamSyntax or LocalSyntax or UnsupportedSyntax && m.Name.Name == name);
}

using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The members that programs and function bodies share: <c>let</c>, <c>state</c> and <c>repeat</c>.</summary>
internal sealed class MemberBinder(BindingSession session, Scope scope, ExpressionBinder binder)
{
    private const int MaximumRounds = 4;

    /// <summary>Declares the names of a function's body.</summary>
    public void DeclareLocals(IReadOnlyList<MemberSyntaxNode> members)
    {
        foreach (var member in members)
        {
            if (!scope.Declares(member.Name.Name))
                Declare(member);
            else if (member is not UnsupportedSyntax && !scope.BrokenAxes.Contains(member.Name.Name))
                binder.Report(member.Name.Span, DiagnosticCatalogue.DuplicateName, member.Name.Name, DiagnosticCatalogue.RenameOne);
        }
    }

    /// <summary>Declares one of them; a statement that did not parse becomes a silent unknown.</summary>
    public void Declare(MemberSyntaxNode member)
    {
        switch (member)
        {
            case LetSyntax let:
                scope.Lets[let.Name.Name] = let.Value;
                scope.Declare(let.Name.Name, () => Named(let.Name.Name, TypeConversion.OfMember(binder, let.Type, binder.Bind(let.Value), let.Value, let.Name.Name)));
                break;
            case StateSyntax state:
                scope.Declare(state.Name.Name, () => BindState(state));
                break;
            case RepeatSyntax repeat:
                scope.Declare(repeat.Name.Name, () => Named(repeat.Name.Name, BindRepeat(repeat)));
                break;
            case UnsupportedSyntax unsupported:
                scope.Declare(member.Name.Name, (BoundValue?)null);
                scope.BrokenAxes.Add(member.Name.Name);
                if (unsupported.IsGuess)
                    scope.Guesses.Add(member.Name.Name);
                break;
        }
    }

    /// <summary>Notes what a program calls a value, for explanations in the user's own names.</summary>
    private BoundValue? Named(string name, BoundValue? value)
    {
        if (value is not null && scope.Parent is null && scope.CallSite is null && scope.Callers.Count == 0)
            session.ValueNames[value.Node] = name;
        return value;
    }

    /// <summary>
    /// Binds a state. Its type is the join of its two expressions, found by rounds: the first guess is the type of the start
    /// value, which <c>next</c> may widen (a bare 0 that becomes a number for each foot in metres).
    /// </summary>
    private BoundValue? BindState(StateSyntax syntax)
    {
        if (binder.Bind(syntax.First) is not { } start || TypeConversion.OfMember(binder, syntax.Type, start, syntax.First, syntax.Name.Name) is not { } first)
            return null;
        NoteUnit(syntax, start);
        var slot = session.NewState(syntax.Name.Name, syntax.IsBackward);
        if (start.FitsAnyUnit && syntax.Type?.Unit is null)
            first = first with { Unit = null, IsUnitOpen = true };
        var guess = first;
        for (var round = 0; round < MaximumRounds; round++)
        {
            var read = session.Graph.StateRead(slot, guess.IsTruth, guess.Axes);
            session.Origins.Note(binder, syntax.Span, read);
            var previous = new BoundValue(
                syntax.IsOutside ? session.Graph.Select(session.IsAtStart(syntax.IsBackward), first.Node, read) : read, guess.Kind, guess.Unit, guess is { IsUnitOpen: true, Unit: null });
            var inner = new Scope(scope.File, scope) { CallSite = scope.CallSite, Callers = scope.Callers, PreviousState = syntax.Name.Name };
            inner.Declare(syntax.Name.Name, previous);
            if (new ExpressionBinder(session, inner).Bind(syntax.Next) is not { } next)
                return null;
            if (!TryJoin(syntax, ref first, ref next, out var joined))
                return null;
            if (joined.Node.Axes.SequenceEqual(guess.Axes) && joined.Kind == guess.Kind && Equals(joined.Unit, guess.Unit))
                return TypeConversion.OfMember(binder, syntax.Type, joined, syntax.Next, syntax.Name.Name) is null ? null : Finish(syntax, slot, first, next, joined);
            // A unit that was found is not looked for again: what meets it may be free.
            guess = joined with { IsUnitOpen = guess.IsUnitOpen && joined.Unit is null };
        }

        binder.Report(syntax.Span, DiagnosticCatalogue.StateWithoutType, syntax.Name.Name);
        return null;
    }

    /// <summary>Keeps how the unit of a state is written that has it from its first value.</summary>
    private void NoteUnit(StateSyntax syntax, BoundValue start)
    {
        if (syntax.Type?.Unit is not null || start.Unit is not { IsOne: false } unit || scope.IsFunctionBody)
            return;
        if (syntax.First is NumberSyntax { Unit: { } written })
            session.DeclaredUnits.Note(syntax.Name.Name, binder.TextOf(written), unit);
        else if (session.DeclaredUnits.Beside(syntax.First, start, unit) is { IsSure: true, Text: var text })
            session.DeclaredUnits.Note(syntax.Name.Name, text, unit);
    }

    /// <summary>
    /// Writes the rounds out one after the other: in each, the name is the value of the round before and <c>round</c> counts from 0.
    /// </summary>
    private BoundValue? BindRepeat(RepeatSyntax syntax)
    {
        if (binder.BindWholeNumber(syntax.Times, "the number of rounds") is not { } times)
            return null;
        if (times < 0)
        {
            binder.Report(syntax.Times.Span, DiagnosticCatalogue.NotWholeNumber, "the number of rounds", times);
            return null;
        }

        var value = binder.Bind(syntax.First);
        for (var round = 0; round < times && value is not null; round++)
        {
            var inner = new Scope(scope.File, scope) { CallSite = scope.CallSite, Callers = scope.Callers };
            inner.Declare("round", new BoundValue(session.Graph.Constant(round), ScalarKind.Int, Unit.One));
            inner.Declare(syntax.Name.Name, value);
            value = new ExpressionBinder(session, inner).Bind(syntax.Next);
        }

        return value;
    }

    private bool TryJoin(StateSyntax syntax, ref BoundValue first, ref BoundValue next, out BoundValue joined)
    {
        joined = first;
        if (first.IsTruth != next.IsTruth)
            (first, next) = (first.AsNumber(session.Graph), next.AsNumber(session.Graph));
        if (!binder.TryUnify(first, next, syntax.Span, "keep in one state", out var unit)
            || binder.Align(ref first, ref next, syntax.Span) is not { } axes)
            return false;
        var kind = first.Kind == next.Kind ? first.Kind : ScalarKind.Real;
        first = first with { Node = session.Graph.Expand(first.Node, axes) };
        next = next with { Node = session.Graph.Expand(next.Node, axes) };
        joined = new BoundValue(next.Node, kind, unit);
        return true;
    }

    private BoundValue Finish(StateSyntax syntax, int slot, BoundValue first, BoundValue next, BoundValue joined)
    {
        var node = syntax.IsOutside
            ? next.Node
            : session.Graph.Select(session.IsAtStart(syntax.IsBackward), first.Node, next.Node);
        session.Origins.Note(binder, syntax.Span, node);
        session.States[slot].Next = node;
        return joined with { Node = node };
    }
}

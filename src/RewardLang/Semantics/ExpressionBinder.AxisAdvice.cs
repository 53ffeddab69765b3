using System.Text.RegularExpressions;
using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What brings two values together whose axes do not.</summary>
internal sealed partial class ExpressionBinder
{
    private Suggestion AdviceForAxes(IReadOnlyList<Axis> left, IReadOnlyList<Axis> right, Operands? written) =>
        FoldedOther(left, right, written?.Left) ?? FoldedOther(right, left, written?.Right) ?? InThePlane(left, right, written?.Left) ?? InThePlane(right, left, written?.Right)
        ?? MismatchAdvice(left, right, Shown(written?.Left), Shown(written?.Right), written);

    private string? Shown(ExpressionSyntax? written) => written is not null && Scope.CallSite is null && Factor(written) is { Length: <= MostShown } text ? text : null;

    /// <summary>
    /// What to fold where a value of the components of each is left since the others were folded: <c>let reach = norm(players - ball, over: player)</c>
    /// beside a value for each player.
    /// </summary>
    private Suggestion? FoldedOther(IReadOnlyList<Axis> own, IReadOnlyList<Axis> other, ExpressionSyntax? written)
    {
        if (own is not [{ Components: not null, IsAnonymous: false } kept] || other is not [{ IsAnonymous: false } wanted] || NameIn(written) is not { } name
            || !Scope.Lets.TryGetValue(name, out var value) || FoldIn(value, over => over == wanted.Name) is not var (call, folded))
            return null;
        return new Suggestion($"'{name}' is over {kept.Name}, as '{TextOf(call)}' folds {wanted.Name}: write over: {kept.Name} there.", kept.Name, folded.Span);
    }

    /// <summary>The first fold in a value over one axis of a kind, and where that is named; null for none.</summary>
    private static (CallSyntax Call, NameSyntax Folded)? FoldIn(ExpressionSyntax value, Func<string, bool> isOver)
    {
        foreach (var call in WrittenParts.Of(value).OfType<CallSyntax>())
            if (call.Arguments is [_, { Name.Name: "over", Value: NameSyntax axis }] && isOver(axis.Name))
                return (call, axis);
        return null;
    }

    /// <summary>A component of a name whose value has folded it together with others: <c>reach.left</c> of <c>let reach = norm(tips - handles)</c>.</summary>
    private Suggestion? FoldedComponent(MemberSyntax syntax, BoundValue target)
    {
        if (target.Axes.Count > 0)
            return FoldedComponentOf(syntax, target);
        if (syntax.Target is not NameSyntax { Name: var name } || Scope.CallSite is not null || !Scope.Lets.TryGetValue(name, out var value))
            return null;
        var folds = Session.Folds.Values.Where(f => f.Call.Arguments.Count == 1 && value.Span.Start <= f.Call.Span.Start && f.Call.Span.End <= value.Span.End && f.Axes.Any(a => a.IndexOf(syntax.Member.Name) >= 0)).Take(2).ToList();
        if (folds is not [{ Call: var call, Axes: var axes }])
            return null;
        var others = axes.Where(a => a.IndexOf(syntax.Member.Name) < 0).ToList();
        var why = $"'{name}' is one number, as '{TextOf(call)}' folds {AxisSet.Listed(axes)}";
        if (others.Count == 0 || others.Exists(a => a.IsAnonymous))
            return $"{why}: fold nothing there, or take '{syntax.Member.Name}' of what is folded.";
        var over = $", over: {(others.Count == 1 ? others[0].Name : $"[{string.Join(", ", others)}]")}";
        return new Suggestion($"{why}: write {TextOf(call).Substring(0, call.Span.Length - 1)}{over}) there.", over, new TextSpan(call.Span.End - 1, 0));
    }

    /// <summary>A component of an axis that a name's value has folded in place of another: <c>contact.left</c> of <c>norm(force, over: foot) > 5</c>.</summary>
    private Suggestion? FoldedComponentOf(MemberSyntax syntax, BoundValue target)
    {
        if (target.Axes is not [{ IsAnonymous: false } kept] || syntax.Target is not NameSyntax { Name: var name } || Scope.CallSite is not null || !Scope.Lets.TryGetValue(name, out var value)
            || FoldIn(value, over => Scope.FindAxis(over)?.IndexOf(syntax.Member.Name) >= 0) is not var (call, folded))
            return null;
        return new Suggestion($"'{name}' is over {kept.Name}, as '{TextOf(call)}' folds {folded.Name}: write over: {kept.Name} there.", kept.Name, folded.Span);
    }

    /// <summary>What to write of a vector beside one of the plane: <c>velocity.xy</c>.</summary>
    private static Suggestion? InThePlane(IReadOnlyList<Axis> own, IReadOnlyList<Axis> other, ExpressionSyntax? written) =>
        own.Any(a => a.Name == "xyz") && other.Any(a => a.Name == "xy") && (other.All(a => a.Name == "xy" || own.Contains(a)) || own.All(a => a.Name == "xyz" || other.Contains(a))) && written is NameSyntax name
            ? new Suggestion($"Write {name.Name}.xy for the part in the plane.", $"{name.Name}.xy", name.Span) : null;

    /// <summary>What to write where a value is named as an axis.</summary>
    private Suggestion AdviceForValue(NameSyntax name)
    {
        if (Peek(name) is not { } value)
            return OfComponents(name.Name) is { } components ? $"Declare it with all of its elements: 'axis {name.Name} {{ {components} }}'." : $"'{name.Name}' is a value; declare an axis of that name, or another, with 'axis {name.Name} = size'.";
        if (value.Axes.FirstOrDefault(a => a.Name == ThingWords.Singular(name.Name) && a.Name != name.Name) is { } own)
            return new Suggestion($"Did you mean '{own.Name}', an axis of '{name.Name}'?", own.Name);
        if (value.Axes.Count > 0)
            return $"'{name.Name}' is a value; its axes are {string.Join(", ", value.Axes)}.";
        return Session.HasGroups ? new Suggestion("The rows of a group are folded with over: group.", "group")
            : value is not { Kind: ScalarKind.Int, Node.Kind: NodeKind.Input } ? $"'{name.Name}' is one number for each row, which has no axes; rows are folded with over: batch."
            : $"'{name.Name}' is one number for each row: declare 'group by {name.Name}' for rows with equal ones, and write over: group.";
    }

    /// <summary>The components that the text reads of a value, <c>x, y</c> for <c>command.xy</c>; null for none.</summary>
    private string? OfComponents(string value)
    {
        var read = Regex.Matches(Scope.File.Source.Text, $@"\b{Regex.Escape(value)}\.([A-Za-z_]\w*)").OfType<Match>().Select(m => m.Groups[1].Value)
            .SelectMany(c => c.All(letter => letter is 'x' or 'y' or 'z' or 'w') ? c.Select(letter => letter.ToString()) : [c]).Distinct().ToList();
        return read.Count is > 1 and <= MostComponents ? string.Join(", ", read) : null;
    }

    private const int MostComponents = 12;

    /// <summary>The one name that an expression is made of; null for none.</summary>
    private static string? NameIn(ExpressionSyntax? written) => written switch
    {
        NameSyntax name => name.Name,
        ParenthesizedSyntax { Inner: var inner } => NameIn(inner),
        UnarySyntax { Operand: var operand } => NameIn(operand),
        BinarySyntax { Left: var left, Right: NumberSyntax } => NameIn(left),
        CallSyntax { Arguments: [{ Value: var argument }] } => NameIn(argument),
        _ => null,
    };

    /// <summary>Whether an input may have been meant to be over another axis than this one: by its name it is not one value for each.</summary>
    private bool IsInputOf(ExpressionSyntax written, Axis axis) => written is NameSyntax name && Peek(written) is { Node.Kind: NodeKind.Input, Axes.Count: 1 } && !name.Name.StartsWith(axis.Name, StringComparison.Ordinal);

    /// <summary>What brings the second value over the axis of the first, where an input has both: the directions in which wheels turn. Null for others.</summary>
    private Suggestion? Mapped(Axis one, Axis other, Operands written)
    {
        var outline = Scope.File.Outline;
        if (one.IsAnonymous || other.IsAnonymous || Scope.IsFunctionBody || Scope.CallSite is not null || Shown(written.Right) is not { } second
            || Scope.Names.Distinct().Where(n => outline.DeclaresInput(n) && outline.AxesOf(n) is { Count: 2 } axes && axes.Contains(one.Name) && axes.Contains(other.Name)).Take(2).ToList() is not [var both])
            return null;
        var text = $"sum({both} * {second}, over: {other.Name})";
        return new Suggestion($"'{both}' has both axes: write {text} for {TextOf(written.Right)}.") { Trial = [new TextEdit(written.Right.Span, text)] };
    }

    /// <summary>The elements of a value over an axis of which the other is declared to be a part: <c>torque[wheel]</c>; null for others.</summary>
    private static Suggestion? PartOf(Axis whole, Axis part, string? shown, ExpressionSyntax? written)
    {
        if (part.Parent is null || !part.Parent.Equals(whole) || shown is null || written is null)
            return null;
        var text = $"{shown}[{part.Name}]";
        return new Suggestion($"'{part.Name}' is a part of '{whole.Name}': write {text}.", text, written.Span);
    }

    /// <summary>What most likely brings two values together whose axes do not.</summary>
    private Suggestion MismatchAdvice(IReadOnlyList<Axis> left, IReadOnlyList<Axis> right, string? first, string? second, Operands? written)
    {
        var (extra, missing) = (left.Where(a => !right.Contains(a)).ToList(), right.Where(a => !left.Contains(a)).ToList());
        if (extra is [var one] && missing is [var other])
        {
            bool IsQuaternion(Axis axis) => axis == Axis.Quaternion || axis == Axis.QuaternionVectorFirst;
            if (IsQuaternion(one) && IsQuaternion(other))
                return "The components have another order: to_wxyz(q) and to_xyzw(q) of std.rotation bring one into that of the other.";
            if (IsQuaternion(one) && other == Axis.Position && first is not null && second is not null && written is not null)
                return new Suggestion($"A quaternion turns a vector: write rotate({first}, {second}) of std.rotation.") { Trial = [new TextEdit(written.Left.Span.To(written.Right.Span), $"rotate({first}, {second})")] };
            if (one.IsAnonymous && other.IsAnonymous)
                return $"The one has {one.Size} elements, the other {other.Size}.";
            if (one.IsAnonymous != other.IsAnonymous && (one.IsAnonymous ? other : one) is { Size: { } size } named)
                return $"'{named.Name}' has {size} elements, the list {(one.IsAnonymous ? one : other).Size}.";
            if (one.Size == other.Size && one.Size is { } length && !one.IsAnonymous)
            {
                var part = $"[{(right.Count > 1 && !other.IsAnonymous ? $"{other.Name}: " : "")}0..{length} as {one.Name}]";
                return $"If they are the same things, write {(second is null ? $"y{part} for the y that is over {other.Name}" : $"{second}{part} for the second")}, or declare both over one axis; to combine each with each write expand({first ?? "x"}, {other.Name}) for the first; else reduce one with over:.";
            }

            if (written is not null && Mapped(one, other, written) is { } mapped)
                return mapped;
            if (PartOf(one, other, first, written?.Left) is { } part1)
                return part1;
            if (PartOf(other, one, second, written?.Right) is { } part2)
                return part2;
            if (!one.IsAnonymous && !other.IsAnonymous && first is not null)
            {
                var expanded = $"expand({TextOf(written!.Left)}, {other.Name})";
                var same = IsInputOf(written!.Left, one) && IsInputOf(written.Right, other) ? "If each has one value for the same things, declare both over that axis. " : "";
                var (large, small, whole) = one.Size > other.Size ? (one, other, first) : (other, one, second);
                if (same.Length == 0 && large.Size > small.Size && whole is not null && whole != large.Name + "s" && large.Components is null && small.Components is null)
                    same = $"If '{small.Name}' are some of '{large.Name}', take these: {whole}[0..{small.Size} as {small.Name}] are the first {small.Size}. ";
                return new Suggestion($"{same}To combine each of '{one.Name}' with each of '{other.Name}' write {expanded} for {first}; else reduce one with over:.") { Trial = [new TextEdit(written.Left.Span, expanded)] };
            }
        }

        return "Reduce one with over:, rename a part with x[0..3 as axis], or use outer(a, b).";
    }
}

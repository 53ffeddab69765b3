using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RewardLang.Analysis.Lints;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What to write for elements and components in the manner of other languages.</summary>
internal sealed partial class ExpressionBinder
{
    private const int MostShown = 40;

    /// <summary>What to write where a function stands behind a '.', as a method does in other languages.</summary>
    private Suggestion? AdviceForMethod(MemberSyntax syntax, BoundValue target)
    {
        var (name, value) = (syntax.Member.Name, TextOf(syntax.Target));
        // Vectors of games have their length as a part.
        var own = ForeignNames.Spelt(name);
        var length = own == "magnitude" ? $"norm({value})" : own == "sqrmagnitude" ? OwnCall.Text(own, [value], [Factor(syntax.Target)], 1) : null;
        if (length is not null)
            return new Suggestion($"Write {length}.", length, syntax.Span);
        if (name is "T" or "mT")
            return "Nothing is transposed, as axes meet by their names. For each beside each other declare a second axis of the same size: 'axis other = 8', and expand(x, other) - x[robot: 0..8 as other].";
        if (name is "prev" or "previous" or "last" or "old")
            return new Suggestion($"For the value of the step before write prev({value}, initial: {value}).", $"prev({value}, initial: {value})", syntax.Span);
        var call = $"'{name}' is a function: write {name}({value}) for {value}.{name}.";
        // What turns is given as a quaternion.
        if (target.Axes.Any(a => a.Components is not null && a != Axis.Quaternion && a != Axis.QuaternionVectorFirst) && StandardLibrary.ModuleOf(name) == "std.rotation")
            return null;
        return CoreFunctions.Find(name) is not null || Scope.File.Functions.ContainsKey(name) ? new Suggestion(call)
            : StandardLibrary.AdviceFor(name) is { } import ? new Suggestion($"{call} {import}")
            : null;
    }

    /// <summary><c>velocity.length</c> of one vector; null for others.</summary>
    private Suggestion? AdviceForLength(MemberSyntax syntax, BoundValue target)
    {
        var text = $"norm({TextOf(syntax.Target)})";
        return target.Axes.Count == 1 && syntax.Member.Name is "length" or "len" or "mag" or "size" ? new Suggestion($"Write {text}.", text, syntax.Span) : null;
    }

    /// <summary>Names that others give to what holds the values of a step.</summary>
    private static readonly string[] s_holders = ["self", "this", "obs", "observation", "observations", "info", "infos", "env", "data", "sim", "extras", "ctx", "context", "batch", "sample", "inputs", "agent", "world"];

    /// <summary><c>obs.cube</c> of what nothing declares, where each value is an input with a name of its own; null for others.</summary>
    private Suggestion? AdviceForHolder(NameSyntax holder, MemberSyntax syntax)
    {
        var name = syntax.Member.Name;
        if (Scope.IsFunctionBody || Scope.TryGet(holder.Name, out _, out _) || Session.BuiltInNames.ContainsKey(holder.Name) || Scope.FindAxis(holder.Name) is not null || CoreFunctions.Find(name) is not null || name.Length <= 3 && name.All(c => c is 'x' or 'y' or 'z' or 'w'))
            return null;
        if (Scope.Names.Contains(name) && (s_holders.Contains(holder.Name) || ForeignNames.Advice(holder.Name) is null))
            return new Suggestion($"Each value has a name of its own: write {name}.", name, syntax.Span);
        if (!s_holders.Contains(holder.Name) || name == "dt")
            return name == "dt" && s_holders.Contains(holder.Name) ? new Suggestion("Write dt, the time of a step.", "dt", syntax.Span) : null;
        var type = TypeOfUses(name, s => s is MemberSyntax { Target: NameSyntax target } use && target.Name == holder.Name && use.Member.Name == name || s is NameSyntax plain && plain.Name == name, holder.Name)
            ?? (name.Split('_')[0] is "is" or "has" ? "bool" : "real");
        return new Suggestion($"Each value is an input of its own: declare 'input {name} : {type}'{(type == "real" ? " with its type" : "")}, and write {name}.", name, syntax.Span);
    }

    /// <summary><c>last_action</c> where there is an <c>action</c>: its value of the step before; null for other names.</summary>
    private Suggestion? AdviceForPrevious(string name)
    {
        string[] words = ["last", "prev", "previous", "old"];
        var value = words.Where(w => name.StartsWith(w + "_", StringComparison.Ordinal)).Select(w => name.Substring(w.Length + 1))
            .Concat(words.Where(w => name.EndsWith("_" + w, StringComparison.Ordinal)).Select(w => name.Substring(0, name.Length - w.Length - 1)))
            .FirstOrDefault(n => Scope.Names.Contains(n) && !Scope.IsInProgress(n));
        if (value is null)
            return null;
        // What is wrong with the value itself has been said.
        var bound = Peek(new NameSyntax(value, default));
        return new Suggestion($"Write prev({value}, initial: {(bound?.IsTruth == true ? "false" : value)}) for the value of the step before, or declare 'input {name} : {TypeOf(value, bound)}' where the host gives it.");
    }

    /// <summary>The type of a name as it is declared, or as what it is made of is.</summary>
    private string TypeOf(string name, BoundValue? value) => value is null ? "real"
        : value.Unit is { IsOne: false } unit && Session.DeclaredUnits.Of(name) is { } declared && declared.Unit.Equals(unit) ? value.Type.ToString().Replace($"<{unit}>", $"<{declared.Text}>") : value.Type.ToString();

    /// <summary><c>x(3)</c>, which in MATLAB and Fortran is an element, counted from 1.</summary>
    private static string AdviceForCalledValue(CallSyntax syntax, BoundValue? value)
    {
        var name = syntax.Function.Name;
        if (value is not { Axes: [var axis] } || syntax.Arguments is not [{ Name: null, Value: var written }] || NumberFacts.Whole(written) is not (>= 1 and var index))
            return $"'{name}' is a value: put an operator between, or take an element with {name}[0].";
        return axis.Size <= index ? $"'{name}' is a value, and its elements count from 0: the last is {name}[{axis.Size - 1}]."
            : $"'{name}' is a value, and its elements count from 0: {name}[{index}], or {name}[{index - 1}] if you counted from 1.";
    }

    public string TextOf(SyntaxNode syntax) => Scope.File.Source.GetText(syntax.Span);

    /// <summary>What an expression is, for advice about another: nothing is said of it, and nothing of it is kept.</summary>
    public BoundValue? Peek(ExpressionSyntax syntax) => Silently(() => Bind(syntax));

    /// <summary>What comes of a look for advice: nothing is said, and nothing is kept.</summary>
    public T Silently<T>(Func<T> look)
    {
        var (said, checkpoint, cycles) = (Session.Diagnostics.Count, Scope.Journal.Checkpoint, Scope.Journal.CycleCount);
        Session.IsPeeking++;
        var value = look();
        Session.IsPeeking--;
        Session.Diagnostics.Truncate(said);
        Scope.Journal.Rollback(checkpoint);
        Scope.Journal.CycleCount = cycles;
        return value;
    }

    /// <summary>Reports <c>v[z]</c>, a component in the place of an index.</summary>
    private bool ReportsComponent(BoundValue target, IndexSyntax syntax)
    {
        if (syntax.Items is not [{ End: null, First: NameSyntax name, Axis: var axis }] || target.Axes.Count(a => a.IndexOf(name.Name) >= 0 && (axis is null || axis.Name == a.Name)) != 1
            || Scope.Names.Contains(name.Name) && !Scope.IsInProgress(name.Name))
            return false;
        Report(name.Span, DiagnosticCatalogue.NotConstant, "an index", ComponentAdvice.ForComponent(syntax, TextOf(syntax.Target), name.Name));
        return true;
    }

    /// <summary>What to write for <c>x[a, i]</c> without the names of the axes.</summary>
    private Suggestion AdviceForSeveralAxes(BoundValue target, IndexSyntax syntax) =>
        syntax.Items is [{ End: null, First: var index }] && (Peek(index) is { } known ? known.Node.Kind != NodeKind.Constant : index is NameSyntax) && target.Axes.FirstOrDefault(a => a.Components is null && !a.IsAnonymous) is { } axis
            ? PickBy(index, axis, syntax)
            : syntax.Items.Count > 1 && syntax.Items.Count == target.Axes.Count && syntax.As is null && target.Axes.All(a => !a.IsAnonymous) ? OneByOne(syntax, [.. target.Axes.Select(a => a.Name)])
            : $"Say which: {Named(target, syntax)}.";

    /// <summary>Reports <c>m[row: 0, column: 1]</c>, which has an index for each of several axes.</summary>
    private bool ReportsSeveralLabels(BoundValue target, IndexSyntax syntax)
    {
        if (syntax.Items.Skip(1).FirstOrDefault(i => i.Axis is { } label && label.Name != syntax.Items[0].Axis?.Name) is not { } other)
            return false;
        // The first may go without a label where it is of the only axis that is left.
        var labels = syntax.Items.Select(i => i.Axis?.Name).ToList();
        if (labels[0] is null && target.Axes.Where(a => !labels.Contains(a.Name)).ToList() is [{ IsAnonymous: false } left])
            labels[0] = left.Name;
        Report(other.Span, DiagnosticCatalogue.AmbiguousIndex, target.Type, OneByOne(syntax, labels));
        return true;
    }

    /// <summary>An index for each axis, one behind the other.</summary>
    private Suggestion OneByOne(IndexSyntax syntax, IReadOnlyList<string?> labels)
    {
        var text = new StringBuilder(TextOf(syntax.Target));
        string? open = null;
        for (var i = 0; i < labels.Count; i++)
        {
            var item = syntax.Items[i];
            var index = item.End is null ? TextOf(item.First) : $"{TextOf(item.First)}..{TextOf(item.End)}";
            if (open is not null && (labels[i] ?? open) == open)
                text.Append(", ").Append(index);
            else
                text.Append(open is null ? "[" : "][").Append(labels[i] ?? "axis").Append(": ").Append(index);
            open = labels[i] ?? open ?? "axis";
        }

        text.Append(']');
        return labels[0] is null || syntax.As is not null ? $"An index is of one axis: write {text}."
            : new Suggestion($"An index is of one axis: write {text}.", text.ToString(), syntax.Span);
    }

    /// <summary>An index with the axis that it most likely means.</summary>
    private string Named(BoundValue target, IndexSyntax syntax)
    {
        var (value, whole) = (TextOf(syntax.Target), TextOf(syntax));
        var axis = target.Axes.FirstOrDefault(a => !a.IsAnonymous && syntax.As is { } name && Scope.FindAxis(name.Name) is { } named && (a.Size == named.Size || named.Components?.All(c => a.IndexOf(c) >= 0) == true)) ?? target.Axes[0];
        return whole.StartsWith(value + "[", StringComparison.Ordinal) && whole.Length - value.Length <= MostShown ? $"{value}[{axis.Name}: {whole.Substring(value.Length + 1)}" : $"x[{axis.Name}: 0]";
    }

    /// <summary>The element whose index a value gives, picked by comparing.</summary>
    private Suggestion PickBy(ExpressionSyntax index, Axis axis, IndexSyntax? whole)
    {
        if (whole is not null && WrittenParts.Of(index).OfType<CallSyntax>().Any(c => c.Function.Name == "index"))
            return $"Neighbours are two parts of the axis: {TextOf(whole.Target)}[1..{axis.Size?.ToString(CultureInfo.InvariantCulture) ?? "n"}] and {TextOf(whole.Target)}[0..{(axis.Size - 1)?.ToString(CultureInfo.InvariantCulture) ?? "n - 1"}].";
        var target = whole is null ? null : Peek(whole.Target);
        var (value, name) = (whole is null ? "x" : TextOf(whole.Target), axis.IsAnonymous ? "axis" : axis.Name);
        if (target is not null && !axis.IsAnonymous && Peek(index) is { Axes: [{ IsAnonymous: false } each] } && !target.Axes.Contains(each))
            return PickForEach(value, TextOf(index), target, axis, each, whole!);
        var over = target is { Axes.Count: > 1 } ? $", over: {name}" : "";
        var text = target is { IsTruth: true } ? $"any({value} and index({name}) == {TextOf(index)}{over})" : $"sum(if index({name}) == {TextOf(index)} then {value} else 0{over})";
        return new Suggestion($"Pick by comparing: {text}.") { Trial = whole is null ? [] : [new TextEdit(whole.Span, text)] };
    }

    /// <summary>The same of an index for each of other things: <c>place[target]</c> of the places of shelves, and a shelf for each robot.</summary>
    private static Suggestion PickForEach(string value, string index, BoundValue target, Axis axis, Axis each, IndexSyntax whole)
    {
        var condition = target.Axes.Where(a => a != axis).Aggregate($"expand(index({axis.Name}), {each.Name}) == {index}", (text, other) => $"expand({text}, {other.Name})");
        var picked = target.IsTruth ? $"any({condition} and expand({value}, {each.Name}), over: {axis.Name})" : $"sum(if {condition} then expand({value}, {each.Name}) else 0, over: {axis.Name})";
        return new Suggestion($"For each '{each.Name}' pick by comparing: {picked}.") { Trial = [new TextEdit(whole.Span, picked)] };
    }

    /// <summary>What to write where an index is not constant.</summary>
    private Suggestion AdviceForIndex(ExpressionSyntax index, Axis axis, IndexSyntax? whole)
    {
        if (index is NumberSyntax)
            return ConstantAdvice;
        var value = whole is null ? "x" : TextOf(whole.Target);
        if (index is NameSyntax name && axis.IndexOf(name.Name) >= 0 && whole is not null)
            return ComponentAdvice.ForComponent(whole, value, name.Name);
        if (index is CallSyntax { Function.Name: "argmax" or "argmin", Arguments: [var argument] } call && TextOf(argument.Value) == value)
        {
            var extreme = $"{call.Function.Name.Substring(3)}({value})";
            return new Suggestion($"Write {extreme}.", extreme, whole?.Span);
        }

        return Peek(index) is { IsTruth: true } && whole is not null ? new MaskAdvice(this, whole, index).Advice() : PickBy(index, axis, whole);
    }

    /// <summary>What to write where a part of an observation has no names for its elements, <c>let q = obs[3..7]</c>: a quaternion, or coordinates. Empty for others.</summary>
    private static string AdviceForPart(SourceText source, TextSpan call, string type)
    {
        var name = s_firstArgument.Match(source.GetText(call)) is { Success: true } match ? match.Groups[1].Value : null;
        var axis = type.EndsWith("[4 elements]", StringComparison.Ordinal) ? Axis.Quaternion.Name : type.EndsWith("[3 elements]", StringComparison.Ordinal) ? Axis.Position.Name : null;
        if (axis is null || name is null || Regex.Match(source.Text, $@"\blet\s+{Regex.Escape(name)}\s*=\s*(\w+\[\s*\d+\s*\.\.\s*\d+)\s*\]") is not { Success: true } part)
            return "";
        return $" Name them where '{name}' is made: {part.Groups[1].Value} as {axis}]{(axis == Axis.Quaternion.Name ? $", or as {Axis.QuaternionVectorFirst.Name} where w comes last" : "")}.";
    }

    private static readonly Regex s_firstArgument = new(@"^\w+\(\s*(\w+)\s*[,)]");
}

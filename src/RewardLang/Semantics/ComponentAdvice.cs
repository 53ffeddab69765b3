using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What to write for components and parts that a value does not have.</summary>
internal static class ComponentAdvice
{
    /// <summary>A list that is taken for a vector, in the text itself or as the argument of a library function; null for other values.</summary>
    public static Suggestion? ForList(BoundValue target, string component, CallSite? site, Scope? program)
    {
        if (target.Axes is not [{ IsAnonymous: true, Size: { } size }] || Constructor(size, component) is not { } name)
            return null;
        var list = site?.Call.Arguments.Select(a => a.Value).OfType<ArraySyntax>().FirstOrDefault(a => a.Elements.Count == size);
        if (site is null)
            return new Suggestion($"Write {name}(…) with its {size} components for a list, or rename a part: x[0..{size} as {name}].");
        var advice = list is null ? ForLet(site, program, name, size) : ForArgument(site, list, name);
        return advice is null ? null : advice with { Source = site.Source };
    }

    private static Suggestion ForArgument(CallSite site, ArraySyntax list, string vector)
    {
        var text = site.Source.GetText(list.Span);
        if (list.Elements.Count == Axis.Quaternion.Components!.Count)
            return ForQuaternion(site, list, text);
        var written = Named(vector, text);
        return new Suggestion($"'{site.Function}' takes components by name: write {written} for {text}.", written, list.Span);
    }

    /// <summary>A part without a name that a <c>let</c> takes of a longer array, <c>let pos = obs[0..3]</c>: the axis to give it. Null for other values.</summary>
    public static Suggestion? ForLetPart(BoundValue target, MemberSyntax syntax, Scope scope)
    {
        if (scope.IsFunctionBody || scope.CallSite is not null || target.Axes is not [{ IsAnonymous: true, Size: { } size }] || Constructor(size, syntax.Member.Name) is not { } axis || syntax.Target is not NameSyntax { Name: var name }
            || !scope.Lets.TryGetValue(name, out var value) || value is not IndexSyntax { As: null } part || scope.File.Source.GetText(part.Span) is not { } text || !text.EndsWith("]", StringComparison.Ordinal))
            return null;
        return new Suggestion($"Name its elements where '{name}' is made: 'let {name} = {text.Substring(0, text.Length - 1)} as {axis}]'.", $" as {axis}", new TextSpan(part.Span.End - 1, 0));
    }

    /// <summary>The same for a list that a <c>let</c> of the program gives a name; null where no argument is one.</summary>
    private static Suggestion? ForLet(CallSite site, Scope? program, string vector, int size)
    {
        foreach (var argument in site.Call.Arguments)
        {
            if (argument.Value is not NameSyntax { Name: var name } || program?.Lets.TryGetValue(name, out var let) != true || let is not ArraySyntax list || list.Elements.Count != size)
                continue;
            if (size == Axis.Quaternion.Components!.Count && ByName(list) is null)
                return null;
            var written = ByName(list) ?? Named(vector, site.Source.GetText(list.Span));
            return new Suggestion($"'{site.Function}' takes components by name, and '{name}' is a list: write 'let {name} = {written}'.", written, list.Span);
        }

        return null;
    }

    /// <summary>A list of four names that end in the letters of a quaternion's components, <c>[q_x, q_y, q_z, q_w]</c>; null for others.</summary>
    private static string? ByName(ArraySyntax list)
    {
        var names = list.Elements.Select(e => (e as NameSyntax)?.Name ?? "?").ToList();
        return names.Count == Axis.Quaternion.Components!.Count && string.Concat(names.Select(n => n[n.Length - 1])) is "wxyz" or "xyzw"
            ? $"quat({string.Join(", ", Axis.Quaternion.Components.Select(c => $"{c}: {names.Find(n => n.EndsWith(c, StringComparison.Ordinal))}"))})" : null;
    }

    private static string Named(string vector, string list) => $"{vector}({list.Substring(1, list.Length - 2).Trim()})";

    /// <summary>Four numbers in brackets, of which the scalar may be the first or the last; a 1 beside zeros is it.</summary>
    private static Suggestion ForQuaternion(CallSite site, ArraySyntax list, string text)
    {
        var elements = list.Elements.Select(e => site.Source.GetText(e.Span)).ToList();
        string First() => $"quat(w: {elements[0]}, x: {elements[1]}, y: {elements[2]}, z: {elements[3]})";
        string Last() => $"quat(w: {elements[3]}, x: {elements[0]}, y: {elements[1]}, z: {elements[2]})";
        var ones = elements.Select((e, i) => (e, i)).Where(e => e.e.Trim('.', '0') == "1" || e.e == "1").Select(e => e.i).ToList();
        var certain = elements.Count(e => e.Trim('.', '0', '-') == "") == 3 && ones is [0 or 3] ? (ones[0] == 0 ? First() : Last()) : null;
        return certain is not null ? new Suggestion($"A list has no component names: write {certain} for {text}.", certain, list.Span)
            : new Suggestion($"A list has no component names: write {First()} for {text} where the scalar stands first, {Last()} where it stands last.") { Trial = [new TextEdit(list.Span, First())] };
    }

    /// <summary><c>rpy.yaw</c>, <c>position.height</c>: the coordinate that lies in a direction, or turns about it; null for other names and values.</summary>
    public static Suggestion? ForDirection(BoundValue target, MemberSyntax syntax, string text)
    {
        var (component, isTurn) = syntax.Member.Name switch
        {
            "roll" => ("x", true),
            "pitch" => ("y", true),
            "yaw" => ("z", true),
            "height" or "altitude" or "elevation" or "vertical" or "up" => ("z", false),
            "forward" => ("x", false),
            "lateral" or "sideways" => ("y", false),
            _ => (null, false),
        };
        return component is null || !target.Axes.Contains(Axis.Position) ? null
            : new Suggestion($"Its components are x, y, z: {(isTurn ? $"the {syntax.Member.Name} is the turn about {component}" : $"'{syntax.Member.Name}' lies along {component}")}, {text}.{component}.", component, syntax.Member.Span);
    }

    /// <summary><c>v[z]</c> is <c>v.z</c>.</summary>
    public static Suggestion ForComponent(IndexSyntax syntax, string target, string component) =>
        new($"Components are taken by name: write {target}.{component}.", "." + component, TextSpan.FromBounds(syntax.Target.Span.End, syntax.Span.End));

    /// <summary>A part of another axis than the value has, or an axis that it has whole.</summary>
    public static Suggestion ForPart(BoundValue target, Axis part, IndexSyntax syntax, string text)
    {
        if (part.Components is { } components && target.Axes.FirstOrDefault(a => components.All(c => a.IndexOf(c) >= 0)) is not null && components.All(c => c.Length == 1))
            return ForComponent(syntax, text, string.Concat(components));
        if (target.Axes.Contains(part))
        {
            return new Suggestion($"'{text}' has all of '{part.Name}' already: leave [{part.Name}] out; one of them is {text}[{part.Name}: 0].",
                "", TextSpan.FromBounds(syntax.Target.Span.End, syntax.Span.End));
        }

        if (part.Parent is { } parent)
            return $"'{part.Name}' is a part of {parent.Name}, which this value does not have.";
        var whole = target.Axes.FirstOrDefault(a => !a.IsAnonymous)?.Name ?? "whole";
        var size = part.Size ?? 3;
        return Axis.BuiltIn.Contains(part)
            ? $"Take as many elements and rename them: {text}[0..{size} as {part.Name}]."
            : $"Declare it as a part: 'axis {part.Name} = {whole}[0..{size}]'.";
    }

    private static string? Constructor(int size, string component)
    {
        var axis = size switch { 2 => Axis.BuiltIn.First(a => a.Name == "xy"), 3 => Axis.Position, 4 => Axis.Quaternion, _ => null };
        return axis is not null && component.All(letter => axis.IndexOf(letter.ToString()) >= 0) ? axis.Name : null;
    }
}

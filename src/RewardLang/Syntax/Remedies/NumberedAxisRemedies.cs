using System.Globalization;
using System.Text.RegularExpressions;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Inputs and parameters whose axes are numbers, <c>real[3]</c> or <c>Tensor[batch, 12]</c>, or stand behind their name: <c>input action[joint] : real</c>.</summary>
internal static class NumberedAxisRemedies
{
    private static readonly Regex s_attitude = new(@"quat|orient|attitude|(?:^|_)rot(?:ation)?(?:$|_)", RegexOptions.IgnoreCase);

    private static readonly Regex s_image = new(@"image|img|frame|pixel|depth|camera|grid|map", RegexOptions.IgnoreCase);

    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Kind is not (TokenKind.Input or TokenKind.Param) || s.Opening() is var around && s.Found.Kind != TokenKind.LeftBracket && around < 2)
            return null;
        var open = s.Found.Kind == TokenKind.LeftBracket ? s.Position : around;
        // 'real[foot][3]' has each axis in brackets of its own.
        while (s.At(open - 1).Kind == TokenKind.RightBracket && Enumerable.Range(0, open).LastOrDefault(i => s.At(i).Kind == TokenKind.LeftBracket && s.Closing(i) == open - 1) is > 2 and var earlier)
            open = earlier;
        if (s.At(open).Kind != TokenKind.LeftBracket || s.Closing(open) is not (> 0 and var close) || s.Parts(open + 1, close - 1).ToList() is not { Count: > 0 } parts)
            return null;
        while (s.At(close + 1).Kind == TokenKind.LeftBracket && s.Closing(close + 1) is > 0 and var next)
        {
            parts.AddRange(s.Parts(close + 2, next - 1));
            close = next;
        }

        var isBehindName = open == 2 && s.At(close + 1).Kind == TokenKind.Colon && s.At(close + 2).Kind == TokenKind.Identifier;
        if (!isBehindName && (s.Found.Kind is not (TokenKind.Number or TokenKind.LeftBracket) || s.At(2).Kind != TokenKind.Colon || open < 4))
            return null;

        var element = isBehindName ? s.Text(close + 2, close + 2) : s.At(3).Text;
        var unit = isBehindName ? "" : s.Text(4, open - 1);
        var (axes, declarations, isPosition) = (new List<string>(), new List<string>(), false);
        foreach (var (first, last) in parts)
        {
            var isSized = last == first + 2 && s.At(last).Kind == TokenKind.Number;
            if (!isSized && last != first)
                return null;
            if (s.At(first).Kind == TokenKind.Number)
            {
                var size = (int)s.At(first).Value;
                var ofImage = OfImage(s, axes.Count, parts.Count);
                axes.Add(ofImage ?? (NameOf(s, size) is var name && parts.Exists(p => p.First == p.Last && s.At(p.First).Text == name) ? Beside(s, size) : axes.Contains(name) ? $"{name}_other" : name));
                isPosition |= axes[axes.Count - 1] == Axis.Position.Name;
                if (ofImage is not null || size == Axis.Position.Size && axes[axes.Count - 1] != Axis.Position.Name ? s.Outline.SizeOf(axes[axes.Count - 1]) is null : IsNew(s, size, axes[axes.Count - 1]))
                    declarations.Add(Declaration(axes[axes.Count - 1], size));
            }
            else if (s.At(first).Kind != TokenKind.Identifier)
                return null;
            else if (IsElement(s.At(first).Text))
                element = s.At(first).Text;
            else if (isSized || s.Outline.FoldOf(s.At(first).Text) is null)
            {
                axes.Add(s.At(first).Text);
                if (isSized && s.Outline.IsFirstSized(s.At(first)))
                    declarations.Add(Declaration(s.At(first).Text, (int)s.At(last).Value));
            }
        }

        var type = $"{ElementOf(element)}{unit}{(axes.Count == 0 ? "" : $"[{string.Join(", ", axes)}]")}";
        var end = isBehindName ? close + 2 : close;
        var rule = isBehindName ? "The axes stand behind the type" : "An axis has a name";
        return new Remedy(declarations.Count > 0 ? $"{rule}: declare '{string.Join("  ", declarations)}' above, and write {type} here."
            : isPosition ? $"{rule}: write {type} for x, y and z; for other things declare 'axis item = 3' and write real[item]."
            : $"{rule}: write {type}.")
        {
            Replacement = string.Concat(declarations.Select(d => d + "\n  ")) + $"{s.Text(0, 1)} : {type}{(end < s.Last ? " " + s.Text(end + 1, s.Last) : "")}",
            Place = s.Span(0, s.Last),
        };
    }

    private static string Declaration(string axis, int size) => $"axis {axis} = {size.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>An axis of this size that there is, or the name of one to declare.</summary>
    private static string NameOf(BrokenStatement s, int size)
    {
        var first = s.Outline.FirstWithAxisOf(size) ?? s.At(1).Text;
        return s.Outline.AxisOfSize(size)
            ?? (size == 3 ? Axis.Position.Name
            : size == 4 && s_attitude.IsMatch(s.At(1).Text) ? Axis.Quaternion.Name
            : AxisOf(first) is { } usual && !s.Outline.Declares(usual) ? usual
            : first.Length > 2 && first[first.Length - 1] == 's' && first[first.Length - 2] != 's' && Axis.BuiltIn.All(a => a.Name != first.Substring(0, first.Length - 1)) ? first.Substring(0, first.Length - 1)
            : $"item{size.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The axis of several things of which each has components: that of their own name.</summary>
    private static string Beside(BrokenStatement s, int size) => s.At(1).Text is { Length: > 2 } name && name[name.Length - 1] == 's' && name[name.Length - 2] != 's' && !s.Outline.Declares(name.Substring(0, name.Length - 1))
        ? name.Substring(0, name.Length - 1) : $"item{size.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The axes of an image or a map, the rows first; null for other values.</summary>
    private static string? OfImage(BrokenStatement s, int place, int count) =>
        count is 2 or 3 && s_image.IsMatch(s.At(1).Text) ? new[] { "row", "column", "channel" }[place] : null;

    /// <summary>What the elements of a value of this name usually are; null where that is not known.</summary>
    private static string? AxisOf(string value) => value.ToLowerInvariant() switch
    {
        "obs" or "observation" or "observations" or "obs_buf" => "observation",
        "action" or "actions" or "act" or "torque" or "torques" or "ctrl" or "control" => "actuator",
        "q" or "dq" or "qpos" or "qvel" or "joint_pos" or "joint_vel" or "dof_pos" or "dof_vel" => "joint",
        _ => null,
    };

    /// <summary>Whether this statement is the one above which an axis is declared.</summary>
    private static bool IsNew(BrokenStatement s, int size, string axis) => s.Outline.AxisOfSize(size) is null && Axis.BuiltIn.All(a => a.Name != axis) && (s.Outline.FirstWithAxisOf(size) ?? s.At(1).Text) == s.At(1).Text;

    private static bool IsElement(string word) => word is "real" or "float" or "double" or "number" or "bool" or "int" || ForeignTypes.Number(word) is not null;

    private static string ElementOf(string word) => word is "bool" or "int" or "vec3" or "quat" or "quat_xyzw" ? word : ForeignTypes.Number(word) ?? "real";
}

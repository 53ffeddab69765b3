using RewardLang.Builtins;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>A call with the arguments of torch or numpy, as it is written here.</summary>
/// <param name="Text">The call.</param>
/// <param name="Reason">What is not plain of it, as the end of a sentence.</param>
internal sealed record ForeignCall(string Text, string Reason)
{
    /// <summary>The call whose bracket opens at a place; null where some argument has no one counterpart.</summary>
    public static ForeignCall? Read(BrokenStatement s, int open) => Read(s, open, null);

    /// <summary>The method whose bracket opens at a place, <c>kl.clamp(min=0)</c>; null where some argument has no one counterpart.</summary>
    public static ForeignCall? ReadMethod(BrokenStatement s, int open)
    {
        var (name, close) = (s.At(open - 1).Text, s.Closing(open));
        if (MethodTarget.Of(s, open) is not { } target)
            return null;
        if (name is "pow" or "power" or "powi" or "powf" or "Pow" && close == open + 2)
            return new ForeignCall($"{s.Text(target.First, target.Last)}^{s.At(open + 1).Text}", "");
        return Read(s, open, target.Inner);
    }

    private static ForeignCall? Read(BrokenStatement s, int open, (int First, int Last)? target)
    {
        var close = s.Closing(open);
        var name = ForeignNames.Spelt(s.At(open - 1).Text);
        var function = CoreFunctions.Find(name) ?? CoreFunctions.Find(ForeignNames.AdviceForCall(name)?.Replacement ?? "");
        if (close < 0 || function is null || s.Outline.DeclaresFunction(name) || HasMethod(s, open, close))
            return null;
        var (arguments, reason) = (new List<string>(), "");
        var parts = s.Parts(open + 1, close - 1).ToList();
        if (target is { } own)
            parts.Insert(0, own);
        if (parts.Count == 0)
            return null;
        for (var i = 0; i < parts.Count; i++)
        {
            var (first, last) = parts[i];
            var isNamed = s.At(first).Kind is TokenKind.Identifier or TokenKind.Axis && s.At(first + 1).Kind is TokenKind.Equals or TokenKind.Colon;
            var (word, value) = isNamed ? (s.At(first).Text, first + 2) : (WordOf(function, i), first);
            if (value > last)
                return null;
            if (word is "dim" or "axis")
            {
                if (value == last && s.At(value).Kind == TokenKind.Identifier && s.At(value).Text != "None")
                {
                    arguments.Add($"over: {s.At(value).Text}");
                    continue;
                }

                if (NumberAt(s, value, last) is not { } number || AxesOf(s, parts[0]) is not { Count: > 0 } axes)
                    return null;
                var axis = new AxisNumber(word, number, axes) { Fold = s.Outline.FoldOf };
                if (axis.Name is null)
                    return null;
                // The only axis needs no name, rows and steps always do.
                if (axis.Written is "batch" or "time" || axes.Count(a => s.Outline.FoldOf(a) is null) > 1)
                    (arguments, reason) = ([.. arguments, $"over: {axis.Written}"], $"; {axis.Meaning}{reason}");
            }
            else if (word is "p" or "ord" && function.Name == "norm")
            {
                if (s.At(value).Value != 2 || value < last)
                    return null;
            }
            else if (word is null && CallIn(s, value, last) is { } call)
                (arguments, reason) = ([.. arguments, call.Text], reason + call.Reason);
            else if (word is null)
                arguments.Add(Plain(s, value, last, ref reason));
            else if (word is not ("keepdim" or "keepdims"))
            {
                if (ParameterOf(function, word) is not { } parameter)
                    return null;
                arguments.Add($"{parameter}: {s.Text(value, last)}");
            }
        }

        return new ForeignCall($"{function.Name}({string.Join(", ", arguments)})", reason);
    }

    /// <summary>An argument as it is written, with what <c>prev(x)</c> of an input lacks: the value where there is no step before.</summary>
    private static string Plain(BrokenStatement s, int first, int last, ref string reason)
    {
        var text = s.Text(first, last);
        foreach (var place in Enumerable.Range(first, last - first + 1).Where(i => s.At(i).Text == "prev" && s.IsCall(i + 1) && s.Closing(i + 1) == i + 3))
        {
            var name = s.At(place + 2).Text;
            var (whole, isNumber) = (s.Text(place, place + 3), s.Outline.DeclaresInput(name) && s.Outline.TypeOf(name) != "bool");
            text = text.Replace(whole, isNumber ? $"prev({name}, initial: {name})" : whole);
            if (isNumber && reason.IndexOf("no step before", StringComparison.Ordinal) < 0)
                reason += $"; 'initial' says what {name} is where there is no step before";
        }

        return text;
    }

    /// <summary>What an argument without a name is in torch; null for a value.</summary>
    private static string? WordOf(CoreFunction function, int place) => place == 0 || function.IsVariadic || function.Parameters.All(p => p.Mode != CoreParameterMode.Axes) ? null
        : function.Name == "norm" ? (place == 1 ? "p" : "dim")
        : function.Parameters.Count(p => p is { Mode: CoreParameterMode.Value, IsRequired: true }) == 1 ? "dim" : null;

    private static string? ParameterOf(CoreFunction function, string word) => function.Parameters.Any(p => p.Name == word) ? word
        : (function.Name, word) switch
        {
            ("clip", "min" or "a_min") => "lo",
            ("clip", "max" or "a_max") => "hi",
            _ => null,
        };

    private static int? NumberAt(BrokenStatement s, int first, int last) => (last - first) switch
    {
        0 when s.At(first).Kind == TokenKind.Number => (int)s.At(first).Value,
        1 when s.At(first).Kind == TokenKind.Minus && s.At(last).Kind == TokenKind.Number => -(int)s.At(last).Value,
        _ => null,
    };

    private static IReadOnlyList<string>? AxesOf(BrokenStatement s, (int First, int Last) part)
    {
        var open = OpeningOfCall(s, part.First, part.Last);
        if (open < 0)
            return s.Outline.AxesOf(s.Tokens(part.First, part.Last));
        if (!ForeignModules.IsCalled(s, part.First, open))
            return s.Outline.AxesOf(s.At(part.First).Text);
        // A function that folds nothing leaves its argument's axes.
        return CoreFunctions.Find(s.At(open - 1).Text) is { } function && function.Parameters.All(p => p.Mode == CoreParameterMode.Value)
            && s.Parts(open + 1, part.Last - 1).FirstOrDefault() is { Last: > 0 } inner ? AxesOf(s, inner) : null;
    }

    /// <summary>An argument that is just a call behind a '.', of a module's function or a value's method; null for others.</summary>
    private static ForeignCall? CallIn(BrokenStatement s, int first, int last) => OpeningOfCall(s, first, last) is not (> 0 and var open) ? null
        : ForeignModules.IsCalled(s, first, open) ? Read(s, open) : open == first + 3 ? ReadMethod(s, open) : null;

    /// <summary>Where the bracket of an argument opens that is just a call behind a '.'; -1 for others.</summary>
    private static int OpeningOfCall(BrokenStatement s, int first, int last)
    {
        var open = first + 1;
        while (open < last && s.At(open).Kind == TokenKind.Dot && s.At(open + 1).Kind == TokenKind.Identifier)
            open += 2;
        return open > first + 1 && s.At(first).Kind == TokenKind.Identifier && s.At(open).Kind == TokenKind.LeftParenthesis && s.Closing(open) == last ? open : -1;
    }

    /// <summary>Whether an argument calls a method within a longer expression, which is a mistake of its own.</summary>
    private static bool HasMethod(BrokenStatement s, int open, int close) => s.Parts(open + 1, close - 1).Any(p => CallIn(s, p.First, p.Last) is null
        && Enumerable.Range(p.First, p.Last - p.First + 1).Any(i => s.At(i).Kind == TokenKind.Dot && s.At(i + 2).Kind == TokenKind.LeftParenthesis));
}

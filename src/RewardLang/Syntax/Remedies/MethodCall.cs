using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Methods of a value or of an environment, which are functions of it here, or inputs.</summary>
internal static class MethodCall
{
    /// <summary>What texts have of their own in other languages.</summary>
    private static HashSet<string> ForeignMethods { get; } = new(StringComparer.Ordinal)
    {
        "contains", "startswith", "endswith", "startsWith", "endsWith", "lower", "upper", "strip", "split", "find", "format", "join", "search", "match", "includes",
    };

    /// <summary><c>distances.mean()</c> is <c>mean(distances)</c>.</summary>
    public static Remedy Advice(BrokenStatement s, MethodTarget value)
    {
        var (name, target, whole) = (CallRemedies.IsKnown(s, s.Previous.Text) ? s.Previous.Text : ForeignNames.Spelt(s.Previous.Text), s.Text(value.Inner.First, value.Inner.Last), s.Span(value.First, s.Position + 1));
        if (name == "prev" && s.Next.Kind == TokenKind.RightParenthesis)
            return new Remedy($"Nothing is called behind a '.': write prev({target}, initial: {target}), its own value where there is no step before.") { Replacement = $"prev({target}, initial: {target})", Place = whole };
        var isName = value.First == value.Last;
        if (ForeignCall.ReadMethod(s, s.Position) is { } call && (s.Next.Kind != TokenKind.RightParenthesis || name == "detach"))
            return new Remedy($"Nothing is called behind a '.': write {call.Text}{call.Reason}.") { Replacement = call.Text, Place = s.Span(value.First, s.Closing(s.Position)) };
        if (name is "masked_fill" or "masked_fill_" && s.Closing(s.Position) is > 0 and var end && s.Parts(s.Position + 1, end - 1).ToList() is [var mask, var fill])
        {
            var choice = $"if {s.Text(mask.First, mask.Last)} then {s.Text(fill.First, fill.Last)} else {target}";
            return new Remedy($"Write '{choice}'.") { Replacement = choice, Place = s.Span(value.First, end) };
        }

        if (isName && s.Outline.DeclaresModel(target))
            return new Remedy($"A model is asked by its name: write {target}({(s.Closing(s.Position) is > 0 and var last && last > s.Position + 1 ? s.Text(s.Position + 1, last - 1) : "…")}).") { Replacement = target, Place = s.Span(value.First, s.Position - 1) };
        if (!ForeignMethods.Contains(name) && CallRemedies.OfFunction(name) is { } foreign)
            return new Remedy(foreign);
        if (!CallRemedies.IsKnown(s, name) && isName && s.Next.Kind == TokenKind.RightParenthesis && !ForeignMethods.Contains(name) && !s.Outline.Declares(target))
            return OfEnvironment(s, name.Trim('_'), whole);
        if (!CallRemedies.IsKnown(s, name))
            return isName && ForeignMethods.Contains(name) ? OfText(s, value, target, name)
                : new Remedy($"Nothing is called behind a '.', and there is no function '{name}': one of your own is declared beside the program, as in 'fn {name}(x) = …'.");
        var isPlain = s.Next.Kind == TokenKind.RightParenthesis;
        var isFold = CoreFunctions.Find(name) is { } own && own.Parameters.Any(p => p.Mode == CoreParameterMode.Axes);
        if (isPlain && isFold && isName && s.Outline.DeclaresTerm(target) && !s.Outline.DeclaresInput(target) && !s.Outline.DeclaresLet(target))
            return new Remedy($"'{target}' is one number for each row: write {target}.") { Replacement = target, Place = whole };
        // One number for each row has no elements: its rows are meant.
        var axes = s.Outline.AxesOf(s.Tokens(value.Inner.First, value.Inner.Last));
        if (isPlain && isFold && axes is [] && name is "all" or "any")
            return new Remedy($"'{target}' is one value for each row: write {target}.") { Replacement = target, Place = whole };
        if (isPlain && isFold && axes is [])
        {
            var rows = $"{name}({target}, over: {(s.Outline.DeclaresGroup ? TokenFacts.GroupWord : "batch")})";
            return new Remedy($"Nothing is called behind a '.': write {rows}.") { Replacement = rows, Place = whole };
        }

        var isOverAxis = s.Next.Text is "dim" or "axis" or "keepdim" or "keepdims";
        var fold = isOverAxis && axes is [] && s.At(s.Position + 2).Kind is TokenKind.Equals or TokenKind.Colon ? s.At(s.Position + 3) switch
        {
            // Without axes a value has rows, and steps where whole trajectories are taken.
            { Kind: TokenKind.Number, Value: 0 } => "batch",
            { Kind: TokenKind.Number, Value: 1 } => "time",
            _ => null,
        } : null;
        // 'group' is no axis of the value, and is named as one.
        if (isOverAxis && fold is null && s.At(s.Position + 2).Kind is TokenKind.Equals or TokenKind.Colon && s.At(s.Position + 3) is { Kind: TokenKind.Identifier or TokenKind.Text, Text: TokenFacts.GroupWord or "batch" or "time" } named)
            fold = named.Text;
        return new Remedy($"Nothing is called behind a '.': write {name}({target}{(isPlain ? "" : fold is not null ? $", over: {fold}" : isOverAxis ? ", over: …" : ", …")}){(isOverAxis && fold is null ? " with the name of the axis" : "")}.")
        {
            Replacement = isPlain && (!isFold || axes is not null || isName && s.Outline.LengthOf(target) is not null) ? $"{name}({target})" : null,
            Place = whole,
        };
    }

    /// <summary><c>text.startswith("&lt;think&gt;")</c>, <c>len(text.split())</c>: what a text has in it is an input, a count where its parts are counted.</summary>
    private static Remedy OfText(BrokenStatement s, MethodTarget value, string target, string name)
    {
        var isCounted = s.IsCall(value.First - 1) && s.At(value.First - 2).Text is "len" or "count" or "size" || name == "count";
        var input = s.First.Kind == TokenKind.Let ? s.At(1).Text : isCounted ? $"{target}_length" : $"{target}_{name}";
        var first = isCounted && name != "count" ? value.First - 2 : value.First;
        var last = isCounted && name != "count" ? s.Closing(value.First - 1) : s.Closing(s.Position);
        var isWhole = s.First.Kind == TokenKind.Let && first == 3 && last == s.Last;
        return new Remedy(isCounted ? $"There is no text here: declare 'input {input} : int in 0 .. 4096', with the most that there may be, and let the host count."
            : $"There is no text here: declare 'input {input} : bool' for what the host finds in it.")
        {
            Trial = isWhole ? [new TextEdit(s.Span(0, s.Last), $"input {input} : {(isCounted ? "int in 0 .. 4096" : "bool")}")] : [],
        };
    }

    /// <summary><c>env.is_grasped()</c>: what the environment knows is an input.</summary>
    private static Remedy OfEnvironment(BrokenStatement s, string name, TextSpan whole)
    {
        var isCondition = s.First.Kind == TokenKind.EndWord || s.At(s.Position - 4).Kind is TokenKind.When or TokenKind.If or TokenKind.And or TokenKind.Or or TokenKind.Not || name.Split('_')[0] is "is" or "has" or "check";
        return s.Outline.Declares(name) ? new Remedy($"What the environment knows is an input: write {name}.") { Replacement = name, Place = whole }
            : new Remedy($"What the environment knows is an input: declare 'input {name} : {(isCondition ? "bool" : "real")}', and write {name}.") { Replacement = name, Place = whole };
    }
}

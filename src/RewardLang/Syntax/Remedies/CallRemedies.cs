using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Calls in the style of Python: functions of a module, methods of a value, arguments with '='.</summary>
internal static class CallRemedies
{
    private const int MostShown = 20;

    public static Remedy? For(BrokenStatement s) => Broadcast(s) ?? Dotted(s) ?? ToleranceRemedies.For(s) ?? Bounds(s);

    /// <summary>Arguments with '=': what the function calls them, with the values that stand there.</summary>
    public static Suggestion OfNamedArgument(BrokenStatement s, Token name)
    {
        var open = s.Opening();
        var close = s.Closing(open);
        if (ToleranceRemedies.OfCall(s, open) is { } tolerance)
            return tolerance.Suggestion;
        if (ForeignArguments.Advice(s.Function?.Text, name.Text) is { } advice)
            return advice;
        var named = close < 0 ? [] : s.Parts(open + 1, close - 1).Where(p => p.Last > p.First + 1 && s.At(p.First + 1).Kind == TokenKind.Equals).ToList();
        if (named.Count == 0)
            return new Suggestion($"Write '{name.Text}: value'.", ":");
        var text = string.Join(", ", named.Select(p => $"{s.At(p.First).Text}: {s.Text(p.First + 2, p.Last)}"));
        var isRun = named.Count > 1 && s.Parts(named[0].First, named[named.Count - 1].Last).Count() == named.Count;
        return isRun ? new Suggestion($"Write '{text}'.", text, s.Span(named[0].First, named[named.Count - 1].Last))
            : new Suggestion($"Write '{text}'.", named.Count == 1 ? ":" : null);
    }

    /// <summary><c>count(stock = 0)</c> of a value that is declared, and of no parameter: a comparison; null for others.</summary>
    public static Suggestion? Comparison(BrokenStatement s, Token name)
    {
        if (s.Function is not { } function || CoreFunctions.Find(function.Text) is not { } core || core.Parameters.Any(p => p.Name == name.Text) || !s.Outline.Declares(name.Text) || s.Outline.DeclaresFunction(function.Text)
            || s.Opening() + 1 != s.Position - 1 || s.Closing(s.Opening()) is not (> 0 and var close) || ForeignArguments.Advice(function.Text, name.Text) is not null)
            return null;
        return new Suggestion($"Compare with '==': write {function.Text}({name.Text} == {s.Text(s.Position + 1, close - 1)}).", "==");
    }

    /// <summary>An argument that a function of the language does not have, whatever stands behind its name; null for others.</summary>
    public static Suggestion? OfForeignArgument(BrokenStatement s, Token name)
    {
        var open = s.Opening();
        if (s.Function is not { } function || Builtins.CoreFunctions.Find(function.Text) is not { } core || core.Parameters.Any(p => p.Name == name.Text)
            || ForeignArguments.Advice(function.Text, name.Text) is not { } advice)
            return null;
        return ForeignCall.Read(s, open) is { } call ? new Suggestion($"Write {call.Text}{call.Reason}.", call.Text, s.Span(open - 1, s.Closing(open)))
            : name.Text is "dim" or "axis" && Numbered(s, open, name) is { } numbered ? numbered
            : new Suggestion(advice) { Trial = Without(s, open, name) };
    }

    /// <summary>The call without an argument, so that the rest of it can be looked at.</summary>
    private static IReadOnlyList<Diagnostics.TextEdit> Without(BrokenStatement s, int open, Token name) => s.Closing(open) is > 0 and var close
        && s.Parts(open + 1, close - 1).Skip(1).FirstOrDefault(p => s.At(p.First) == name) is { First: > 0 } part ? [new(s.Span(part.First - 1, part.Last), "")] : [];

    private static Suggestion? Numbered(BrokenStatement s, int open, Token name)
    {
        var (first, last) = s.Parts(open + 1, s.Closing(open) - 1).FirstOrDefault();
        var value = s.At(s.At(s.Position).Kind == TokenKind.Equals ? s.Position + 1 : s.Position + 2);
        return value.Kind == TokenKind.Number && s.Outline.AxesOf(Enumerable.Range(first, last - first + 1).Select(s.At)) is { } axes
            ? new AxisNumber(name.Text, (int)value.Value, axes) { Fold = s.Outline.FoldOf }.Advice(name.Span.To(value.Span)) : null;
    }

    /// <summary>The function of another language in whose call an argument does not fit; null for one that may be known here.</summary>
    public static (Token Function, Suggestion Advice)? ForeignFunction(BrokenStatement s)
    {
        if (s.Function is not { } function || s.Outline.DeclaresFunction(function.Text) || Builtins.CoreFunctions.Find(function.Text) is not null || s.At(s.Opening() - 2).Kind == TokenKind.Dot)
            return null;
        return function.Text == "dict" ? (function, BracketRemedies.OfCall(s, s.Opening()).Suggestion)
            : ForeignCall.Read(s, s.Opening()) is { } call ? (function, new Suggestion($"Write {call.Text}{call.Reason}.", call.Text, s.Span(s.Opening() - 1, s.Closing(s.Opening()))))
            : ModuleCall.Read(s, s.Opening()) is var (own, reason) ? (function, AsOperand(s, new Remedy($"Write {own}{ForeignFunctions.Of(own)}{reason}.") { Replacement = own, Place = s.Span(s.Opening() - 1, s.Closing(s.Opening())) }).Suggestion)
            : ForeignNames.AdviceForCall(function.Text) is { } advice ? (function, advice) : null;
    }

    /// <summary>The calls behind a '.' from a place on, outside of a span: each is a mistake of its own.</summary>
    public static IEnumerable<int> DottedFrom(BrokenStatement s, int start, Diagnostics.TextSpan mended) => Enumerable.Range(start, Math.Max(s.Last - start + 1, 0)).Where(i =>
        i > 2 && s.At(i).Kind == TokenKind.LeftParenthesis && s.At(i - 1).Kind == TokenKind.Identifier && s.At(i - 2).Kind == TokenKind.Dot && s.At(i - 3).Kind == TokenKind.Identifier
        && s.At(i).Span.Start >= mended.End);

    /// <summary><c>abs.(x)</c> of Julia: where the reading ended at the bracket behind the point.</summary>
    public static bool IsBroadcast(BrokenStatement s) => s.Found.Kind == TokenKind.LeftParenthesis && s.Previous.Kind == TokenKind.Dot && s.At(s.Position - 2).Kind == TokenKind.Identifier
        && s.At(s.Position - 2).Span.End == s.Previous.Span.Start && s.Previous.Span.End == s.Found.Span.Start;

    private static Remedy? Broadcast(BrokenStatement s) => !IsBroadcast(s) ? null : FoldOfEach(s) ?? new Remedy($"Write {s.At(s.Position - 2).Text}(…): functions work element by element.")
    {
        Replacement = "",
        Place = s.Previous.Span,
        Mark = s.Span(s.Position - 2, s.Position - 1),
        Found = $"'{s.Text(s.Position - 2, s.Position - 1)}'",
        Expected = "a function's own name",
    };

    /// <summary><c>norm.(positions)</c> of several axes, where the last is that of each element's components; null for functions that fold nothing.</summary>
    private static Remedy? FoldOfEach(BrokenStatement s)
    {
        var name = s.At(s.Position - 2);
        if (CoreFunctions.Find(name.Text) is not { } function || function.Parameters.All(p => p.Mode != CoreParameterMode.Axes) || s.Closing(s.Position) is not (> 0 and var close)
            || s.Outline.AxesOf(s.Tokens(s.Position + 1, close - 1)) is not { Count: > 1 } axes)
            return null;
        var text = $"{name.Text}({s.Text(s.Position + 1, close - 1)}, over: {axes[axes.Count - 1]})";
        return new Remedy($"Write {text}, which folds each by itself.") { Replacement = text, Place = s.Span(s.Position - 2, close), Mark = s.Span(s.Position - 2, s.Position - 1), Found = $"'{s.Text(s.Position - 2, s.Position - 1)}'", Expected = "a function's own name" };
    }

    /// <summary><c>torch.norm(</c> or <c>distances.mean(</c>.</summary>
    private static Remedy? Dotted(BrokenStatement s)
    {
        if (s.Found.Kind != TokenKind.LeftParenthesis || s.Previous.Kind != TokenKind.Identifier || s.Position < 3 || s.At(s.Position - 2).Kind != TokenKind.Dot)
            return null;
        if (s.Previous.Text is "unsqueeze" or "squeeze" && s.Closing(s.Position) is > 0 and var end && s.At(s.Position - 3) is { Kind: TokenKind.Identifier or TokenKind.RightParenthesis or TokenKind.RightBracket } value && value.Text is not ("torch" or "np"))
        {
            return new Remedy($"Axes meet by their names, so none is added or removed{(value.Kind == TokenKind.Identifier ? $": write {value.Text}" : "")}.")
            {
                Replacement = "",
                Place = s.Span(s.Position - 2, end),
                Mark = s.Span(s.Position - 2, s.Position - 1),
                Found = $"'.{s.Previous.Text}'",
                Expected = "a function's own name",
            };
        }

        var target = s.At(s.Position - 3);
        if (target.Kind != TokenKind.Identifier)
        {
            var ofValue = MethodChain.For(s) ?? (MethodTarget.Of(s, s.Position) is { } whole ? MethodCall.Advice(s, whole) : new Remedy(OfFunction(s.Previous.Text) ?? $"Nothing is called behind a '.': write {s.Previous.Text}(x)."));
            return ofValue with { Mark = s.Span(s.Position - 2, s.Position - 1), Found = $"'.{s.Previous.Text}'", Expected = "a function's own name" };
        }

        var first = ForeignModules.Start(s, s.Position);
        var isModule = ForeignModules.IsCalled(s, first, s.Position);
        var remedy = ForeignModules.Plain(s) is { } plain && plain[plain.Count - 1] == s.At(s.Position - 2 + plain.Count) ? new Remedy($"Write {s.Text(s.Position - 1, s.Closing(s.Position))}.") { Replacement = s.Previous.Text, Place = s.Span(first, s.Position - 1) }
            : isModule && ModuleCall.Read(s, s.Position) is var (own, reason) ? new Remedy($"Write {own}{ForeignFunctions.Of(own)}{reason}.") { Replacement = own, Place = s.Span(first, s.Closing(s.Position)) }
            : isModule && ForeignCall.Read(s, s.Position) is { } call
            ? new Remedy($"Write {call.Text}{call.Reason}.") { Replacement = call.Text, Place = s.Span(first, s.Closing(s.Position)) }
            : isModule ? OfModule(s)
            : OfQuaternion(s) is { } turned ? turned
            : MethodChain.For(s) is { } chain ? chain
            : first < s.Position - 3 && !IsKnown(s, s.Previous.Text) && OfFunction(s.Previous.Text) is null
            ? new Remedy($"Nothing is called behind a '.', and there is no function '{s.Previous.Text}'.")
            : MethodTarget.Of(s, s.Position) is { } named ? MethodCall.Advice(s, named)
            : new Remedy($"Nothing is called behind a '.': write {s.Previous.Text}(…).");
        if (isModule && AngleCall.MakesRadians(s.Previous.Text) is { } makesRadians)
            remedy = OfAngle(s, first, makesRadians);
        if (s.Previous.Text == "where" && Choice(s) is { } choice)
            remedy = new Remedy($"Write '{choice}'{(choice.StartsWith("if ", StringComparison.Ordinal) ? "" : ", which counts as 1 or 0")}.") { Replacement = choice, Place = s.Span(first, s.Closing(s.Position)) };
        return AsOperand(s, remedy) with { Mark = s.Span(first, s.Position - 1), Found = $"'{s.Text(first, s.Position - 1)}'", Expected = "a function's own name" };
    }

    /// <summary>The same in brackets, where an operator beside what it replaces would take but a part of it.</summary>
    private static Remedy AsOperand(BrokenStatement s, Remedy remedy)
    {
        if (remedy is not { Replacement: { Length: > 0 } text, Place: { } place } || !remedy.Sentence.Contains(text))
            return remedy;
        var (before, after) = (s.Tokens(0, s.Last).LastOrDefault(t => t.Span.End <= place.Start), s.Tokens(0, s.Last).FirstOrDefault(t => t.Span.Start >= place.End));
        var operand = OperandText.Between(before?.Kind, after?.Kind, text);
        var isQuoted = remedy.Sentence.Contains($"'{text}'");
        return operand == text ? remedy : remedy with { Replacement = operand, Sentence = remedy.Sentence.Replace(isQuoted ? $"'{text}'" : text, isQuoted ? $"'{operand}'" : operand) };
    }

    /// <summary><c>q.inverse()</c> of a quaternion, and the product <c>q.inverse() * p</c>; null for other methods.</summary>
    private static Remedy? OfQuaternion(BrokenStatement s)
    {
        var (target, close) = (s.Position - 3, s.Closing(s.Position));
        if (s.Previous.Text is not ("inverse" or "inv" or "conj" or "conjugate") || s.At(target - 1).Kind == TokenKind.Dot || close != s.Position + 1 || !IsQuaternion(s, target))
            return null;
        var (first, last, text) = (target, close, $"conjugate({s.At(target).Text})");
        if (IsProduct(s.At(close + 1)) && IsQuaternion(s, close + 2) && s.At(close + 3).Kind is not (TokenKind.Dot or TokenKind.LeftBracket))
            (last, text) = (close + 2, $"quat_multiply({text}, {s.At(close + 2).Text})");
        else if (IsProduct(s.At(target - 1)) && IsQuaternion(s, target - 2) && s.At(target - 3).Kind != TokenKind.Dot)
            (first, text) = (target - 2, $"quat_multiply({s.At(target - 2).Text}, {text})");
        return new Remedy($"Write {text} of std.rotation.") { Replacement = text, Place = s.Span(first, last) };
    }

    private static bool IsProduct(Token token) => token.Kind == TokenKind.Star;

    private static bool IsQuaternion(BrokenStatement s, int place) => s.At(place).Kind == TokenKind.Identifier && s.Outline.AxesOf(s.At(place).Text) is [var axis] && axis == Axis.Quaternion.Name;

    /// <summary><c>np.deg2rad(x)</c>.</summary>
    private static Remedy OfAngle(BrokenStatement s, int first, bool makesRadians)
    {
        var (start, last) = (s.Position + 1, s.Closing(s.Position) - 1);
        if (last < start || s.Parts(start, last).Count() > 1)
            return new Remedy(AngleCall.General(makesRadians).Sentence);
        var (text, names) = (s.Text(start, last), s.Tokens(start, last).Where(t => t.Kind == TokenKind.Identifier).ToList());
        var advice = new AngleCall(text, s.Span(first, last + 1))
        {
            Factor = last > start && s.Tokens(start, last).Any(t => TokenFacts.IsOperator(t.Kind)) ? $"({text})" : text,
            IsNumber = last == start && names.Count == 0,
            Units = names.TrueForAll(n => s.Outline.DeclaresInput(n.Text)) ? [.. names.Select(n => s.Outline.UnitOf(n.Text) ?? "").Distinct()] : null,
        }.Advice(makesRadians);
        return new Remedy(advice.Sentence) { Replacement = advice.Replacement, Place = advice.Place };
    }

    /// <summary><c>where(c, a, b)</c> as a choice; null for other arguments.</summary>
    private static string? Choice(BrokenStatement s)
    {
        var close = s.Closing(s.Position);
        var comma = close < 0 ? -1 : s.Find(TokenKind.Comma, s.Position + 1);
        var second = comma < 0 ? -1 : s.Find(TokenKind.Comma, comma + 1);
        if (second < 0 || second > close)
            return null;
        // A condition counts as 1 or 0 by itself.
        if (comma - s.Position > 1 && second == comma + 2 && close == second + 2 && s.At(comma + 1) is { Kind: TokenKind.Number, Value: 1 } && s.At(second + 1) is { Kind: TokenKind.Number, Value: 0 })
            return s.At(ForeignModules.Start(s, s.Position) - 1).Kind == TokenKind.Equals && (close == s.Last || s.At(close + 1).Kind is TokenKind.When or TokenKind.Weight) ? s.Text(s.Position + 1, comma - 1) : $"({s.Text(s.Position + 1, comma - 1)})";
        return $"if {s.Text(s.Position + 1, comma - 1)} then {s.Text(comma + 1, second - 1)} else {s.Text(second + 1, close - 1)}";
    }

    /// <summary><c>torch.mean(x)</c>, where the arguments stand for themselves.</summary>
    private static Remedy OfModule(BrokenStatement s)
    {
        var name = IsKnown(s, s.Previous.Text) ? s.Previous.Text : ForeignNames.Spelt(s.Previous.Text);
        if (name is "zeros" or "zeros_like" or "ones" or "ones_like" && s.Closing(s.Position) is > 0 and var filled)
            return new Remedy(OfFunction(name)!) { Replacement = name[0] == 'z' ? "0" : "1", Place = s.Span(ForeignModules.Start(s, s.Position), filled) };
        if (OfFunction(name) is { } foreign)
            return new Remedy(foreign) { Replacement = Replacement(name) };
        if (IsKnown(s, name) && s.Closing(s.Position) is > 0 and var close && close - s.Position < MostShown && (!DottedFrom(s, s.Position + 1, s.Found.Span).Any(i => i < close) || IsOfTypes(s, s.Position, close)))
        {
            // A function of the library folds the axes that it is meant for.
            var module = CoreFunctions.Find(name) is null && !s.Outline.DeclaresFunction(name) ? StandardLibrary.ModuleOf(name) : null;
            var parts = s.Parts(s.Position + 1, close - 1).ToList();
            var given = parts.Where(p => !IsOfAxis(s.At(p.First)) || s.At(p.First + 1).Kind != TokenKind.Equals).Select(p => MethodChain.Unconverted(s, p.First, p.Last)).ToList();
            var call = $"{name}({string.Join(", ", given)})";
            var over = module is null && parts.Count > given.Count && parts.Exists(p => s.At(p.First).Text is "dim" or "axis") ? ", with over: and the name of the axis where the value has several" : "";
            return new Remedy(module is null || s.Outline.Imports(module) ? $"Functions are called by their own names: {call}{over}." : $"Write {call}, and 'import {module}' at the top of the file.") { Replacement = call, Place = s.Span(ForeignModules.Start(s, s.Position), close) };
        }

        return IsKnown(s, name)
            ? new Remedy($"Functions are called by their own names: {name}(…).") { Replacement = name }
            : NameSuggestion.Near(name, CoreFunctions.Names.Concat(StandardLibrary.FunctionNames)) is { Replacement: { } near } ? new Remedy($"Write {near}.") { Replacement = near, Place = s.Span(ForeignModules.Start(s, s.Position), s.Position - 1) }
            : new Remedy($"There is no function '{name}': one of your own is declared beside the program, as in 'fn {name}(x) = …'.");
    }

    /// <summary>Whether all methods within a call only give their values another type.</summary>
    private static bool IsOfTypes(BrokenStatement s, int open, int close) => DottedFrom(s, open + 1, s.Found.Span).Where(i => i < close).All(i => MethodChain.IsConversion(s, i));

    private static bool IsOfAxis(Token token) => token.Text is "dim" or "axis" or "keepdim" or "keepdims";

    /// <summary>Whether there is a function of this name: nothing else is offered as one.</summary>
    public static bool IsKnown(BrokenStatement s, string name) =>
        Builtins.CoreFunctions.Find(name) is not null || s.Outline.DeclaresFunction(name) || StandardLibrary.ModuleOf(name) is not null;

    /// <summary>What to write instead of a function of another language; null for others.</summary>
    public static string? OfFunction(string name) => ForeignNames.AdviceForCall(name)?.Sentence;

    private static string? Replacement(string name) =>
        Builtins.CoreFunctions.Find(name) is not null ? name : ForeignNames.AdviceForCall(name)?.Replacement;

    /// <summary><c>tolerance(x, bounds: (lower, upper))</c>.</summary>
    private static Remedy? Bounds(BrokenStatement s)
    {
        var open = s.Opening();
        if (s.Found.Kind != TokenKind.Comma || open < 2 || s.At(open - 2).Text != "bounds")
            return null;
        var close = s.Closing(open);
        if (close < 0)
            return null;
        var text = $"lower: {s.Text(open + 1, s.Position - 1)}, upper: {s.Text(s.Position + 1, close - 1)}";
        return new Remedy($"Write '{text}' instead of '{s.Text(open - 2, close)}'.")
        {
            Replacement = text,
            Mark = s.Span(open - 2, close),
            Found = "'bounds'",
            Expected = "'lower' and 'upper'",
        };
    }
}

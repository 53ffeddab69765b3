using System.Globalization;
using System.Text.RegularExpressions;
using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Statements that begin with no keyword: assignments, and an 'if' with a return.</summary>
internal static class AssignmentRemedies
{
    private const int LongestShown = 160;

    /// <summary>Words and types with which other languages declare a value.</summary>
    private static readonly string[] s_modifiers = ["const", "static", "readonly", "final", "var", "val", "auto", "local", "float", "double", "real", "int", "bool", "public", "private"];

    /// <param name="s">The statement, read up to its first token.</param>
    /// <param name="isInFunction">Whether it stands in a function's block.</param>
    public static Remedy? For(BrokenStatement s, bool isInFunction) => s.First.Kind switch
    {
        TokenKind.If when isInFunction => Returned(s),
        TokenKind.If => StateAssignment.For(s) ?? GuardedPart(s) ?? Guarded(s) ?? GuardedSum(s),
        TokenKind.Reward or TokenKind.Loss or TokenKind.Metric when s.At(1).Kind == TokenKind.Equals && s.Last == 2 && s.At(2) is { Kind: TokenKind.Number, Value: 0 } =>
            Remove(s),
        TokenKind.Reward or TokenKind.Loss or TokenKind.Metric when s.At(1).Kind == TokenKind.Equals && s.Last > 1 && s.Outline.AddsTo(s.First.Kind) && !s.Tokens(2, s.Last).Any(t => t.Kind == s.First.Kind) =>
            new Remedy($"Each part is a term of its own, the first too: write 'term base = {s.Text(2, s.Last)}'.") { Replacement = "term base", Place = s.Span(0, 0) },
        TokenKind.Loss when s.At(1).Kind == TokenKind.Equals && s.Last > 1 && !s.Outline.DeclaresTotal && s.Outline.KindAround(s.First.Span.Start) == TokenKind.Reward => LossOfReward(s),
        TokenKind.Reward or TokenKind.Loss or TokenKind.Metric when s.At(1).Kind == TokenKind.Equals =>
            new Remedy("What is trained on is written 'total = value'.") { Replacement = s.Outline.DeclaresTotal ? null : "total" },
        TokenKind.Reward or TokenKind.Loss or TokenKind.Metric when s.At(1).Kind == TokenKind.LeftBracket => MaskedPart(s),
        TokenKind.Reward or TokenKind.Loss or TokenKind.Metric => AddedPart(s, 0, s.Last) is { } part ? OfPart(s, part) : null,
        TokenKind.Identifier when s.At(1).Kind == TokenKind.Identifier && (s.At(2).Kind == TokenKind.Equals || s.At(2).Kind == TokenKind.Colon && s.At(3).Kind == TokenKind.Equals) && StateAssignment.OfNext(s, s.At(1).Text) is { } told => told,
        TokenKind.Identifier => Unpacking.For(s) ?? Assigned(s, isInFunction) ?? InPlace(s, 0),
        _ => null,
    };

    /// <summary><c>loss = value</c> in a program that is made large.</summary>
    private static Remedy LossOfReward(BrokenStatement s)
    {
        // A keyword that begins no member ends the statement all the same.
        var next = Enumerable.Range(3, s.Last - 2).FirstOrDefault(i => TokenFacts.BeginsDeclaration(s.At(i).Kind));
        var last = next > 0 ? next - 1 : s.Last;
        var value = s.Text(2, last);
        var depth = 0;
        var isNegated = s.At(2).Kind == TokenKind.Minus && !s.Tokens(3, last).Any(t => (depth += TokenFacts.Step(t.Kind)) == 0 && t.Kind is TokenKind.Plus or TokenKind.Minus);
        var text = $"total = {(isNegated ? s.Text(3, last) : $"-({value})")}";
        return new Remedy($"What is trained on is the total, and that of a 'reward' is made large: write '{Short(text)}', or begin the program with 'loss' in place of 'reward' and write 'total = {Short(value)}'.")
        {
            Trial = [new(s.Span(0, last), text)],
        };
    }

    /// <summary><c>reward = 0</c>, to which others are added.</summary>
    public static Remedy Remove(BrokenStatement s) => new("Remove the line: terms add up by themselves.") { Replacement = "", Place = s.Span(0, s.Last) };

    /// <summary>What a body takes.</summary>
    public static string Forms(bool isInFunction) => isInFunction
        ? "A function's block takes let, state, repeat and return; nothing is assigned in place."
        : "Use let, term, output, total, end, state, backward, repeat, input, param, model, axis, group, scenario or check; nothing is assigned in place.";

    /// <summary><c>const float y = value</c>.</summary>
    public static Remedy? Typed(BrokenStatement s)
    {
        var equals = s.Find(TokenKind.Equals);
        if (equals > 1 && equals < s.Last && s.At(equals + 1).Kind == TokenKind.LeftBrace && s_modifiers.Contains(s.First.Text) && BracketRemedies.Dictionary(s, equals + 1) is { } dictionary)
            return dictionary;
        if (equals < 2 || equals == s.Last || !s_modifiers.Contains(s.First.Text) || s.Tokens(0, equals - 1).Any(t => t.Kind != TokenKind.Identifier))
            return null;
        var name = s.At(equals - 1);
        var last = NumberFacts.IsSuffix(s.At(s.Last - 1), s.At(s.Last)) ? s.Last - 1 : s.Last;
        var text = $"let {name.Text} = {s.Text(equals + 1, last)}";
        return new Remedy($"Write '{Short(text)}'{(s.First.Text is "const" or "static" or "readonly" or "final" ? ", or 'param' for what the host may change" : "")}.")
        {
            Replacement = text,
            Place = s.Span(0, s.Last),
        };
    }

    /// <summary><c>y = value</c> of a new name.</summary>
    private static Remedy? Assigned(BrokenStatement s, bool isInFunction)
    {
        var name = s.First.Text;
        var value = s.At(1).Kind == TokenKind.Colon ? 3 : 2;
        if (s.At(value - 1).Kind != TokenKind.Equals || s.At(2).Kind == TokenKind.Equals && value == 2 || s.Last < value)
            return null;
        if (s.Outline.DeclaresState(name))
            return OfState(s, s.Text(value, s.Last), s.Last == value && s.At(value).Kind == TokenKind.Identifier);
        if (s.At(value).Kind == TokenKind.LeftBrace && BracketRemedies.Dictionary(s, value) is { } dictionary)
            return dictionary;
        var isOld = !isInFunction && s.Outline.Declares(name) || Enumerable.Range(value, s.Last - value + 1).Any(i => s.At(i).Kind == TokenKind.Identifier && s.At(i).Text == name);
        if (!s.Outline.Declares(name) && Counted(s, name, value) is { } counted)
            return counted;
        return isOld ? Kept(s, name, value) ?? Renamed(s, name, s.Text(value, s.Last))
            : new Remedy($"Write '{Short($"let {name} = {s.Text(value, s.Last)}")}'.") { Replacement = $"let {name} = {s.Text(value, s.Last)}", Place = s.Span(0, s.Last) };
    }

    /// <summary><c>let charge = 0.5</c> and <c>charge = clip(charge + flow * dt, 0, 1)</c>, where a number is what it is before the first step; null for others.</summary>
    private static Remedy? Kept(BrokenStatement s, string name, int value)
    {
        if (s.Outline.NumberOf(name) is not var (let, number) || s.Outline.CountAssigned(name, int.MaxValue) > 1 || !s.Tokens(value, s.Last).Any(t => t.Kind == TokenKind.Identifier && t.Text == name)
            || number == "0" && !s.Tokens(value, s.Last).Any(t => t.Text == "dt"))
            return null;
        return AsState(s, name, (let, number), s.Text(value, s.Last));
    }

    /// <summary><c>count = count + 1</c> and <c>timer = timer + dt</c> of a name that nothing declares; null for others.</summary>
    private static Remedy? Counted(BrokenStatement s, string name, int value) =>
        s.At(value).Text == name && s.At(value + 1).Kind == TokenKind.Plus && IsCount(s, value + 2) ? Begun(s, name, s.Text(value, s.Last), value + 2) : null;

    private static bool IsCount(BrokenStatement s, int place) => place == s.Last && s.Outline.CountAssigned(s.First.Text, s.First.Span.Start) == 0 && (s.At(place).Kind == TokenKind.Number || s.At(place).Text == "dt");

    private static Remedy Begun(BrokenStatement s, string name, string next, int added)
    {
        var state = $"state {name} from 0{(s.At(added).Text == "dt" ? "<s>" : "")} then {next}";
        return new Remedy($"What is kept from step to step is a state: write '{state}'.") { Replacement = state, Place = s.Span(0, s.Last) };
    }

    private static Remedy AsState(BrokenStatement s, string name, (TextSpan Place, string Number) first, string next)
    {
        var state = $"state {name} from {first.Number} then {next}";
        return new Remedy($"What is kept from step to step is a state: write '{Short(state)}' in place of both lines. Nothing is assigned in place; for another value of the same step write 'let {name}2 = …'.")
        {
            Trial = [new TextEdit(first.Place, ""), new TextEdit(s.Span(0, s.Last), state)],
        };
    }

    /// <summary><c>count = count + 1</c>, where <c>count</c> is a state.</summary>
    private static Remedy OfState(BrokenStatement s, string value, bool isName)
    {
        if (StateAssignment.OfNext(s, s.First.Text) is { } told)
            return told;
        return new Remedy(isName
            ? $"A state's next value stands behind its 'then'; for the last step's value of '{value}' no state is needed: write prev({value}, initial: 0)."
            : $"A state's next value stands behind its 'then', as in 'state {s.First.Text} {(s.Outline.StateOf(s.First.Text) is { } own && own.Any(t => t is { Kind: TokenKind.Identifier, Text: "from" }) ? "from" : "=")} 0 then {Short(value)}'.");
    }

    /// <summary><c>r += value</c>, <c>r[mask] = value</c>.</summary>
    /// <param name="s">The statement.</param>
    /// <param name="place">Where the name stands.</param>
    public static Remedy? InPlace(BrokenStatement s, int place)
    {
        var name = s.At(place).Text;
        var (open, first) = (place + 1, place + 2);
        var close = s.At(open).Kind == TokenKind.LeftBracket ? s.Closing(open) : place;
        if (close < 0 || Enumerable.Range(first, Math.Max(close - first, 0)).Any(i => s.At(i).Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.Number))
            return null;
        var sign = close + 1;
        var isCompound = s.At(sign).Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash;
        var equals = isCompound ? sign + 1 : sign;
        if (s.At(equals).Kind != TokenKind.Equals || equals >= s.Last)
            return null;
        var value = s.Text(equals + 1, s.Last);
        if (isCompound && close == place && s.Outline.DeclaresState(name))
            return OfState(s, Joined(s, name, s.At(sign), value), isName: false);
        // What is added with a minus is taken away.
        var isNegative = isCompound && s.At(equals + 1).Kind == TokenKind.Minus && s.At(sign).Kind is TokenKind.Plus or TokenKind.Minus && !s.Tokens(equals + 2, s.Last).Any(t => t.Kind is TokenKind.Plus or TokenKind.Minus);
        var joined = isNegative ? $"{name} {(s.At(sign).Kind == TokenKind.Plus ? "-" : "+")} {s.Text(equals + 2, s.Last)}" : isCompound ? $"{name} {s.At(sign).Text} {OperandText.Between(s.At(sign).Kind, null, value)}" : value;
        if (close == place && place == 0 && s.At(sign).Kind == TokenKind.Plus && !s.Outline.Declares(name) && IsCount(s, equals + 1))
            return Begun(s, name, joined, equals + 1);
        if (isCompound && close == place && s.Outline.IsReadBefore(name) && s.Outline.NumberOf(name) is var (let, start) && s.Outline.CountAssigned(name, int.MaxValue) == 1)
            return AsState(s, name, (let, start), joined);
        return Renamed(s, name, close == place ? joined : $"if {s.Text(first, close - 1)} then {joined} else {name}");
    }

    /// <summary>What <c>timer *= not contact</c> makes of a state, from what its own statement makes of it.</summary>
    private static string Joined(BrokenStatement s, string name, Token sign, string value)
    {
        var next = s.Outline.StateOf(name) is { } tokens && tokens.Select((t, i) => (t, i)).FirstOrDefault(t => t.t.Kind == TokenKind.Then).i is > 0 and var then && then + 1 < tokens.Count
            ? string.Concat(tokens.Skip(then + 1).Select((t, i) => (i > 0 && tokens[then + i].Span.End < t.Span.Start ? " " : "") + TokenFacts.Written(t))) : name;
        return $"{OperandText.Between(null, sign.Kind, next)} {sign.Text} {OperandText.Between(sign.Kind, null, value)}";
    }

    /// <summary>A value of its own name for each assignment, made of the one before.</summary>
    private static Remedy Renamed(BrokenStatement s, string name, string value)
    {
        if (name == "total")
            return new("There is one total: write the choice in its one expression, 'total = if … then … else …', or each part as a term of its own.");
        var earlier = s.Outline.CountAssigned(name, s.First.Span.Start) + 1;
        var (before, own) = (earlier == 1 ? name : $"{name}{earlier}", $"{name}{earlier + 1}");
        var text = $"let {own} = {Regex.Replace(value, $@"(?<![\w.]){Regex.Escape(name)}(?!\w)", before)}";
        return new($"Nothing is assigned in place: write '{Short(text)}', and {own} below.") { Trial = [new TextEdit(s.Span(0, s.Last), text)] };
    }

    /// <summary><c>if condition { r += value }</c> of a name that is assigned elsewhere too.</summary>
    private static Remedy? GuardedSum(BrokenStatement s) => Branches.Read(s) is { Name: { Kind: TokenKind.Identifier, Text: var name } } branches && s.Outline.Declares(name) && branches.Choice(name) is { } value
        ? Renamed(s, name, value) : null;

    /// <summary>What <c>reward += value</c> adds; null for other assignments.</summary>
    private static string? AddedPart(BrokenStatement s, int place, int last)
    {
        var (sign, value) = (s.At(place + 1).Kind, place + 3);
        if (s.At(place).Kind is not (TokenKind.Reward or TokenKind.Loss or TokenKind.Metric) || sign is not (TokenKind.Plus or TokenKind.Minus)
            || s.At(place + 2).Kind != TokenKind.Equals || value > last || s.Find(TokenKind.Equals, value) is > 0 and var other && other <= last)
            return null;
        return Signed(s, sign, value, last);
    }

    /// <summary>What is added, or taken away, as a value.</summary>
    private static string Signed(BrokenStatement s, TokenKind sign, int first, int last)
    {
        var isSum = s.Tokens(first, last).Any(t => t.Kind is TokenKind.Plus or TokenKind.Minus);
        return sign != TokenKind.Minus ? s.Text(first, last) : isSum ? $"-({s.Text(first, last)})" : $"-{s.Text(first, last)}";
    }

    private static Remedy OfPart(BrokenStatement s, string part)
    {
        var earlier = s.Outline.CountAdded(s.First.Span.Start);
        var term = $"term part{(earlier == 0 ? "" : (earlier + 1).ToString(CultureInfo.InvariantCulture))} = {part}";
        return new($"Each part is a term of its own, with a name that says what it is: '{Short(term)}'.") { Replacement = term, Place = s.Span(0, s.Last) };
    }

    /// <summary><c>reward[mask] += value</c>, and <c>reward[mask] = value</c> that replaces all else.</summary>
    private static Remedy? MaskedPart(BrokenStatement s)
    {
        var close = s.Closing(1);
        if (close < 3 || s.Tokens(2, close - 1).Any(t => t.Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.Number))
            return null;
        var isAdded = s.At(close + 1).Kind is TokenKind.Plus or TokenKind.Minus && s.At(close + 2).Kind == TokenKind.Equals;
        var value = close + (isAdded ? 3 : 2);
        if (!isAdded && s.At(close + 1).Kind != TokenKind.Equals || value > s.Last)
            return null;
        var mask = s.Text(2, close - 1);
        return isAdded ? OfPart(s, $"{Signed(s, s.At(close + 1).Kind, value, s.Last)} when {mask}")
            : new($"What stands in place of all terms is chosen in the total: write 'total = if {mask} then {Short(s.Text(value, s.Last))} else weighted_sum(terms)'.");
    }

    /// <summary><c>if condition { reward += value }</c>.</summary>
    private static Remedy? GuardedPart(BrokenStatement s)
    {
        var open = Enumerable.Range(1, s.Last).FirstOrDefault(i => s.At(i).Kind is TokenKind.LeftBrace or TokenKind.Colon);
        var last = s.At(open).Kind == TokenKind.LeftBrace ? s.Closing(open) == s.Last ? s.Last - 1 : -1 : s.Last;
        return open > 1 && last > open && AddedPart(s, open + 1, last) is { } part ? OfPart(s, $"{part} when {s.Text(1, open - 1)}")
            : Branches.Read(s) is { Name.Kind: TokenKind.Reward or TokenKind.Loss or TokenKind.Metric } branches && branches.Choice(null) is { } choice ? OfPart(s, choice) : null;
    }

    /// <summary><c>if condition { r = value }</c>.</summary>
    private static Remedy? Guarded(BrokenStatement s)
    {
        var open = s.Find(TokenKind.LeftBrace);
        if (open < 2 || s.Closing(open) != s.Last || s.At(open + 1).Kind != TokenKind.Identifier || s.At(open + 2).Kind != TokenKind.Equals || s.Find(TokenKind.Equals, open + 3) >= 0)
            return null;
        var name = s.At(open + 1).Text;
        return Renamed(s, name, $"if {s.Text(1, open - 1)} then {s.Text(open + 3, s.Last - 1)} else {(s.Outline.Declares(name) ? name : "0")}");
    }

    /// <summary><c>if condition then return value</c>.</summary>
    private static Remedy? Returned(BrokenStatement s)
    {
        var @return = s.Find(TokenKind.Return);
        var end = Enumerable.Range(1, s.Last).FirstOrDefault(i => s.At(i).Kind is TokenKind.Then or TokenKind.LeftBrace or TokenKind.Colon);
        return end <= 1 ? null
            : @return > end ? $"A function returns once, at its end: write 'return if {s.Text(1, end - 1)} then {Short(s.Text(@return + 1, s.Last))} else …'."
            : $"Statements cannot stand in an 'if': choose a value, 'let name = if {s.Text(1, end - 1)} then a else b'.";
    }

    private static string Short(string text) => text.Length <= LongestShown ? text : "…";
}

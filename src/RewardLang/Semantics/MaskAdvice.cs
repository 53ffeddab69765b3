using RewardLang.Analysis.Lints;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary><c>x[mask]</c>, which leaves elements out in other languages: here a choice stands around what is folded, as what is not chosen stays.</summary>
/// <param name="binder">Knows the texts, and what the mask is of.</param>
/// <param name="masked">The value with its mask.</param>
/// <param name="mask">The mask.</param>
internal sealed class MaskAdvice(ExpressionBinder binder, IndexSyntax masked, ExpressionSyntax mask)
{
    private const int MostUses = 12;
    private const int MostShown = 2;

    private readonly string _condition = binder.TextOf(mask);
    private readonly IReadOnlyList<MemberSyntaxNode> _members = MembersAround(binder);
    private readonly List<ExpressionSyntax> _expressions =
    [
        .. MembersAround(binder).SelectMany(WrittenParts.Whole),
        .. binder.Scope.Callers is [.., var called] ? new[] { called.Syntax.Result } : [],
    ];

    public Suggestion Advice()
    {
        if (FoldOf(masked) is { } fold && Chosen(fold, Unmasked(fold.Arguments[0].Value)) is { } text)
            return new Suggestion($"A mask chooses what is folded: write {text}.", text, fold.Span);
        var chosen = $"if {_condition} then {Unmasked(masked)} else 0";
        if (_members.OfType<LetSyntax>().FirstOrDefault(l => Contains(l.Value, masked)) is not { } let)
            return General(chosen, "it");
        return IsElementwise(let.Value, masked) && OfLet(let) is { } advice ? advice : General(chosen, $"'{let.Name.Name}'");
    }

    private Suggestion General(string chosen, string value) => new($"A mask leaves nothing out: write {chosen}, where what is not chosen stays, as 0; what is computed from {value} belongs inside of the choice, before its 'else'.")
    {
        Trial = binder.Peek(mask) is { Axes.Count: > 0 } ? [new TextEdit(masked.Span, $"({chosen})")] : [],
    };

    /// <summary>A name for what is chosen: the choice stands in each fold of it. Null where it is used elsewhere too.</summary>
    private Suggestion? OfLet(LetSyntax let)
    {
        var (name, value) = (let.Name.Name, Unmasked(let.Value));
        var uses = _expressions.SelectMany(WrittenParts.Of).OfType<NameSyntax>().Where(n => n.Name == name).ToList();
        var folds = uses.Select(FoldOf).OfType<CallSyntax>().Distinct().ToList();
        if (uses.Count is 0 or > MostUses || uses.Exists(u => FoldOf(u) is null))
            return null;
        if (folds.TrueForAll(f => f is { Function.Name: "sum", Arguments: [{ Value: NameSyntax }, ..] }))
            return new Suggestion($"A mask chooses what is summed: write if {_condition} then {value} else 0.", $"if {_condition} then {value} else 0", let.Value.Span);
        var texts = folds.Select(f => Chosen(f, binder.TextOf(f.Arguments[0].Value))).ToList();
        return texts.Contains(null) ? null : new Suggestion($"A mask leaves nothing out: write 'let {name} = {value}', and choose where it is folded: {string.Join(", ", folds.Zip(texts, (f, text) => $"{text} for {binder.TextOf(f)}").Take(MostShown))}{(folds.Count > MostShown ? " and so on" : "")}.")
        {
            Trial = [new TextEdit(let.Value.Span, value), .. folds.Zip(texts, (f, text) => new TextEdit(f.Span, text!))],
        };
    }

    /// <summary>The fold that takes an expression, or what is computed from it element by element; null for none.</summary>
    private CallSyntax? FoldOf(ExpressionSyntax part) => _expressions.Where(e => Contains(e, part)).SelectMany(WrittenParts.Of).OfType<CallSyntax>()
        .Where(c => IsFold(c) && Contains(c.Arguments[0].Value, part) && IsElementwise(c.Arguments[0].Value, part))
        .OrderBy(c => c.Span.Length).FirstOrDefault();

    private static bool IsFold(CallSyntax call) => call.Function.Name is "sum" or "mean" or "min" or "max" or "count" or "any" or "all" or "norm" && call.Arguments is [{ Name: null }] or [{ Name: null }, { Name.Name: "over" }];

    /// <summary>Whether each element of an expression is computed from the same element of a part.</summary>
    private static bool IsElementwise(ExpressionSyntax whole, ExpressionSyntax part) => WrittenParts.Of(whole).Where(e => e != part && Contains(e, part))
        .All(e => e is UnarySyntax or BinarySyntax or IfSyntax or ParenthesizedSyntax
            || e is CallSyntax call && !IsFold(call) && CoreFunctions.Find(call.Function.Name) is { } core && (call.Function.Name is "min" or "max" || core.Parameters.All(p => p.Mode == CoreParameterMode.Value)));

    /// <summary>A fold of what is chosen, by what adds nothing to it; null where the text does not say how much is left out.</summary>
    private string? Chosen(CallSyntax fold, string value)
    {
        var over = fold.Arguments.Count > 1 ? $", {binder.TextOf(fold.Arguments[1])}" : "";
        var name = fold.Function.Name;
        string Choice(string otherwise) => $"if {_condition} then {value} else {otherwise}";
        return name switch
        {
            "sum" or "norm" => $"{name}({Choice("0")}{over})",
            "min" or "max" => $"{name}({Choice(name == "min" ? "inf" : "-inf")}{over})",
            "any" or "count" => $"{name}({OperandText.Between(null, TokenKind.And, _condition)} and {OperandText.Between(TokenKind.And, null, value)}{over})",
            "all" => $"all(not {OperandText.Between(TokenKind.Not, null, _condition)} or {OperandText.Between(TokenKind.Or, null, value)}{over})",
            _ => IsOfSameAxes ? OperandText.Within(binder.Scope.File.Source, fold.Span, $"sum({Choice("0")}{over}) / max(count({_condition}{over}), 1)") : null,
        };
    }

    /// <summary>Whether the mask has an answer for each element: their number is that of the elements then.</summary>
    private bool IsOfSameAxes => binder.Peek(masked.Target) is { } value && binder.Peek(mask) is { } answers && value.Axes.Count == answers.Axes.Count && value.Axes.All(answers.Axes.Contains);

    /// <summary>The text of an expression without the masks.</summary>
    private string Unmasked(ExpressionSyntax syntax) => WrittenParts.Of(syntax).OfType<IndexSyntax>()
        .Where(i => i.Items is [{ End: null, Axis: null, First: var index }] && binder.TextOf(index) == _condition)
        .OrderByDescending(i => i.Span.End)
        .Aggregate(binder.TextOf(syntax), (text, index) => text.Remove(index.Target.Span.End - syntax.Span.Start, index.Span.End - index.Target.Span.End));

    private static IReadOnlyList<MemberSyntaxNode> MembersAround(ExpressionBinder binder) => binder.Scope.Callers is [.., var function] ? function.Syntax.Body : binder.Session.Written?.Members ?? [];

    private static bool Contains(ExpressionSyntax whole, ExpressionSyntax part) => whole.Span.Start <= part.Span.Start && part.Span.End <= whole.Span.End;
}

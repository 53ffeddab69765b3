using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A choice and those whose 'else' it is, <c>if a then 1 else if b then 2 else 3</c>: none of them ends before the last.</summary>
internal sealed class ElseChain
{
    private readonly LintContext _context;

    private ElseChain(LintContext context, IReadOnlyList<IfSyntax> choices) => (_context, Choices) = (context, choices);

    /// <summary>The outermost first.</summary>
    public IReadOnlyList<IfSyntax> Choices { get; }

    public TextSpan Span => Choices[0].Span;

    /// <summary>The chains of a program, each with its last choice; of what is a part of another's 'else' only where it is the whole of it.</summary>
    public static IEnumerable<ElseChain> Of(LintContext context)
    {
        var choices = WrittenParts.Of(context.Syntax).OfType<IfSyntax>().ToList();
        foreach (var last in choices.Where(c => c.Else is not IfSyntax))
        {
            var chain = new List<IfSyntax> { last };
            while (choices.Find(c => c.Else == chain[0]) is { } outer)
                chain.Insert(0, outer);
            yield return new ElseChain(context, chain);
        }
    }

    /// <summary>The chain in brackets that end behind a part of its last 'else', and what follows.</summary>
    public string EndingBehind(ExpressionSyntax part) => $"({Text(Span.Start, part.Span.End)}){Text(part.Span.End, Span.End)}";

    /// <summary>When the last 'else' counts: "'a' does not hold".</summary>
    public string NothingHolds => Choices.Select(c => $"'{_context.TextOf(c.Condition)}'").ToList() switch
    {
        [var only] => $"{only} does not hold",
        [var first, var second] => $"neither {first} nor {second} holds",
        var all => $"none of {string.Join(", ", all.Take(all.Count - 1))} and {all[all.Count - 1]} holds",
    };

    private string Text(int start, int end) => _context.Program.Source.GetText(TextSpan.FromBounds(start, end));
}

using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that folds the batch, and so is the same for every row.</summary>
internal sealed class SameForAllRows : ILint
{
    private const int LongestShown = 60;

    /// <summary>Folds of what each row has of its own: without the others it is the value itself, as a fold of rows keeps the axes.</summary>
    private static readonly string[] s_folds = ["mean", "sum", "max", "min", "median", "any", "all", "count"];

    /// <param name="Call">The fold.</param>
    /// <param name="Let">What it is written in; null for the term itself.</param>
    private sealed record Fold(CallSyntax Call, LetSyntax? Let);

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward)
            return;
        var terms = context.Terms.Where(t => t.Value.IsUniform && Reach.From([t.Value]).Any(n => n.Rows == RowSet.Batch)).ToList();
        foreach (var term in terms)
            context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.SameForAllRows, term.Name, Advice(context, term.Syntax, [.. terms.Select(t => t.Syntax)]));
    }

    private static Suggestion Advice(LintContext context, TermSyntax term, IReadOnlyCollection<MemberSyntaxNode> same)
    {
        var folds = new List<Fold>();
        var lets = new HashSet<LetSyntax>();
        Find(context, term, null, folds, lets);
        if (folds.Count == 0 || folds.Exists(f => context.TextOf(f.Call) is var text && (text.Length > LongestShown || text.IndexOf('\n') >= 0)))
            return "Pay what each row does itself; what the rows do together can be an output.";
        if (folds.Count == 1 && !IsReadElsewhere(context, folds[0].Let, lets, same))
            return new Suggestion($"{(folds[0].Let is null ? "Write" : $"In {Place(context, folds[0])}write")} {Own(context, folds[0])} in place of {context.TextOf(folds[0].Call)}.", Own(context, folds[0]), folds[0].Call.Span);
        return $"Pay what each row does itself: {string.Join(", and ", folds.Select(f => $"{(f.Let is null ? "" : $"in {Place(context, f)}")}{context.TextOf(f.Call.Arguments[0].Value)} in place of {context.TextOf(f.Call)}"))}.";
    }

    /// <summary>The folds of the batch that a member is made of, by names too.</summary>
    private static void Find(LintContext context, MemberSyntaxNode member, LetSyntax? let, List<Fold> folds, HashSet<LetSyntax> lets)
    {
        foreach (var part in WrittenParts.Of(member))
        {
            if (part is CallSyntax { Arguments: [{ Name: null }, { Name.Name: "over", Value: NameSyntax { Name: "batch" } }] } call && s_folds.Contains(call.Function.Name))
                folds.Add(new Fold(call, let));
            else if (part is NameSyntax name && context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is { } read && lets.Add(read))
                Find(context, read, read, folds, lets);
        }
    }

    /// <summary>Whether what is folded is wanted so by what is no such term: a row is compared with all of them.</summary>
    private static bool IsReadElsewhere(LintContext context, LetSyntax? let, HashSet<LetSyntax> lets, IReadOnlyCollection<MemberSyntaxNode> same) => let is not null
        && context.Syntax.Members.Any(m => m != let && !same.Contains(m) && !(m is LetSyntax other && lets.Contains(other)) && context.IsNamedIn(m, let.Name.Name));

    private static string Place(LintContext context, Fold fold) => $"'{fold.Let!.Name.Name}' (line {context.Program.Source.GetPosition(fold.Let.Span.Start).Line}) ";

    /// <summary>What one row has, as it is written in the place of the fold.</summary>
    private static string Own(LintContext context, Fold fold)
    {
        var value = fold.Call.Arguments[0].Value;
        var isWhole = fold.Let is not null && WrittenExpression.Inner(fold.Let.Value) == fold.Call;
        return isWhole || value is NameSyntax or NumberSyntax or CallSyntax or ParenthesizedSyntax or IndexSyntax or MemberSyntax ? context.TextOf(value) : $"({context.TextOf(value)})";
    }
}

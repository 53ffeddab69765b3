using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A total that has an axis since a part of it was not folded, so that the parts with one value are paid once for each of its elements; and a total that reads
/// a <c>let</c> where a term has the same name.
/// </summary>
internal sealed class TotalOfSeveral : ILint
{
    public void Check(LintContext context)
    {
        if (context.Syntax.Members.OfType<TotalSyntax>().FirstOrDefault() is not { } total || context.Program.Kind == ProgramKind.Loss)
            return;
        var names = WrittenParts.Of(total).OfType<NameSyntax>().ToList();
        foreach (var name in names.Where(n => IsOfTwo(context, n)))
            context.Report(name.Span, DiagnosticCatalogue.NameOfTwo, name.Name);
        if (context.NodeOf(total.Value) is not { Axes: [{ IsAnonymous: false } axis] } node || axis.Name == "terms")
            return;
        var several = names.FirstOrDefault(n => context.NodeOf(n) is { } part && part.Axes.Contains(axis));
        var one = names.FirstOrDefault(n => context.NodeOf(n) is { Axes.Count: 0, IsUniform: false } && context.Terms.Any(t => t.Name == n.Name));
        if (several is not null && one is not null && WrittenExpression.Inner(total.Value) is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus })
            context.Report(total.Value.Span, DiagnosticCatalogue.TotalOfSeveral, $"real[{axis.Name}]", axis.Name, one.Name,
                new Suggestion($"Write sum({several.Name}, over: {axis.Name}) for one reward of each row."));
    }

    /// <summary>A name of a 'let' and of a term with another value.</summary>
    private static bool IsOfTwo(LintContext context, NameSyntax name) => context.Syntax.Members.Any(m => m is LetSyntax && m.Name.Name == name.Name)
        && context.Terms.FirstOrDefault(t => t.Name == name.Name) is { } term && context.NodeOf(name) is { } read && read != term.Value;
}

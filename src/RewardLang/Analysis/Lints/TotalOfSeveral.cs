using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A total that has an axis since a part of it was not folded, so that the parts with one value are paid once for each of its elements; and a total that reads
/// something else where a term has the same name.
/// </summary>
internal sealed class TotalOfSeveral : ILint
{
    public void Check(LintContext context)
    {
        if (context.Syntax.Members.OfType<TotalSyntax>().FirstOrDefault() is not { } total)
            return;
        var names = WrittenParts.Of(total).OfType<NameSyntax>().ToList();
        foreach (var name in names)
            if (NameOfTwo.In(context, total, name) is { } other)
                context.Report(name.Span, DiagnosticCatalogue.NameOfTwo, name.Name, other.Said, other.Advice(name.Name));
        if (context.Program.Kind == ProgramKind.Loss || context.NodeOf(total.Value) is not { Axes: [{ IsAnonymous: false } axis] } node || axis.Name == "terms")
            return;
        var several = names.FirstOrDefault(n => context.NodeOf(n) is { } part && part.Axes.Contains(axis) && NameOfTwo.In(context, total, n) is null);
        var one = names.FirstOrDefault(n => context.NodeOf(n) is { Axes.Count: 0, IsUniform: false } && context.Terms.Any(t => t.Name == n.Name));
        if (several is not null && one is not null && WrittenExpression.Inner(total.Value) is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus })
            context.Report(total.Value.Span, DiagnosticCatalogue.TotalOfSeveral, $"real[{axis.Name}]", axis.Name, one.Name,
                new Suggestion($"Write sum({several.Name}, over: {axis.Name}) for one reward of each row."));
    }
}

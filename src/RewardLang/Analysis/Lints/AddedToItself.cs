using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>One value on both sides of an operator that has two, <c>velocity.y^2 + velocity.y^2</c>: a copy in which a name was not changed.</summary>
internal sealed class AddedToItself : ILint
{
    public void Check(LintContext context)
    {
        foreach (var part in context.Syntax.Members.SelectMany(WrittenParts.Whole).SelectMany(WrittenParts.Of))
        {
            var (first, second) = part switch
            {
                BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus or TokenKind.And or TokenKind.Or } both => (both.Left, both.Right),
                CallSyntax { Function.Name: "min" or "max", Arguments: [{ Name: null, Value: var a }, { Name: null, Value: var b }] } => (a, b),
                _ => default,
            };
            // A sum of thousands is long on its left: what differs in length is not read.
            if (first is not null && second is not null && first.Span.Length == second.Span.Length && WrittenExpression.Inner(first) is not NumberSyntax && context.TextOf(first) == context.TextOf(second) && !context.IsReported(part.Span))
                context.Report(second.Span, DiagnosticCatalogue.AddedToItself, context.TextOf(part), Advice(context, second));
        }
    }

    /// <summary>The component that the program does not read, where one of a vector is written twice.</summary>
    private static string Advice(LintContext context, ExpressionSyntax second)
    {
        if (WrittenParts.Of(second).OfType<MemberSyntax>().FirstOrDefault() is not { } member || context.NodeOf(member.Target) is not { Axes: [{ Components: { } components }] })
            return "Was another value meant for the second?";
        var target = context.TextOf(member.Target);
        var read = context.Syntax.Members.SelectMany(WrittenParts.Whole).SelectMany(WrittenParts.Of).OfType<MemberSyntax>().Where(m => context.TextOf(m.Target) == target).Select(m => m.Member.Name).ToList();
        return components.FirstOrDefault(c => !read.Contains(c)) is { } left ? $"Was {target}.{left} meant for the second, which nothing reads?" : "Was another value meant for the second?";
    }
}

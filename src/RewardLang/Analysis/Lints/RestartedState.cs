using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A state that is read at the very step at which it starts over: the time in the air at touchdown is 0.</summary>
internal sealed class RestartedState : ILint
{
    public void Check(LintContext context)
    {
        var states = context.Syntax.Members.OfType<StateSyntax>().Where(s => !s.IsBackward).Select(s => s.Name.Name).ToList();
        if (states.Count == 0)
            return;
        foreach (var (condition, value) in context.Syntax.Members.Where(m => m is not StateSyntax).SelectMany(m => Branches(context, m)))
        {
            if (context.NodeOf(condition) is not { } holds || context.Ranges.Scope.Assuming(holds, true) is not { } inside)
                continue;
            foreach (var name in ReadNow(context, value).Where(n => states.Contains(n.Name) && !context.IsNamedIn(condition, n.Name)))
            {
                if (context.NodeOf(name) is not { IsTruth: false } state || context.RangeOf(state).IsPoint || inside.Of(state).Hull is not { IsPoint: true, Lower: 0 })
                    continue;
                var before = $"prev({name.Name}, initial: 0)";
                context.Report(name.Span, DiagnosticCatalogue.RestartedState, name.Name, context.TextOf(condition), new Suggestion($"For what it was until then write {before}.", before));
            }
        }
    }

    /// <summary>What is computed where a condition holds.</summary>
    private static IEnumerable<(ExpressionSyntax Condition, ExpressionSyntax Value)> Branches(LintContext context, MemberSyntaxNode member) =>
    [
        .. WrittenParts.Of(member).OfType<BinarySyntax>().Where(b => b.Operator == TokenKind.Star).SelectMany(b => new[] { (b.Left, b.Right), (b.Right, b.Left) }).Where(f => context.NodeOf(f.Item1) is { IsTruth: true }),
        .. WrittenParts.Of(member).OfType<IfSyntax>().Select(i => (i.Condition, i.Then)),
        .. member is TermSyntax { Condition: { } condition } term ? [(condition, term.Value)] : Array.Empty<(ExpressionSyntax, ExpressionSyntax)>(),
    ];

    /// <summary>The names in an expression that mean this step: what a function of time is given may be of others.</summary>
    private static IEnumerable<NameSyntax> ReadNow(LintContext context, ExpressionSyntax value) => value switch
    {
        NameSyntax name => [name],
        CallSyntax { Function.Name: "prev" or "next" } => [],
        CallSyntax call when context.Functions.ContainsKey(call.Function.Name) => [],
        _ => WrittenParts.Within(value).SelectMany(part => ReadNow(context, part)),
    };
}

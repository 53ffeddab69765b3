using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Arguments in the order of another function: two of them have each other's name, or the value to be bounded stands behind its bounds.</summary>
internal sealed class SwappedArguments : ILint
{
    public void Check(LintContext context)
    {
        var calls = WrittenCall.In(context).Where(c => c.IsKnown(context) && c.Syntax.Arguments.All(a => a.Name is null)).ToList();
        // Further arguments may have their names.
        foreach (var call in WrittenCall.In(context).Where(c => c.IsKnown(context) && c.Syntax.Arguments is [{ Name: null }, { Name: null }, _, ..] && c.Syntax.Arguments.Any(a => a.Name is not null)))
            if (OfPairs(context, call) is (0, 1))
                context.Report(call.Syntax.Arguments[0].Span, DiagnosticCatalogue.SwappedArguments, call.Name, $"'{context.TextOf(call.Syntax.Arguments[0].Value)}' for its '{call.Parameters[0]}'",
                    new Suggestion($"Write {context.TextOf(call.Syntax.Arguments[1].Value)} first, and {context.TextOf(call.Syntax.Arguments[0].Value)} second."));
        foreach (var call in calls)
        {
            if (HasValueLast(context, call))
            {
                var value = call.Syntax.Arguments[2].Value;
                context.Report(value.Span, DiagnosticCatalogue.SwappedArguments, call.Name, $"'{context.TextOf(value)}' for its upper bound",
                    call.InOrder(context, "The value stands first: {0}.", [2, 0, 1]));
            }
            else if ((Swapped(context, call, calls) ?? OfRoles(context, call) ?? OfPairs(context, call)) is var (first, second))
            {
                var order = Enumerable.Range(0, call.Syntax.Arguments.Count).ToArray();
                (order[first], order[second]) = (second, first);
                context.Report(call.Syntax.Arguments[first].Span, DiagnosticCatalogue.SwappedArguments, call.Name,
                    $"'{context.TextOf(call.Syntax.Arguments[first].Value)}' for its '{call.Parameters[first]}'", call.InOrder(context, "Write {0}.", order));
            }
        }
    }

    /// <summary>The numbers of two arguments that have each other's place; null for none.</summary>
    private static (int First, int Second)? Swapped(LintContext context, WrittenCall call, IReadOnlyList<WrittenCall> calls)
    {
        var count = Math.Min(call.Syntax.Arguments.Count, call.Parameters.Count);
        for (var i = 0; i < count; i++)
        {
            // Names of one letter say nothing.
            if (call.Syntax.Arguments[i].Value is not NameSyntax { Name.Length: > 1 } name || name.Name == call.Parameters[i])
                continue;
            var own = call.Parameters.ToList().IndexOf(name.Name);
            if (own < 0 || own >= count)
                continue;
            var other = call.Syntax.Arguments[own].Value;
            var isExchange = other is NameSyntax { Name.Length: > 1 } given && given.Name == call.Parameters[i]
                // Who calls it both ways means it.
                && !calls.Any(c => c.Name == call.Name && NameAt(c, i) == given.Name && NameAt(c, own) == name.Name);
            if (isExchange || IsFixed(context, name) && context.NodeOf(other) is { IsUniform: false })
                return (Math.Min(i, own), Math.Max(i, own));
        }

        return null;
    }

    /// <summary>Words that parameters and what is given for them share: the reference's log-probability is no policy's.</summary>
    private static readonly string[] s_roles = ["reference", "ref", "old"];

    /// <summary><c>log_ratio_penalty(reference_lp, policy_lp)</c>: by a word of its name an argument has the place of another, which has none of these words.</summary>
    private static (int First, int Second)? OfRoles(LintContext context, WrittenCall call)
    {
        if (!WrittenCall.IsOfLibrary(context, call.Syntax))
            return null;
        var roles = call.Parameters.Select(p => s_roles.Contains(p)).ToList();
        for (var i = 0; i < Math.Min(call.Syntax.Arguments.Count, roles.Count); i++)
            for (var k = 0; k < Math.Min(call.Syntax.Arguments.Count, roles.Count); k++)
                if (roles[k] && !roles[i] && HasRole(call, i) && !HasRole(call, k) && call.Syntax.Arguments[k].Value is NameSyntax)
                    return (Math.Min(i, k), Math.Max(i, k));
        return null;
    }

    /// <summary><c>dpo(rejected, chosen)</c>: the worse one in the place of the preferred, and the better one in that of the other.</summary>
    private static (int First, int Second)? OfPairs(LintContext context, WrittenCall call)
    {
        if (!WrittenCall.IsOfLibrary(context, call.Syntax))
            return null;
        var (preferred, other) = (call.Parameters.ToList().FindIndex(p => NameParts.Of(p).Contains("preferred")), call.Parameters.ToList().FindIndex(p => NameParts.Of(p).Contains("other")));
        return preferred >= 0 && other >= 0 && NameAt(call, preferred) is { } one && NameAt(call, other) is { } two && PreferenceNames.IsWorse(one) && PreferenceNames.IsBetter(two) ? (preferred, other) : null;
    }

    private static bool HasRole(WrittenCall call, int argument) => NameAt(call, argument) is { } name && NameParts.Of(name).Any(s_roles.Contains);

    private static string? NameAt(WrittenCall call, int argument) =>
        argument < call.Syntax.Arguments.Count && call.Syntax.Arguments[argument].Value is NameSyntax name ? name.Name : null;

    /// <summary>Whether a name is that of a parameter of the program, which is no value to be looked at.</summary>
    private static bool IsFixed(LintContext context, NameSyntax name) => context.Syntax.Members.Any(m => m is ParamSyntax && m.Name.Name == name.Name);

    /// <summary>Whether a value that changes stands behind two constants, <c>clip(-1, 1, x)</c>, in a function of a value and its bounds.</summary>
    private static bool HasValueLast(LintContext context, WrittenCall call) =>
        call.Parameters is ["x", "lo", "hi", ..] or ["x", "lower", "upper", ..] && call.Syntax.Arguments is [var first, var second, var third, ..]
        && context.NodeOf(first.Value) is { Kind: NodeKind.Constant } low && context.NodeOf(second.Value) is { Kind: NodeKind.Constant } high && low.Value < high.Value && context.NodeOf(third.Value) is { Kind: not (NodeKind.Constant or NodeKind.Param) };
}

using RewardLang.Builtins;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>A call of a module's function for which another expression stands here: <c>Vector3.Distance(a, b)</c>.</summary>
internal static class ModuleCall
{
    /// <summary>The expression, and what is to be known of it as the end of a sentence; null for other functions.</summary>
    /// <param name="s">The statement.</param>
    /// <param name="open">Where the bracket of the call opens.</param>
    public static (string Text, string Reason)? Read(BrokenStatement s, int open)
    {
        if (s.Closing(open) is not (> 0 and var close) || s.Outline.DeclaresFunction(s.At(open - 1).Text))
            return null;
        var parts = s.Parts(open + 1, close - 1).ToList();
        // The only axis needs no name.
        if (parts.Count > 1 && s.Outline.AxesOf(s.Tokens(parts[0].First, parts[0].Last)) is { Count: <= 1 })
            parts.RemoveAll(p => s.At(p.First).Text is "dim" or "axis" or "keepdim" or "keepdims" && s.At(p.First + 1).Kind is TokenKind.Equals or TokenKind.Colon);
        // Methods within are mistakes of their own.
        if (parts.Exists(p => s.At(p.First + 1).Kind is TokenKind.Equals or TokenKind.Colon) || CallRemedies.DottedFrom(s, open + 1, s.Found.Span).Any(i => i < close))
            return null;
        var axes = parts.Select(p => s.Outline.AxesOf(s.Tokens(p.First, p.Last))).ToList();
        var name = ForeignNames.Spelt(s.At(open - 1).Text);
        string[] values = [.. parts.Select(p => s.Text(p.First, p.Last))], factors = [.. parts.Select(p => Factor(s, p.First, p.Last))];
        return OwnCall.Text(name, values, factors, axes.Contains(null) ? null : axes.Select(a => a!.Count).DefaultIfEmpty(0).Max()) is { } own ? (own, "")
            : CoreFunctions.Find(name) is null && StandardLibrary.ModuleOf(name) is null ? ForeignFunctions.Call(name, values, factors) : null;
    }

    private static string Factor(BrokenStatement s, int first, int last)
    {
        var depth = 0;
        for (var i = first; i <= last; i++)
        {
            depth += TokenFacts.Step(s.At(i).Kind);
            if (depth == 0 && (TokenFacts.IsOperator(s.At(i).Kind) || s.At(i).Kind is TokenKind.If or TokenKind.Not))
                return $"({s.Text(first, last)})";
        }

        return s.Text(first, last);
    }
}

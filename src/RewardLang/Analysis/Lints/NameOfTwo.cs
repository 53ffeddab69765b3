using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>What a name means in a total where a term has the same name and another value.</summary>
/// <param name="Said">What it is.</param>
/// <param name="IsLet">Whether it is a <c>let</c>, which can have any name.</param>
internal sealed record NameOfTwo(string Said, bool IsLet)
{
    public string Advice(string name) => $"Write terms.{name} for the term, or {(IsLet ? "give the 'let' a name of its own" : "rename the term")}.";

    /// <summary>What a name in a total means instead of the term of that name; null where it means the term, or there is none.</summary>
    public static NameOfTwo? In(LintContext context, TotalSyntax total, NameSyntax name)
    {
        if (context.Terms.FirstOrDefault(t => t.Name == name.Name) is not { } term || context.NodeOf(name) is not { } read || read == term.Value)
            return null;
        // A condition is asked for as such, and where the term is a part of the total too both are meant.
        var isBoth = read.IsTruth || IsReadAsTerm(total, name.Name);
        return context.Syntax.Members.FirstOrDefault(m => m is LetSyntax or InputSyntax or ParamSyntax or StateSyntax && m.Name.Name == name.Name) switch
        {
            LetSyntax => new NameOfTwo("the value of the 'let'", true),
            InputSyntax when !isBoth => new NameOfTwo("the input", false),
            ParamSyntax when !isBoth => new NameOfTwo("the parameter", false),
            StateSyntax when !isBoth => new NameOfTwo("the state", false),
            _ => null,
        };
    }

    /// <summary>Whether a total reads a term as one of <c>terms</c> or <c>contributions</c>.</summary>
    private static bool IsReadAsTerm(TotalSyntax total, string name)
    {
        var members = WrittenParts.Of(total).OfType<MemberSyntax>().Where(m => m.Target is NameSyntax { Name: "terms" or "contributions" }).ToList();
        return members.Exists(m => m.Member.Name == name) || WrittenParts.Of(total).OfType<NameSyntax>().Any(n => n.Name is "terms" or "contributions" && !members.Exists(m => m.Target == n));
    }
}

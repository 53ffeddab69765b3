using Microsoft.CodeAnalysis.CSharp;

namespace RewardLang.Generator.Emission;

/// <summary>Names of the reward language to names of C#.</summary>
internal static class CSharpNames
{
    /// <summary>The name of a type or property: <c>dist_reward_scale</c> becomes <c>DistRewardScale</c>.</summary>
    public static string Pascal(string name)
    {
        var parts = name.Split(['_'], StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(parts.Select(p => char.ToUpperInvariant(p[0]) + p.Substring(1)));
        return joined.Length > 0 && !char.IsDigit(joined[0]) ? joined : "_" + joined;
    }

    /// <summary>The name of a parameter: <c>lin_vel</c> becomes <c>linVel</c>, <c>object</c> becomes <c>@object</c>.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        return Escape(char.ToLowerInvariant(pascal[0]) + pascal.Substring(1));
    }

    /// <summary>A folder's name as a part of a namespace: what an identifier cannot hold becomes <c>_</c>.</summary>
    public static string Namespace(string segment)
    {
        var plain = string.Concat(segment.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return Escape(SyntaxFacts.IsIdentifierStartCharacter(plain[0]) ? plain : "_" + plain);
    }

    /// <summary>An identifier that may be a keyword.</summary>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;

    /// <summary>The name as documentation writes it.</summary>
    public static string Unescape(string identifier) => identifier.TrimStart('@');
}

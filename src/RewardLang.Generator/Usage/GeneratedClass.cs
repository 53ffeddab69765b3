using Microsoft.CodeAnalysis;

namespace RewardLang.Generator.Usage;

/// <summary>Tells the classes that this generator made from all others.</summary>
internal static class GeneratedClass
{
    public static bool Is(INamedTypeSymbol? type) => type is not null && type.GetAttributes().Any(a =>
        a.AttributeClass?.Name == "GeneratedCodeAttribute" && a.ConstructorArguments.Length == 2
        && a.ConstructorArguments[0].Value is "RewardLang.Generator");
}

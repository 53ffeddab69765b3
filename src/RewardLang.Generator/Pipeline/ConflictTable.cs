using RewardLang.Generator.Diagnostics;

namespace RewardLang.Generator.Pipeline;

/// <summary>
/// What more than one file makes. A class belongs to the file whose path comes first, and the others are told. Kernels of one
/// name have one text, so the first serves all. Nearly always empty, and then equal to what it was before.
/// </summary>
/// <param name="Losers">The claims on a class that is taken.</param>
/// <param name="SharedKernels">The hint names of the claims whose kernels another one brings.</param>
/// <param name="Diagnostics">What the losers are told.</param>
internal sealed record ConflictTable(
    EquatableArray<ClassClaim> Losers, EquatableArray<string> SharedKernels, EquatableArray<DiagnosticInfo> Diagnostics)
{
    public static ConflictTable Create(IEnumerable<ClassClaim> claims)
    {
        var byName = new Dictionary<string, ClassClaim>(StringComparer.Ordinal);
        var byHint = new Dictionary<string, ClassClaim>(StringComparer.OrdinalIgnoreCase);
        var kernels = new HashSet<string>(StringComparer.Ordinal);
        var losers = new List<ClassClaim>();
        var shared = new List<string>();
        var diagnostics = new List<DiagnosticInfo>();
        foreach (var claim in claims.OrderBy(c => c.RelativePath, StringComparer.Ordinal))
        {
            if (byName.TryGetValue(claim.ClassName, out var winner) || byHint.TryGetValue(claim.HintName, out winner))
            {
                losers.Add(claim);
                diagnostics.Add(DiagnosticInfo.Create(
                    GeneratorDiagnostics.ClassTwice, claim.Path, claim.Place, claim.ClassName, winner.RelativePath));
                continue;
            }

            byName[claim.ClassName] = byHint[claim.HintName] = claim;
            if (claim.KernelName is not null && !kernels.Add(claim.KernelName))
                shared.Add(claim.HintName);
        }

        return new ConflictTable(losers.ToEquatableArray(), shared.ToEquatableArray(), diagnostics.ToEquatableArray());
    }

    /// <summary>The sources of a file that are its own.</summary>
    public EquatableArray<GeneratedSource> SourcesOf(CompiledFile file) =>
        file.Classes.Where(c => !Losers.Contains(c.Claim)).SelectMany(SourcesOf).ToEquatableArray();

    private IEnumerable<GeneratedSource> SourcesOf(GeneratedClass generated) =>
        SharedKernels.Contains(generated.Claim.HintName) ? [generated.Class] : [generated.Class, .. generated.Kernels];
}

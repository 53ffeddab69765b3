using RewardLang.Generator.Diagnostics;

namespace RewardLang.Generator.Pipeline;

/// <summary>
/// The claims that lose because another file makes a class of the same name: the file whose path comes first keeps it. Nearly
/// always empty, and then equal to what it was before.
/// </summary>
internal sealed record ConflictTable(EquatableArray<ClassClaim> Losers, EquatableArray<DiagnosticInfo> Diagnostics)
{
    public static ConflictTable Create(IEnumerable<ClassClaim> claims)
    {
        var byName = new Dictionary<string, ClassClaim>(StringComparer.Ordinal);
        var byHint = new Dictionary<string, ClassClaim>(StringComparer.OrdinalIgnoreCase);
        var losers = new List<ClassClaim>();
        var diagnostics = new List<DiagnosticInfo>();
        foreach (var claim in claims.OrderBy(c => c.RelativePath, StringComparer.Ordinal))
        {
            if (byName.TryGetValue(claim.ClassName, out var winner) || byHint.TryGetValue(claim.HintName, out winner))
            {
                losers.Add(claim);
                diagnostics.Add(DiagnosticInfo.Create(
                    GeneratorDiagnostics.ClassTwice, claim.Path, claim.Place, claim.ClassName, winner.RelativePath));
            }
            else
            {
                byName[claim.ClassName] = byHint[claim.HintName] = claim;
            }
        }

        return new ConflictTable(losers.ToEquatableArray(), diagnostics.ToEquatableArray());
    }

    public EquatableArray<GeneratedSource> SourcesOf(CompiledFile file) =>
        file.Classes.Where(c => !Losers.Contains(c.Claim)).SelectMany(c => c.Sources).ToEquatableArray();
}

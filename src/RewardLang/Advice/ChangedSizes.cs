using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Advice;

/// <summary>
/// Members whose numbers are other ones once advice about units is followed, and what is made of them: how large these numbers are then says nothing of what is meant,
/// as the value to divide by is the user's to choose.
/// </summary>
internal sealed class ChangedSizes(Lazy<TextMembers> members)
{
    private static readonly DiagnosticDescriptor[] s_units =
        [DiagnosticCatalogue.UnitMismatch, DiagnosticCatalogue.NeedsPlainNumber, DiagnosticCatalogue.ExponentWithUnit, DiagnosticCatalogue.PowerOfUnit];

    /// <summary>What is said of how large the value of a member is.</summary>
    private static readonly DiagnosticDescriptor[] s_ofOne =
    [
        DiagnosticCatalogue.OutsideDomain, DiagnosticCatalogue.Overflow, DiagnosticCatalogue.IdleClip, DiagnosticCatalogue.ConstantClip, DiagnosticCatalogue.DecidedCondition,
        DiagnosticCatalogue.SaturatedFunction, DiagnosticCatalogue.NarrowSlope, DiagnosticCatalogue.NothingLeads, DiagnosticCatalogue.CheckFailed, DiagnosticCatalogue.CheckUndecided,
    ];

    /// <summary>What is said of how large it is beside all others, or of their sum.</summary>
    private static readonly DiagnosticDescriptor[] s_ofAll =
    [
        DiagnosticCatalogue.DwarfedTerm, DiagnosticCatalogue.PayForEnding, DiagnosticCatalogue.RepeatedBonus, DiagnosticCatalogue.SurvivalDecides, DiagnosticCatalogue.PayForWaiting,
        DiagnosticCatalogue.BeyondClip,
    ];

    /// <summary>What a check says that is so whatever the sizes are.</summary>
    private static readonly string[] s_ofForm = ["invariant", "causal"];

    private readonly List<TextSpan> _places = [];

    public static bool IsOfUnits(Diagnostic error) => s_units.Contains(error.Descriptor);

    /// <summary>Notes where the text has a mistake in its units.</summary>
    public void Add(TextSpan place) => _places.Add(place);

    /// <summary>Whether what was found is about such a number.</summary>
    public bool AreIn(Diagnostic found)
    {
        var isOfAll = IsOfAll(found);
        if (_places.Count == 0 || !isOfAll && !s_ofOne.Contains(found.Descriptor))
            return false;
        if (members.Value.IsLarge || members.Value.At(found.Span) is not { } place)
            return true;
        var changed = members.Value.MadeOf(_places);
        return changed.Contains(place) && !(place.Kind == TokenKind.Check && s_ofForm.Any(place.IsMadeOf))
            || isOfAll && changed.Any(m => m.Kind == TokenKind.Term && m.Declaration == place.Declaration);
    }

    /// <summary>Whether it is said of one value beside all others, or of their sum.</summary>
    public static bool IsOfAll(Diagnostic found) => s_ofAll.Contains(found.Descriptor);
}

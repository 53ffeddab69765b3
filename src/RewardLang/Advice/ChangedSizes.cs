using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Advice;

/// <summary>
/// Members whose numbers are other ones once advice about units is followed, and what is made of them: how large these numbers are then says nothing of what is meant,
/// as the value to divide by is the user's to choose.
/// </summary>
internal sealed class ChangedSizes(SourceText source)
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

    /// <summary>Names of what is made of all terms.</summary>
    private static readonly string[] s_terms = ["terms", "contributions"];

    /// <summary>What a check says of all terms.</summary>
    private static readonly string[] s_ofTotal = ["total", "return", "finite"];

    /// <summary>What a check says that is so whatever the sizes are.</summary>
    private static readonly string[] s_ofForm = ["invariant", "causal"];

    private const int MostMembers = 300;

    private readonly List<TextSpan> _places = [];
    private List<Member>? _members;

    /// <param name="Declaration">The number of the program or function that it belongs to.</param>
    /// <param name="Kind">The word that begins it.</param>
    /// <param name="Start">Where that word stands.</param>
    /// <param name="Tokens">What it is written with, its own name first.</param>
    private sealed record Member(int Declaration, TokenKind Kind, int Start, List<Token> Tokens)
    {
        public string Name => Tokens.Count == 0 || Kind == TokenKind.Check ? "" : Tokens[0].Text;

        public bool Has(TextSpan place) => Tokens.Count > 0 && Start <= place.Start && place.Start < Tokens[Tokens.Count - 1].Span.End;

        public bool IsMadeOf(string name) => name.Length > 0 && Tokens.Skip(Kind == TokenKind.Check ? 0 : 1).Any(t => t.Text == name);

        public bool IsMadeOfTerms(IEnumerable<Member> members) => s_terms.Any(IsMadeOf)
            || Kind == TokenKind.Check && (s_ofTotal.Any(IsMadeOf) || members.Any(m => m.Kind == TokenKind.Scenario && m.Declaration == Declaration && IsMadeOf(m.Name)));
    }

    public static bool IsOfUnits(Diagnostic error) => s_units.Contains(error.Descriptor);

    /// <summary>Notes where the text has a mistake in its units.</summary>
    public void Add(TextSpan place) => _places.Add(place);

    /// <summary>Whether what was found is about such a number.</summary>
    public bool AreIn(Diagnostic found)
    {
        var isOfAll = s_ofAll.Contains(found.Descriptor);
        if (_places.Count == 0 || !isOfAll && !s_ofOne.Contains(found.Descriptor))
            return false;
        var members = _members ??= Members();
        // A large text is not followed.
        if (members.Count > MostMembers)
            return true;
        var changed = Changed(members);
        if (members.FirstOrDefault(m => m.Has(found.Span)) is not { } place)
            return true;
        return changed.Contains(place) && !(place.Kind == TokenKind.Check && s_ofForm.Any(place.IsMadeOf))
            || isOfAll && changed.Any(m => m.Kind == TokenKind.Term && m.Declaration == place.Declaration);
    }

    /// <summary>The members with such mistakes, and those that are made of them.</summary>
    private HashSet<Member> Changed(List<Member> members)
    {
        var changed = new HashSet<Member>(members.Where(m => _places.Exists(m.Has)));
        for (var count = -1; count != changed.Count;)
        {
            count = changed.Count;
            changed.UnionWith([.. members.Where(m => changed.Any(c => c.Declaration == m.Declaration ? m.IsMadeOf(c.Name) || m.Kind == TokenKind.Fn || c.Kind == TokenKind.Term && m.IsMadeOfTerms(members)
                : c.Kind == TokenKind.Fn && m.IsMadeOf(c.Name)))]);
        }

        return changed;
    }

    private List<Member> Members()
    {
        var members = new List<Member>();
        var declaration = 0;
        var tokens = Lexer.Tokenize(source, new DiagnosticBag());
        for (var i = 0; i < tokens.Count; i++)
        {
            var begins = TokenFacts.BeginsDeclaration(tokens[i].Kind);
            if (begins)
                declaration++;
            var isTotal = tokens[i] is { Kind: TokenKind.Identifier, Text: "total" } && i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Equals;
            var isClaim = i > 0 && tokens[i - 1].Kind == TokenKind.Check;
            if (begins || !isClaim && (isTotal || TokenFacts.BeginsMember(tokens[i].Kind)))
                members.Add(new Member(declaration, tokens[i].Kind, tokens[i].Span.Start, isTotal ? [tokens[i]] : []));
            else if (members.Count > 0)
                members[members.Count - 1].Tokens.Add(tokens[i]);
        }

        return members;
    }
}

using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// Two members whose names differ in one word, <c>left_lift</c> and <c>right_lift</c>, and whose texts are the same but for that word, where a name was forgotten: the second
/// reads <c>left_height</c> too, though there is a <c>right_height</c>.
/// </summary>
internal sealed class CopiedName : ILint
{
    private const int MostMembers = 100;

    public void Check(LintContext context)
    {
        var members = context.Syntax.Members.Where(m => m is TermSyntax or LetSyntax or OutputSyntax).Take(MostMembers).Select(m => (Member: m, Words: NameParts.Of(m.Name.Name))).ToList();
        // Each text is read once, however many names are alike.
        var bodies = new Dictionary<MemberSyntaxNode, List<Token>>();
        List<Token> BodyOf(MemberSyntaxNode member) => bodies.TryGetValue(member, out var known) ? known : bodies[member] = Body(context, member);
        for (var i = 1; i < members.Count; i++)
            for (var k = 0; k < i; k++)
                if (Difference(members[k].Words, members[i].Words) is var (from, to) && Forgotten(context, BodyOf(members[k].Member), BodyOf(members[i].Member), from, to) is var (name, meant))
                {
                    context.Report(name.Span, DiagnosticCatalogue.CopiedName, members[i].Member.Name.Name, name.Text, members[k].Member.Name.Name, new Suggestion($"Was '{meant}' meant?", meant));
                    break;
                }
    }

    /// <summary>The one word in which two names differ; null where there are more or none.</summary>
    private static (string From, string To)? Difference(string[] first, string[] second) => first.Length == second.Length
        && first.Zip(second, (a, b) => (From: a, To: b)).Where(p => p.From != p.To).ToList() is [var only] && only.From.Length > 0 && !char.IsDigit(only.From[0]) ? only : null;

    /// <summary>The name in the second text that was left as the first has it, and what it is with the other word; null for texts that differ in anything else.</summary>
    private static (Token Name, string Meant)? Forgotten(LintContext context, List<Token> ours, List<Token> theirs, string from, string to)
    {
        if (ours.Count != theirs.Count || ours.Count < 4)
            return null;
        (Token, string)? forgotten = null;
        for (var i = 0; i < ours.Count; i++)
        {
            var renamed = Renamed(ours[i].Text, from, to);
            if (theirs[i].Text == renamed && renamed != ours[i].Text)
                continue;
            if (theirs[i].Text != ours[i].Text)
                return null;
            if (renamed != ours[i].Text && ours[i].Kind == TokenKind.Identifier && IsDeclared(context, renamed, i > 0 && theirs[i - 1].Kind == TokenKind.Dot))
                forgotten ??= (theirs[i], renamed);
        }

        return forgotten;
    }

    /// <summary>The tokens behind the name, but for a weight and without the member's own words.</summary>
    private static List<Token> Body(LintContext context, MemberSyntaxNode member)
    {
        var start = member.Name.Span.End;
        var source = context.Program.Source;
        return [.. Lexer.Tokenize(new SourceText(source.Path, source.GetText(TextSpan.FromBounds(start, member.Span.End))), new DiagnosticBag()).Where(t => t.Kind != TokenKind.End)
            .TakeWhile(t => t.Kind != TokenKind.Weight).Select(t => new Token(t.Kind, new TextSpan(start + t.Span.Start, t.Span.Length), t.Text))];
    }

    private static string Renamed(string name, string from, string to) => string.Join("_", name.Split('_').Select(w => w == from ? to : w));

    private static bool IsDeclared(LintContext context, string name, bool isComponent) => isComponent
        ? context.Syntax.Members.OfType<AxisSyntax>().Any(a => a.Components?.Any(c => c.Name == name) == true)
        : context.Syntax.Members.Any(m => m is InputSyntax or LetSyntax or StateSyntax or ParamSyntax && m.Name.Name == name);
}

using RewardLang.Diagnostics;
using RewardLang.Syntax;
using RewardLang.Syntax.Formatting;

namespace RewardLang.Synthesis.Evolution;

/// <summary>A candidate's text with the tree of its program: what mutations look at and change.</summary>
internal sealed class Genome
{
    private readonly IReadOnlyList<Token> _tokens;

    private Genome(string text, ProgramSyntax program)
    {
        (Text, Program) = (text, program);
        _tokens = Lexer.Tokenize(new SourceText("candidate.reward", text), new DiagnosticBag());
        Terms = [.. program.Members.OfType<TermSyntax>()];
    }

    public string Text { get; }

    public ProgramSyntax Program { get; }

    public IReadOnlyList<TermSyntax> Terms { get; }

    /// <summary>Reads a file with one program; null where it does not parse.</summary>
    public static Genome? TryParse(string text)
    {
        var diagnostics = new DiagnosticBag();
        var file = FileParser.Parse(new SourceText("candidate.reward", text), diagnostics);
        return !diagnostics.HasErrors && file.Programs.Count() == 1 ? new Genome(text, file.Programs.Single()) : null;
    }

    /// <summary>The text of a part.</summary>
    public string TextOf(SyntaxNode node) => Text.Substring(node.Span.Start, node.Span.Length);

    /// <summary>The numbers that are written in a part.</summary>
    public IReadOnlyList<Token> NumbersIn(SyntaxNode node) => [.. TokensIn(node).Where(t => t.Kind == TokenKind.Number)];

    /// <summary>The names that are written in a part.</summary>
    public IReadOnlySet<string> NamesIn(SyntaxNode node) => TokensIn(node).Where(t => t.Kind == TokenKind.Identifier).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);

    /// <summary>The member with a name that expressions can use, if there is one.</summary>
    public MemberSyntaxNode? Find(string name) => Program.Members.FirstOrDefault(m => m.Name.Name == name && m is not (CheckSyntax or ScenarioSyntax));

    /// <summary>The members that a part needs, directly or through others, in the order of the text.</summary>
    public IReadOnlyList<MemberSyntaxNode> Needs(SyntaxNode node)
    {
        var found = new HashSet<MemberSyntaxNode>();
        var pending = new Stack<SyntaxNode>([node]);
        while (pending.TryPop(out var part))
            foreach (var name in NamesIn(part))
                if (Find(name) is { } member && member != node && found.Add(member))
                    pending.Push(member);
        return [.. Program.Members.Where(found.Contains)];
    }

    /// <summary>The imports of the file, as written.</summary>
    public IReadOnlyList<string> Imports => [.. Text.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("import ", StringComparison.Ordinal))];

    /// <summary>A part with other names.</summary>
    public string Renamed(SyntaxNode node, IReadOnlyDictionary<string, string> names)
    {
        var text = TextOf(node);
        foreach (var token in TokensIn(node).Where(t => t.Kind == TokenKind.Identifier && names.ContainsKey(t.Text)).OrderByDescending(t => t.Span.Start))
        {
            var start = token.Span.Start - node.Span.Start;
            text = text[..start] + names[token.Text] + text[(start + token.Span.Length)..];
        }

        return text;
    }

    /// <summary>A name that no member has: the stem, or the stem and a number.</summary>
    public string NewName(string stem) => Find(stem) is null ? stem
        : Enumerable.Range(2, int.MaxValue - 2).Select(i => $"{stem}_{i}").First(name => Find(name) is null);

    /// <summary>The change that adds a member at the program's end.</summary>
    public TextEdit Adding(string member) => new(new TextSpan(Text.LastIndexOf('}', Program.Span.End - 1), 0), $"  {member}\n");

    /// <summary>The change that takes a member out.</summary>
    public static TextEdit Removing(MemberSyntaxNode member) => new(member.Span, "");

    /// <summary>The genome after some changes that do not overlap, formatted; null where the text does not parse any more.</summary>
    public Genome? With(params IEnumerable<TextEdit> edits)
    {
        var text = Text;
        // From the end, so that the places before stay what they are; what is inserted at one place keeps its order.
        foreach (var edit in edits.Reverse().OrderByDescending(e => e.Span.Start))
            text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        return TryParse(RewardFormatter.Format(new SourceText("candidate.reward", text)).Text);
    }

    /// <summary>The genome without scenarios and checks: what holds of a reward need not hold of what is made of it.</summary>
    public Genome WithoutClaims() => With(Program.Members.Where(m => m is ScenarioSyntax or CheckSyntax).Select(Removing)) ?? this;

    /// <summary>The genome without the names that nothing uses any more.</summary>
    public Genome Pruned()
    {
        var genome = this;
        while (genome.Program.Members.Where(m => m is LocalSyntax or ParamSyntax or InputSyntax && !genome.IsUsed(m)).ToList() is { Count: > 0 } unused
            && genome.With(unused.Select(Removing)) is { } smaller)
            genome = smaller;
        return genome;
    }

    private bool IsUsed(MemberSyntaxNode member) =>
        Program.Members.Any(other => other != member && NamesIn(other).Contains(member.Name.Name));

    private IEnumerable<Token> TokensIn(SyntaxNode node) => _tokens.Where(t => t.Span.Start >= node.Span.Start && t.Span.End <= node.Span.End);
}

using RewardLang.Diagnostics;
using RewardLang.Generator.Emission;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Generator.Models;

/// <summary>
/// A program with errors to the shape that its class has without them, as far as the tokens tell: the code that uses the class
/// then compiles, and the errors shown are those of the <c>.reward</c> file alone.
/// </summary>
internal static class BrokenProgramReader
{
    private static readonly HashSet<string> s_arrayTypes = new(StringComparer.Ordinal) { "vec3", "quat", "quat_xyzw" };

    public static ProgramModel Read(ProgramOutline outline, string relativePath) => new(
        outline.Name.Text, outline.Name.Span, outline.Documentation is { } text ? Documentation.Xml(text) : null,
        $"The file {DeclarationText.Code(relativePath)} has errors: this class only keeps its shape.",
        [.. Members(outline, TokenKind.Input).Select(m => new MemberModel(m.Name.Text, [Said(m)], m.Name.Span))],
        [.. ReadParams(outline)],
        [.. Members(outline, TokenKind.Model).Select(m => new MemberModel(m.Name.Text, [Said(m)], m.Name.Span))],
        [.. ReadResults(outline)],
        IsCausal: true,
        new ProgramExecution.None());

    private static IEnumerable<ParamModel> ReadParams(ProgramOutline outline)
    {
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in Members(outline, TokenKind.Param))
        {
            declared.Add(member.Name.Text);
            yield return Param(member.Name.Text, Said(member), ShapeOf(member.Tokens), member.Name.Span);
        }

        // Whether a program asks for these is only known once it is bound; a member too many does no harm here.
        if (declared.Add("dt"))
            yield return Param("dt", "The time between two steps, in seconds.", ParamShape.Number);
        if (declared.Add("training_step"))
            yield return Param("training_step", "The number of training steps done so far.", ParamShape.WholeNumber);
    }

    private static ParamModel Param(string name, string documentation, ParamShape shape, TextSpan? span = null) =>
        new(name, [documentation], span, shape, IsRequired: false, Lower: null, Upper: null);

    private static IEnumerable<ResultModel> ReadResults(ProgramOutline outline)
    {
        yield return new ResultModel(ResultKind.Total, "total", ["What is trained on."], null);
        foreach (var (keyword, kind) in new[]
            { (TokenKind.Term, ResultKind.Term), (TokenKind.Output, ResultKind.Output), (TokenKind.EndWord, ResultKind.End) })
        {
            foreach (var member in Members(outline, keyword))
                yield return new ResultModel(kind, member.Name.Text, [Said(member)], member.Name.Span);
        }

        yield return new ResultModel(ResultKind.Adjustment, "adjustment", ["The total less the sum of the contributions."], null);
        yield return new ResultModel(ResultKind.Done, "done", ["Whether the episode ends for any reason."], null);
    }

    private static IEnumerable<MemberOutline> Members(ProgramOutline outline, TokenKind keyword) =>
        outline.Members.Where(m => m.Keyword == keyword).GroupBy(m => m.Name.Text).Select(g => g.First());

    /// <summary>The shape of <c>param name : type = default</c>, by the type or else by how the default begins.</summary>
    private static ParamShape ShapeOf(IReadOnlyList<Token> tokens)
    {
        var equals = StatementSplitter.IndexOf(tokens, TokenKind.Equals);
        var type = (equals < 0 ? tokens : tokens.Take(equals)).Skip(3).ToList();
        if (tokens.Count <= 3 || tokens[2].Kind != TokenKind.Colon)
            return equals >= 0 && equals + 1 < tokens.Count ? ShapeOfDefault(tokens[equals + 1]) : ParamShape.Number;
        if (type.Any(t => t.Kind == TokenKind.LeftBracket || s_arrayTypes.Contains(t.Text)))
            return ParamShape.Array;
        return type.FirstOrDefault().Text switch
        {
            "bool" => ParamShape.Truth,
            "int" => ParamShape.WholeNumber,
            _ => ParamShape.Number,
        };
    }

    private static ParamShape ShapeOfDefault(Token first) => first.Kind switch
    {
        TokenKind.LeftBracket => ParamShape.Array,
        TokenKind.True or TokenKind.False => ParamShape.Truth,
        _ => ParamShape.Number,
    };

    private static string Said(MemberOutline member) =>
        member.Documentation is { } text
            ? Documentation.Xml(text)
            : $"{member.Tokens[0].Text} {DeclarationText.Code(member.Name.Text)}.";
}

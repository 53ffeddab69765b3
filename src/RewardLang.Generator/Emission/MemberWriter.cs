using RewardSource = RewardLang.Diagnostics.SourceText;
using RewardSpan = RewardLang.Diagnostics.TextSpan;

namespace RewardLang.Generator.Emission;

/// <summary>
/// Writes members. A declaration that a line of the <c>.reward</c> file asks for is mapped to that line, so that what the C#
/// compiler says about it is shown there. Members of a file with errors throw.
/// </summary>
internal sealed class MemberWriter(CodeWriter writer, RewardSource source, string? brokenMessage)
{
    /// <summary>True when members keep their shape but do nothing.</summary>
    public bool IsBroken => brokenMessage is not null;

    /// <summary>Writes a line, its part from a name on mapped to where the file declares that name.</summary>
    public void Mapped(string before, string line, RewardSpan? span)
    {
        var path = source.Path;
        if (span is not { } place || path.IndexOfAny(['"', '\r', '\n']) >= 0)
        {
            writer.Line(before + line);
            return;
        }

        var (start, end) = (source.GetPosition(place.Start), source.GetPosition(place.End));
        var offset = Math.Max(1, writer.Indentation + before.Length);
        writer.Verbatim($"#line ({start.Line}, {start.Column}) - ({end.Line}, {end.Column}) {offset} \"{path}\"")
            .Line(before + line)
            .Verbatim("#line default");
    }

    /// <summary>Writes a property on one line: exceptions of its accessors then point into the file as well.</summary>
    public void Property(
        IReadOnlyList<string?> summary, string type, string name, RewardSpan? span, string get, string? set = null,
        bool isRequired = false, string? attribute = null)
    {
        writer.Document("summary", [.. summary]);
        if (set is not null)
            writer.Line(BindingException("The value does not fit the declaration."));
        if (attribute is not null)
            writer.Line(attribute);
        var body = set is null ? $"=> {Expression(get)};" : $"{{ get => {Expression(get)}; set => {Expression(set)}; }}";
        Mapped($"public {(isRequired ? "required " : "")}{type} ", $"{name} {body}", span);
        writer.Line();
    }

    /// <summary>Writes a signature and the one statement behind it, which is mapped to a place of the file.</summary>
    public void Method(string signature, string expression, bool returns = false, RewardSpan? span = null)
    {
        writer.Line(signature).Open();
        Mapped("", (IsBroken ? Expression(expression) : returns ? $"return {expression}" : expression) + ";", span);
        writer.Close().Line();
    }

    /// <summary>The documentation of the exception that the run time throws for what does not fit.</summary>
    public static string BindingException(string text) =>
        $"/// <exception cref=\"global::RewardLang.Runtime.RewardBindingException\">{text}</exception>";

    private string Expression(string expression) => brokenMessage is null
        ? expression
        : $"throw new global::System.InvalidOperationException({Literals.Quoted(brokenMessage)})";
}

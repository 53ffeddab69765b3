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

    /// <summary>Writes the line that declares a name, mapped to where the file declares it.</summary>
    public void Declaration(string before, string name, string after, RewardSpan? span)
    {
        var path = source.Path;
        if (span is not { } place || path.IndexOfAny(['"', '\r', '\n']) >= 0)
        {
            writer.Line(before + name + after);
            return;
        }

        var (start, end) = (source.GetPosition(place.Start), source.GetPosition(place.End));
        var offset = writer.Indentation + before.Length;
        writer.Verbatim($"#line ({start.Line}, {start.Column}) - ({end.Line}, {end.Column}) {offset} \"{path}\"")
            .Line(before + name + after)
            .Verbatim("#line default");
    }

    /// <summary>Writes a property.</summary>
    public void Property(
        IReadOnlyList<string?> summary, string type, string name, RewardSpan? span, string get, string? set = null,
        bool isRequired = false, string? attribute = null, string? exception = null)
    {
        writer.Document("summary", [.. summary]);
        if (exception is not null)
            writer.Line($"/// {exception}");
        if (attribute is not null)
            writer.Line(attribute);
        Declaration($"public {(isRequired ? "required " : "")}{type} ", name, "", span);
        writer.Open().Line($"get => {Expression(get)};");
        if (set is not null)
            writer.Line($"set => {Expression(set)};");
        writer.Close().Line();
    }

    /// <summary>Writes a documented method of one expression.</summary>
    public void Method(string summary, string signature, string expression)
    {
        writer.Document("summary", summary);
        Body(signature, expression);
    }

    /// <summary>Writes a signature and the one expression behind it.</summary>
    public void Body(string signature, string expression, bool returns = false)
    {
        var statement = IsBroken ? Expression(expression) : returns ? $"return {expression}" : expression;
        writer.Line(signature).Open().Line($"{statement};").Close().Line();
    }

    private string Expression(string expression) => brokenMessage is null
        ? expression
        : $"throw new global::System.InvalidOperationException({Literals.Quoted(brokenMessage)})";
}

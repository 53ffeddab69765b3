using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>A name of the program in the body of a function, which sees its parameters only: what to write at its head, and in its calls.</summary>
/// <param name="function">The function.</param>
/// <param name="program">The program that calls it; null where that is not known.</param>
internal sealed class MissingParameter(FunctionSymbol function, ProgramSyntax? program)
{
    private readonly FunctionSyntax _syntax = function.Syntax;
    private readonly SourceText _source = function.File.Source;

    /// <summary>All names that the body is written with.</summary>
    public IEnumerable<NameSyntax> Names => PartsOf(_syntax).OfType<NameSyntax>();

    /// <summary>Where a name is first written in the body, and in how many more places; its own place where the body declares it too.</summary>
    public (TextSpan First, int Others) PlacesOf(NameSyntax name)
    {
        var places = _syntax.Body.Any(m => m.Name.Name == name.Name) ? [] : Names.Where(n => n.Name == name.Name).Select(n => n.Span).OrderBy(s => s.Start).ToList();
        return places.Count == 0 ? (name.Span, 0) : (places[0], places.Count - 1);
    }

    /// <param name="missing">All names that the body needs and does not see.</param>
    public Suggestion Advice(IReadOnlyList<string> missing)
    {
        var head = $"{_syntax.Name.Name}({string.Join(", ", _syntax.Parameters.Select(p => _source.GetText(p.Span)).Concat(missing))})";
        var sentence = $"A function sees its parameters only: write '{head}' at its head, and ";
        var calls = program is not null && missing.All(name => program.Members.Any(m => m.Name.Name == name)) ? Calls(program) : [];
        if (calls.Count == 0)
            return $"{sentence}pass {(missing.Count == 1 ? "it" : "them")} in each call.";
        // Behind an argument that is named, or in place of one that is left out, a position says nothing.
        var isByName = calls.Exists(c => c.Arguments.Any(a => a.Name is not null) || c.Arguments.Count < _syntax.Parameters.Count);
        var added = (_syntax.Parameters.Count == 0 ? "" : ", ") + string.Join(", ", missing.Select(name => isByName ? $"{name}: {name}" : name));
        return new Suggestion($"{sentence}{_source.GetText(calls[0].Span).Insert(calls[0].Span.Length - 1, added)} in its {(calls.Count == 1 ? "call" : "first call, and so in the others")}.")
        {
            Trial =
            [
                new(new TextSpan(EndOfHead, 0), (_syntax.Parameters.Count == 0 ? "" : ", ") + string.Join(", ", missing)),
                .. calls.Select(c => new TextEdit(new TextSpan(c.Span.End - 1, 0), added)),
            ],
        };
    }

    /// <summary>Where the last parameter ends, or the bracket before the first begins.</summary>
    private int EndOfHead => _syntax.Parameters.Count > 0 ? _syntax.Parameters[_syntax.Parameters.Count - 1].Span.End : _source.Text.IndexOf('(', _syntax.Name.Span.End) + 1;

    /// <summary>Its calls in the program; none where a function calls it too, or it stands in a pipeline.</summary>
    private List<CallSyntax> Calls(ProgramSyntax written)
    {
        bool IsCall(ExpressionSyntax part) => part is CallSyntax call && call.Function.Name == _syntax.Name.Name;
        var calls = WrittenParts.Of(written).Where(IsCall).Cast<CallSyntax>().ToList();
        return function.File.Functions.Values.SelectMany(f => PartsOf(f.Syntax)).Any(IsCall) || calls.Exists(c => c.Arguments.Count > 0 && c.Arguments[0].Span.Start < c.Function.Span.Start) ? [] : calls;
    }

    private static IEnumerable<ExpressionSyntax> PartsOf(FunctionSyntax function) => function.Body.SelectMany(WrittenParts.Of).Concat(WrittenParts.Of(function.Result));
}

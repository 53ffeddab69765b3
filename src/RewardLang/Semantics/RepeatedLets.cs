using System.Globalization;
using System.Text.RegularExpressions;
using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Several <c>let</c>s with one name, as assignments are in other languages: each gets a name of its own, and goes on from the one before.</summary>
internal sealed class RepeatedLets
{
    private const int LongestShown = 110;

    private readonly ProgramSyntax _program;
    private readonly SourceText _source;
    private readonly List<LetSyntax> _lets;

    /// <summary>What each of them is called, in their order.</summary>
    private readonly List<string> _names;

    /// <param name="program">The program.</param>
    /// <param name="name">The name.</param>
    /// <param name="source">Its text.</param>
    public RepeatedLets(ProgramSyntax program, string name, SourceText source)
    {
        (_program, _source) = (program, source);
        _lets = [.. program.Members.OfType<LetSyntax>().Where(l => l.Name.Name == name)];
        // An input or the like of that name stands before them all.
        var isFirst = program.Members.First(m => m is InputSyntax or ParamSyntax or LocalSyntax && m.Name.Name == name) is LetSyntax;
        _names = [.. new[] { name }.Concat(FreeNames(name)).Skip(isFirst ? 0 : 1).Take(_lets.Count)];
        Before = isFirst ? null : name;
    }

    /// <summary>What is called so and is none of them; null where there is nothing.</summary>
    private string? Before { get; }

    /// <summary>What to write for the second or a later one.</summary>
    public Suggestion AdviceFor(LetSyntax let)
    {
        var place = _lets.IndexOf(let);
        var (before, own) = (place == 0 ? Before! : _names[place - 1], _names[place]);
        var value = _source.GetText(let.Value.Span);
        foreach (var name in Uses(let.Value).OrderByDescending(n => n.Span.Start))
            value = value.Remove(name.Span.Start - let.Value.Span.Start, name.Span.Length).Insert(name.Span.Start - let.Value.Span.Start, Written(before));
        var shown = value.Length <= LongestShown && !value.Contains('\n') ? value : "…";
        var below = Below(let).ToList();
        var use = let == _lets[_lets.Count - 1] ? $", and use {own} below" : below.Count > 0 ? $", and use {own} up to the next" : "";
        return new Suggestion($"Nothing is assigned in place: give {(_names.IndexOf(own) == 1 || Before is not null && place == 0 ? "the second" : "this one")} a name of its own, as in 'let {own} = {shown}'{use}.")
        {
            Trial = [new(let.Name.Span, own), .. Uses(let.Value).Select(n => new TextEdit(n.Span, Written(before))), .. below.Select(n => new TextEdit(n.Span, own))],
        };
    }

    private IEnumerable<NameSyntax> Uses(ExpressionSyntax value) => WrittenParts.Of(value).OfType<NameSyntax>().Where(n => n.Name == _lets[0].Name.Name);

    /// <summary>Where it is used behind one of them and before the next.</summary>
    private IEnumerable<NameSyntax> Below(LetSyntax let)
    {
        var end = _lets.SkipWhile(l => l != let).Skip(1).FirstOrDefault()?.Span.Start ?? int.MaxValue;
        return _program.Members.Where(m => m.Span.Start > let.Span.Start && m.Span.Start < end).SelectMany(WrittenParts.Of).OfType<NameSyntax>().Where(n => n.Name == let.Name.Name);
    }

    /// <summary>A name as it is written: one that is a keyword has an '@' before it.</summary>
    private string Written(string name) => name == _lets[0].Name.Name ? _source.GetText(_lets[0].Name.Span) : name;

    /// <summary>Names with higher and higher numbers that nothing has.</summary>
    private IEnumerable<string> FreeNames(string name)
    {
        var taken = new HashSet<string>(_program.Members.Select(m => m.Name.Name), StringComparer.Ordinal);
        var numbered = Regex.Match(name, @"^(.*?[A-Za-z])([0-9]{1,4})$");
        var (word, number) = numbered.Success ? (numbered.Groups[1].Value, int.Parse(numbered.Groups[2].Value, CultureInfo.InvariantCulture)) : (name, 1);
        for (number++; ; number++)
            if (taken.Add($"{word}{number}"))
                yield return $"{word}{number}";
    }
}

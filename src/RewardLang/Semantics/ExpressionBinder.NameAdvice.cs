using System.Text.RegularExpressions;
using RewardLang.Analysis.Lints;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <content>Names that nothing declares: what each was most likely meant to be.</content>
internal sealed partial class ExpressionBinder
{
    private const int LongestRead = 50_000;

    private static readonly Regex s_param = new(@"^\s*param\s+(\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex s_declaration = new(@"\b(?:term|let|output)\s+(\w+)\s*[:=]", RegexOptions.RightToLeft | RegexOptions.CultureInvariant);

    /// <summary>Letters that stand for quantities of their own: one is not written for another.</summary>
    private static readonly string[] s_greek = ["alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "kappa", "lambda", "mu", "rho", "sigma", "tau", "phi", "omega"];

    private void ReportUnknown(NameSyntax syntax)
    {
        var name = syntax.Name;
        if (Scope.FindAxis(name) is not null)
            Report(syntax.Span, DiagnosticCatalogue.AxisAsValue, name, AdviceForAxis(name));
        else if (CoreFunctions.Find(name) is not null || Scope.File.Functions.ContainsKey(name))
            Report(syntax.Span, DiagnosticCatalogue.FunctionAsValue, name);
        else if (Session.IsPeeking > 0)
            // What is looked at for advice needs none.
            Report(syntax.Span, DiagnosticCatalogue.UnknownName, name, "");
        else if (Scope.IsBrokenAxis(name) || Session.Diagnostics.IsFull || !Scope.IsFunctionBody && Session.Missing.Contains(name))
            return;
        else if (AdviceForKnown(syntax) is { } known)
            Report(syntax.Span, DiagnosticCatalogue.UnknownName, name, known);
        else if (!Scope.IsFunctionBody)
            ReportUndeclared(syntax);
        else if (NameSuggestion.Near(name, Scope.Names.Concat(Session.BuiltInNames.Keys)) is { } near)
            Report(syntax.Span, DiagnosticCatalogue.UnknownName, name, near);
        else
            ReportOutside(syntax);
    }

    /// <summary>What an axis is used for, or the one value over it that is called like it: <c>commands</c> for <c>command</c>.</summary>
    private Suggestion AdviceForAxis(string axis) => Scope.Names.Distinct().Where(n => n == axis + "s" || n.StartsWith(axis + "_", StringComparison.Ordinal)).Where(n => Scope.File.Outline.AxesOf(n)?.Contains(axis) == true).Take(2).ToList() is [var value]
        ? new Suggestion($"Did you mean '{value}', which is over it? Otherwise write size({axis}) or index({axis}).", value) : $"Write size({axis}) or index({axis}), or name it in over:.";

    /// <summary>What a name stands for that another language, the host or the library has; null for others.</summary>
    private Suggestion? AdviceForKnown(NameSyntax syntax)
    {
        var name = syntax.Name;
        var known = AdviceForGroup(name) ?? AdviceForMember(name) ?? AdviceForScenario(name) ?? AdviceForDone(name, syntax.Span) ?? ForeignNames.AdviceForValue(name)
            ?? (Session.Models?.Declares(name) == true ? new Suggestion($"'{name}' is a model: it is asked, as in {name}(…).") : null)
            ?? AdviceForLibraryFunction(name) ?? AdviceForPrevious(name) ?? AdviceForTimeIndex(name);
        return known?.Replacement is { } meant && Session.BuiltInNames.ContainsKey(meant) && Scope.Declares(meant)
            ? new Suggestion($"{known.Sentence.TrimEnd('.')}, but '{meant}' is a name of this program's own here: give that another name.") : known;
    }

    /// <summary>Reports a name of a program that is near another, or that is to be declared.</summary>
    private void ReportUndeclared(NameSyntax syntax)
    {
        var (name, declaration, isWeight) = (syntax.Name, DeclarationOf(syntax.Name), IsWeight(syntax.Name));
        // What a statement declares is not what it reads.
        var declared = s_declaration.Match(Scope.File.Source.Text, 0, syntax.Span.Start) is { Success: true } match ? match.Groups[1].Value : null;
        var names = Scope.Names.Where(n => !Scope.IsInProgress(n) && n != declared && !(isWeight && Scope.File.Outline.DeclaresInput(n) && IsNear(n))).Concat(Session.BuiltInNames.Keys.Where(n => !IsAnother(n)));
        var advice = NameSuggestion.For(name, names, $"{(Unread(name) is { } unread ? $"Did you mean '{unread}', which nothing reads? Otherwise declare" : "Declare")} it, as in '{declaration}' or 'let {name} = …'.", other => $"Declare it, as in '{declaration}'; '{other}' is another name.");
        Report(syntax.Span, DiagnosticCatalogue.UnknownName, name, advice);
        // One declaration is missing, however often it is used.
        if (advice.Replacement is null && Session.Missing.Add(name))
            Scope.Journal.Record(() => Session.Missing.Remove(name));

        // A weight is no slip of what it weighs, and 'height' none of 'weights'.
        bool IsNear(string other) => NameSuggestion.Distance(name, other) <= name.Length / 3;
        bool IsAnother(string builtIn) => IsNear(builtIn) && NameSuggestion.Distance(name, builtIn) > 1;
    }

    /// <summary>For a setting that is asked for the one that is declared and not asked for; null where there is none, or several.</summary>
    private string? Unread(string name)
    {
        var source = Scope.File.Source;
        if (!NameWords.IsSetting(name) || source.Text.Length > LongestRead)
            return null;
        var names = Lexer.Tokenize(source, new DiagnosticBag()).Where(t => t.Kind == TokenKind.Identifier).ToLookup(t => t.Text, StringComparer.Ordinal);
        return s_param.Matches(source.Text).OfType<Match>().Select(m => m.Groups[1].Value).Where(p => names[p].Count() == 1).Take(2).ToList() is [var only] && !(s_greek.Contains(name) && s_greek.Contains(only)) ? only : null;
    }

    /// <summary><c>let integral = integral + error * dt</c>, which is kept from step to step; null for other cycles.</summary>
    private Suggestion? AdviceForOwn(NameSyntax name)
    {
        if (OwnLet(name) is not { } let)
            return null;
        var text = $"state {TextOf(let.Name)}{(let.Type is { } type ? $" : {Scope.File.Source.GetText(type.Span)}" : "")} {new FirstValue(let.Name.Name, TextOf).Of(let.Value)} then {TextOf(let.Value)}";
        return new Suggestion($"What is kept from step to step is a state: write '{text}'.", text, let.Span);
    }

    /// <summary><c>state queue = 0 then backlog</c>, where backlog is made of the queue; null for other cycles.</summary>
    private Suggestion? AdviceForState(NameSyntax name)
    {
        if (Scope.IsFunctionBody || Session.Written?.Members.OfType<StateSyntax>().FirstOrDefault(s => !s.IsBackward && s.Next.Span.Start <= name.Span.Start && name.Span.End <= s.Next.Span.End) is not { } state || TextOf(state.First) is not { Length: <= MostShown } first)
            return null;
        var text = $"prev({name.Name}, initial: {first})";
        return new Suggestion($"Outside of its own 'then' '{state.Name.Name}' is the value of this step: write {text} for what was made of it in the step before.", text, name.Span);
    }

    /// <summary>The <c>let</c> of a program in whose value its own name stands; null for others.</summary>
    private LetSyntax? OwnLet(NameSyntax name) => Scope.IsFunctionBody ? null
        : Session.Written?.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name && l.Value.Span.Start <= name.Span.Start && name.Span.End <= l.Value.Span.End);

    /// <summary>A value that depends on itself does so once, however often it is named there.</summary>
    private bool IsToldOfOwn(NameSyntax name) => OwnLet(name) is { } let && Session.Diagnostics.HasAnyIn(Scope.File.Source, let.Span, DiagnosticCatalogue.CyclicName);

    /// <summary>How a name is declared.</summary>
    private string DeclarationOf(string name)
    {
        if (Session.Written?.Members.Any(m => m is GroupSyntax { Size: NameSyntax size } && size.Name == name) == true)
            return $"param {name} : int = 8";
        var type = TypeOfUses(name, s => s is NameSyntax use && use.Name == name) ?? "real";
        return (NameWords.IsSetting(name) || IsWeight(name)) && !type.StartsWith("bool", StringComparison.Ordinal) && !type.Contains('[')
            ? $"param {name}{(type == "real" ? "" : $" : {type}")} = {(NameWords.IsDiscount(name) ? "0.99 in 0.9 .. 1" : "1")}" : $"input {name} : {type}";
    }

    /// <summary>Whether a name is written in weights alone.</summary>
    private bool IsWeight(string name)
    {
        int Uses(IEnumerable<ExpressionSyntax> parts) => parts.Count(p => p is NameSyntax use && use.Name == name);
        return Session.Written is { } program && Uses(WrittenParts.Of(program)) is > 0 and var all
            && all == Uses(program.Members.OfType<TermSyntax>().Select(t => t.Weight).OfType<ExpressionSyntax>().SelectMany(WrittenParts.Of));
    }

    /// <summary>The type of a name that nothing declares, by its uses; null where these do not tell.</summary>
    private string? TypeOfUses(string name, Func<ExpressionSyntax, bool> isUse, string? written = null) => Session is { IsPeeking: 0, Written: { } program, Program: { } scope }
        ? new UndeclaredType(new ExpressionBinder(Session, scope), program).Of(name, isUse, written) : null;

    /// <summary>Reports a name that the body of a function does not see: it is missing at the head, however often the body has it.</summary>
    private void ReportOutside(NameSyntax name)
    {
        if (Scope.File.Functions.Values.FirstOrDefault(f => f.File == Scope.File && f.Syntax.Span.Start <= name.Span.Start && name.Span.End <= f.Syntax.Span.End) is not { } function)
        {
            Report(name.Span, DiagnosticCatalogue.UnknownName, name.Name, "A function sees its parameters only: pass what it needs.");
            return;
        }

        var missing = new MissingParameter(function, Session.Written);
        var (first, others) = missing.PlacesOf(name);
        // One head has all that is missing.
        var advice = missing.Advice([.. missing.Names.Select(n => n.Name).Append(name.Name).Distinct().Where(n => n == name.Name || !IsSeen(n)).Take(MostParameters)]);
        Report(first, DiagnosticCatalogue.UnknownName, name.Name, others == 0 ? advice : advice with { Sentence = DiagnosticBag.InPlaces(advice.Sentence, others) });
    }

    private bool IsSeen(string name) =>
        Scope.Declares(name) || Session.BuiltInNames.ContainsKey(name) || Constants.ContainsKey(name) || Scope.FindAxis(name) is not null || Scope.FindFold(name) is not null;

    /// <summary>The number of a group's rows, which has no name of its own; null for other names.</summary>
    private Suggestion? AdviceForGroup(string name) => name is not ("group" or "group_size") && !(Session.HasGroups && name is "num_generations" or "n_generations") ? null
        : Regex.Match(Scope.File.Source.Text, @"\b(?:group\s+of|axis\s+group\s*=)\s+(\d+)") is { Success: true } size ? new Suggestion($"The rows of a group are {size.Groups[1].Value}: write {size.Groups[1].Value}.", size.Groups[1].Value)
        : name != "group" && Session.HasGroups ? new Suggestion("How many rows a group has is sum(1, over: group).", "sum(1, over: group)")
        : name == "group" ? new Suggestion("A fold takes the rows of a group, with over: group; how many there are is sum(1, over: group).") : null;

    /// <summary>The number of an enumeration's member; null for other names.</summary>
    private Suggestion? AdviceForMember(string name) => Scope.File.Outline.NumberOfMember(name) is { } number ? new Suggestion($"Write {number}, its number.", number) : null;

    /// <summary>A function of the library that is called with nothing, as <c>is_last()</c>, written without its brackets; null for other names.</summary>
    private static Suggestion? AdviceForLibraryFunction(string name) => StandardLibrary.ModuleOf(name) is { } module && StandardLibrary.Find(module, new DiagnosticBag())!.Functions.First(f => f.Name.Name == name).Parameters.All(p => p.Default is not null)
        ? new Suggestion($"'{name}' is a function of {module}: write {name}().", $"{name}()") : null;

    /// <summary>A scenario is no value: its total is compared, in a check alone.</summary>
    private Suggestion? AdviceForScenario(string name) => !Session.Scenarios.Contains(name) ? null
        : new Suggestion($"'{name}' is a scenario, whose total is only compared: write 'check {name} > {Session.Scenarios.FirstOrDefault(s => s != name) ?? "0"}'.");

    /// <summary>The host's <c>done</c> is no name of the program: its ends are.</summary>
    private Suggestion? AdviceForDone(string name, TextSpan span) =>
        name == "done" && Session.EndNames.Count == 0 && Scope.File.Source.Text is var text && (text.Contains("next(") || text.Contains("backward ") || text.Contains("episodic"))
            ? new Suggestion("For the last step of a trajectory write is_last() of std.refine; where something ends the episode declare 'end name when condition', and write its name.") { Trial = [new TextEdit(span, "next(false, final: true)")] }
        : name != "done" || Session.EndNames.Count == 0 ? null
        : Session.EndNames is [var end] ? new Suggestion($"Write '{end}', the end of this program.", end)
        : $"Write '({string.Join(" or ", Session.EndNames)})', the ends of this program.";
}

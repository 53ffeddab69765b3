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
        if (Scope.FindAxis(syntax.Name) is not null)
            Report(syntax.Span, DiagnosticCatalogue.AxisAsValue, syntax.Name, $"Write size({syntax.Name}) or index({syntax.Name}), or name it in over:.");
        else if (CoreFunctions.Find(syntax.Name) is not null || Scope.File.Functions.ContainsKey(syntax.Name))
            Report(syntax.Span, DiagnosticCatalogue.FunctionAsValue, syntax.Name);
        else if (!Scope.IsBrokenAxis(syntax.Name) && !Session.Diagnostics.IsFull && (Scope.IsFunctionBody || !Session.Missing.Contains(syntax.Name)))
        {
            var known = AdviceForGroup(syntax.Name) ?? AdviceForMember(syntax.Name) ?? AdviceForScenario(syntax.Name) ?? AdviceForDone(syntax.Name, syntax.Span) ?? ForeignNames.AdviceForValue(syntax.Name)
                ?? (Session.Models?.Declares(syntax.Name) == true ? new Suggestion($"'{syntax.Name}' is a model: it is asked, as in {syntax.Name}(…).") : null)
                ?? AdviceForLibraryFunction(syntax.Name) ?? AdviceForPrevious(syntax.Name) ?? AdviceForTimeIndex(syntax.Name);
            if (known?.Replacement is { } meant && Session.BuiltInNames.ContainsKey(meant) && Scope.Declares(meant))
                known = new Suggestion($"{known.Sentence.TrimEnd('.')}, but '{meant}' is a name of this program's own here: give that another name.");
            // What a statement declares is not what it reads.
            var declared = s_declaration.Match(Scope.File.Source.Text, 0, syntax.Span.Start) is { Success: true } match ? match.Groups[1].Value : null;
            var advice = known
                ?? (Scope.IsFunctionBody ? NameSuggestion.Near(syntax.Name, Scope.Names.Concat(Session.BuiltInNames.Keys)) ?? AdviceForFunction(syntax.Name)
                    : NameSuggestion.For(syntax.Name, Scope.Names.Where(n => !Scope.IsInProgress(n) && n != declared).Concat(Session.BuiltInNames.Keys), $"{(Unread(syntax.Name) is { } unread ? $"Did you mean '{unread}', which nothing reads? Otherwise declare" : "Declare")}{Declaration().Substring(7)}' or 'let {syntax.Name} = …'.", other => $"{Declaration()}'; '{other}' is another name."));
            Report(syntax.Span, DiagnosticCatalogue.UnknownName, syntax.Name, advice);
            // One declaration is missing, however often it is used.
            if (known is null && advice.Replacement is null && !Scope.IsFunctionBody && Session.Missing.Add(syntax.Name))
                Scope.Journal.Record(() => Session.Missing.Remove(syntax.Name));
        }

        // A setting that is asked for where one is declared and not asked for.
        string? Unread(string name)
        {
            var source = Scope.File.Source;
            if (!NameWords.IsSetting(name) || source.Text.Length > LongestRead)
                return null;
            var names = Lexer.Tokenize(source, new DiagnosticBag()).Where(t => t.Kind == TokenKind.Identifier).ToLookup(t => t.Text, StringComparer.Ordinal);
            return s_param.Matches(source.Text).OfType<Match>().Select(m => m.Groups[1].Value).Where(p => names[p].Count() == 1).Take(2).ToList() is [var only] && !(s_greek.Contains(name) && s_greek.Contains(only)) ? only : null;
        }

        string AdviceForFunction(string name) => Scope.File.Functions.Values.FirstOrDefault(f => f.File == Scope.File && f.Syntax.Span.Start <= syntax.Span.Start && syntax.Span.End <= f.Syntax.Span.End) is { } function
            ? $"A function sees its parameters only: write '{function.Name}({string.Join(", ", function.Syntax.Parameters.Select(p => function.File.Source.GetText(p.Span)).Concat(UnknownIn(function.Syntax, name)))})' at its head, and pass it in each call."
            : "A function sees its parameters only: pass what it needs.";

        // One head has all that is missing.
        IEnumerable<string> UnknownIn(FunctionSyntax function, string name) => function.Body.SelectMany(WrittenParts.Of).Concat(WrittenParts.Of(function.Result)).OfType<NameSyntax>().Select(n => n.Name)
            .Distinct().Where(n => n == name || !Scope.Declares(n) && !Session.BuiltInNames.ContainsKey(n) && !Constants.ContainsKey(n) && Scope.FindAxis(n) is null && Scope.FindFold(n) is null).Take(MostParameters);

        string Declaration() => syntax.Name is "gamma" or "discount" ? $"Declare it, as in 'param {syntax.Name} = 0.99 in 0.9 .. 1"
            : !_expectsCondition && !Session.Conditions.Contains(syntax.Name) && NameWords.IsSetting(syntax.Name) && _expectedType?.IndexOf('[') is null or < 0
            ? $"Declare it, as in 'param {syntax.Name}{(_expectedType is null or "real" ? "" : $" : {_expectedType}")} = 1"
            : $"Declare it, as in 'input {syntax.Name} : {(_expectsCondition || Session.Conditions.Contains(syntax.Name) ? "bool" : _expectedType ?? "real")}";
    }

    /// <summary>The number of a group's rows, which has no name of its own; null for other names.</summary>
    private Suggestion? AdviceForGroup(string name) => name != "group" && name != "group_size" ? null
        : Regex.Match(Scope.File.Source.Text, @"\b(?:group\s+of|axis\s+group\s*=)\s+(\d+)") is { Success: true } size ? new Suggestion($"The rows of a group are {size.Groups[1].Value}: write {size.Groups[1].Value}.", size.Groups[1].Value)
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

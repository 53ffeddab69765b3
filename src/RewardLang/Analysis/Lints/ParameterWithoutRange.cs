using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A parameter that may be set to any number: what is proved holds for its default alone.</summary>
internal sealed class ParameterWithoutRange : ILint
{
    private const int LongestShown = 60;

    /// <summary>What lines a declaration up with those around it.</summary>
    private static readonly Regex s_spaces = new(" +");

    public void Check(LintContext context)
    {
        // Of cases alone nothing is proved, nor where nothing is claimed.
        if (!context.Program.Graph.Nodes.Any(n => n.Kind == NodeKind.Param) || !context.Syntax.Members.OfType<CheckSyntax>().Any(c => IsAboutAllInputs(context, c)))
            return;
        var open = context.Syntax.Members.OfType<ParamSyntax>().Where(p => p.Range is null && p.Name.Name != "dt" && IsUsed(context, p)).ToList();
        // One diagnostic for all of them: they are many in most programs.
        if (open.Count > 0)
            context.Report(open[0].Name.Span, DiagnosticCatalogue.ParameterWithoutRange, string.Join(", ", open.Select(p => p.Name.Name)), Declaration(context, open[0]));
    }

    /// <summary>Whether a check claims something of all inputs that parameters have a say in: it names no scenario, and no order in time.</summary>
    private static bool IsAboutAllInputs(LintContext context, CheckSyntax check)
    {
        if (check is { Left.Quantity.Name: "causal", Right: null, Range: null })
            return false;
        var scenarios = context.Syntax.Members.OfType<ScenarioSyntax>().Select(s => s.Name.Name).ToList();
        return !new[] { check.Left, check.Right }.Any(side => side is not null && (side.Scenario is not null || side.Quantity is { } name && scenarios.Contains(name.Name)));
    }

    /// <summary>Whether a value depends on a parameter of numbers: what nothing reads is told as such, and of the size of groups nothing is proved.</summary>
    private static bool IsUsed(LintContext context, ParamSyntax param)
    {
        var (graph, slot) = (context.Program.Graph, context.Program.Params.ToList().FindIndex(p => p.Name == param.Name.Name));
        return slot >= 0 && context.Program.Params[slot].Kind != ScalarKind.Bool
            && graph.Nodes.Any(n => n.Kind == NodeKind.Param && n.Slot == slot);
    }

    /// <summary>A declaration as it stands, with its range.</summary>
    private static string Declaration(LintContext context, ParamSyntax param)
    {
        var text = s_spaces.Replace(context.TextOf(param), " ");
        if (text.Length > LongestShown || text.IndexOf('\n') >= 0)
            text = $"param {param.Name.Name}{(param.Type is { } type ? $" : {context.TextOf(type)}" : "")} = …";
        // A discount is one of the last tenth below 1, of other values only their author knows the ends.
        return $"{text} in {(IsDiscount(context, param) ? "0.9 .. 1" : "lowest .. highest")}";
    }

    private static bool IsDiscount(LintContext context, ParamSyntax param) =>
        NameParts.Of(param.Name.Name).Any(part => part is "discount" or "gamma") && context.Program.Params.FirstOrDefault(p => p.Name == param.Name.Name)?.Default is [>= 0.9 and <= 1];
}

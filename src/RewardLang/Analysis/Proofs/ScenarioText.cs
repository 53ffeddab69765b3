using System.Globalization;
using System.Text.RegularExpressions;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Proofs;

/// <summary>Cases as the language writes them.</summary>
internal static class ScenarioText
{
    private const int LongestPhrase = 500;

    /// <summary>The declaration of a case: <c>scenario far { hand = [0, 0, 1]  grasped = 0 }</c>.</summary>
    public static string Declaration(CompiledProgram program, ScenarioCase value)
    {
        var steps = value.Steps.Select(step => Step(program, step)).ToList();
        return $"scenario {value.Name} {(steps.Count == 1 ? steps[0] : $"over steps [{string.Join(", ", steps)}]")}";
    }

    /// <summary>The same for a sentence: equal steps are said once.</summary>
    public static string Phrase(CompiledProgram program, ScenarioCase value)
    {
        var steps = value.Steps.Select(step => Step(program, step)).ToList();
        var phrase = steps.Count == 1 ? steps[0]
            : steps.Distinct().Count() == 1 ? $"{steps.Count} steps of {steps[0]}"
            : $"the {steps.Count} steps [{string.Join(", ", steps)}]";
        return phrase.Length <= LongestPhrase ? phrase : phrase.Substring(0, LongestPhrase - 2) + " …";
    }

    private static string Step(CompiledProgram program, IReadOnlyDictionary<string, IReadOnlyList<double>> step) =>
        "{ " + string.Join("  ", step.Select(v => $"{(TokenFacts.Keywords.Contains(v.Key) ? "@" : "")}{v.Key} = {Written(program, v.Key, v.Value)}")) + " }";

    private static string Written(CompiledProgram program, string name, IReadOnlyList<double> elements) => program.Inputs.FirstOrDefault(i => i.Name == name)?.Kind == ScalarKind.Bool
        ? new Regex(@"\b[01]\b").Replace(Value(AxesOf(program, name), elements), m => m.Value == "1" ? "true" : "false") : Value(AxesOf(program, name), elements);

    private static IReadOnlyList<AxisInfo> AxesOf(CompiledProgram program, string name) =>
        program.Inputs.FirstOrDefault(i => i.Name == name)?.Axes ?? program.Params.First(p => p.Name == name).Axes;

    private static string Value(IReadOnlyList<AxisInfo> axes, IReadOnlyList<double> elements)
    {
        if (elements.Distinct().Count() == 1)
            return Number(elements[0]);
        if (axes.Count <= 1)
            return $"[{string.Join(", ", elements.Select(Number))}]";
        var width = elements.Count / axes[0].Size!.Value;
        var rows = Enumerable.Range(0, axes[0].Size!.Value).Select(i => (IReadOnlyList<double>)[.. elements.Skip(i * width).Take(width)]);
        return $"[{string.Join(", ", rows.Select(row => Nested([.. axes.Skip(1)], row)))}]";
    }

    /// <summary>Inside of a list every element is written.</summary>
    private static string Nested(IReadOnlyList<AxisInfo> axes, IReadOnlyList<double> elements)
    {
        if (axes.Count == 0)
            return Number(elements[0]);
        var width = elements.Count / axes[0].Size!.Value;
        return $"[{string.Join(", ", Enumerable.Range(0, axes[0].Size!.Value).Select(i => Nested([.. axes.Skip(1)], [.. elements.Skip(i * width).Take(width)])))}]";
    }

    private static string Number(double value) => ((float)value).ToString("G9", CultureInfo.InvariantCulture);
}

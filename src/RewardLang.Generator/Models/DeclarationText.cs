using System.Globalization;
using RewardLang.Generator.Emission;
using RewardLang.Semantics;

namespace RewardLang.Generator.Models;

/// <summary>What the declarations of a program say, as sentences for the documentation of its class.</summary>
internal static class DeclarationText
{
    /// <summary>What a tensor of an input must be: element type, shape, unit and range.</summary>
    public static string OfInput(ProgramInput input)
    {
        var elements = input.Kind switch
        {
            ScalarKind.Bool => "Bool or uint8",
            ScalarKind.Int => "Int32, int64 or float32",
            _ => "Float32",
        };
        return $"{elements} {Shape(input.Axes, !input.IsShared)}{Unit(input.Unit)}{Range(", assumed in", input.Lower, input.Upper)}{(input.IsEpisodic ? "; one for a whole trajectory, without the steps" : "")}.";
    }

    /// <summary>Unit, default and range of a parameter.</summary>
    public static string OfParam(ProgramParam param)
    {
        var elements = param.Axes.Count == 0 ? "" : $"The elements of {Shape(param.Axes, false)}. ";
        var unit = param.Unit.Length == 0 ? "" : $"In {Documentation.Xml(param.Unit)}. ";
        var value = param.Default is { } elementsByDefault
            ? $"Default {string.Join(", ", elementsByDefault.Select(d => Value(param.Kind, d)))}"
            : "No default: it must be set";
        return $"{elements}{unit}{value}{Range("; allowed", param.Lower, param.Upper)}.";
    }

    /// <summary>What the total is.</summary>
    public static string OfTotal(IReadOnlyList<AxisInfo> axes) => $"What is trained on. {Shape(axes, true)}.";

    /// <summary>What a term is and how it enters the total.</summary>
    public static string OfTerm(ProgramTerm term)
    {
        var condition = term.Condition is null ? "" : $", 0 unless {Code(term.Condition)}";
        return $"The term's own value{condition}; weight {Code(term.Weight)}. {Shape([], true)}{Unit(term.Unit)}.";
    }

    /// <summary>What the tensor of an output is.</summary>
    public static string OfOutput(ProgramOutput output) =>
        $"{(output.Kind == ScalarKind.Bool ? "Bool" : "Float32")} {Shape(output.Axes, true)}.";

    /// <summary>What a model is asked with and what it answers.</summary>
    public static string OfModel(ModelDeclaration model)
    {
        var arguments = model.Arguments.Select(a => $"{Code(a.Name)} {Elements(a.Kind)} {Shape(a.Axes, true)}{Unit(a.Unit)}");
        return $"Asked with {string.Join("; ", arguments)}. Answers {Elements(model.Kind)} {Shape(model.Axes, true)}{Unit(model.Unit)}"
            + $"{Range(", assumed in", model.Lower, model.Upper)}.";
    }

    /// <summary>A shape as code: <c>[rows, joint 7]</c>.</summary>
    public static string Shape(IReadOnlyList<AxisInfo> axes, bool hasRows)
    {
        var names = axes.Select(a => a.Size is { } size ? $"{a.Name} {size.ToString(CultureInfo.InvariantCulture)}" : a.Name);
        return $"<c>[{string.Join(", ", hasRows ? names.Prepend("rows") : names)}]</c>";
    }

    /// <summary>A piece of the file as code, on one line.</summary>
    public static string Code(string text) =>
        $"<c>{Documentation.Xml(Documentation.OneLine(text)).Replace("<c>", "").Replace("</c>", "")}</c>";

    private static string Elements(ScalarKind kind) => kind.ToString().ToLowerInvariant();

    private static string Unit(string unit) => unit.Length == 0 ? "" : $", in {Documentation.Xml(unit)}";

    private static string Range(string word, double? lower, double? upper) => (lower, upper) switch
    {
        (null, null) => "",
        ({ } low, null) => $"{word} {Number(low)} and above",
        (null, { } high) => $"{word} {Number(high)} and below",
        ({ } low, { } high) => $"{word} {Number(low)} .. {Number(high)}",
    };

    private static string Value(ScalarKind kind, double value) =>
        kind == ScalarKind.Bool ? (value != 0 ? "true" : "false") : Number(value);

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

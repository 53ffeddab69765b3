using System.Globalization;
using System.Text.RegularExpressions;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Shaping that discounts by another number than the rest of the program speaks of: only with the trainer's discount it leaves the best policy as it is.</summary>
internal sealed class DiscountsApart : ILint
{
    private const double Rounding = 1e-9;

    /// <summary>A parameter of fewer is no discount of a training, whatever it is called.</summary>
    private const double LeastTrained = 0.8;

    /// <summary>A discount, where it is said, how that is called, and the parameter that it is.</summary>
    private readonly record struct Discount(double Value, string Said, string? Name = null);

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || Shapings(context).ToList() is not { Count: > 0 } shapings)
            return;
        var others = Checked(context).Concat(Parameters(context)).Concat(Documented(context)).ToList();
        // Among several shapings that differ the first is taken for right where nothing else says more.
        if (others.Count == 0 && shapings.Count > 1)
            others.Add(new Discount(shapings[0].Value, $"'{context.TextOf(shapings[0].Call.Function)}' of line {context.Program.Source.GetPosition(shapings[0].Call.Span.Start).Line}"));
        foreach (var (call, argument, value) in shapings)
        {
            if (others.Exists(o => IsSame(o.Value, value)) || others.FirstOrDefault() is not { Said: { } said } other)
                continue;
            var number = other.Value.ToString("R", CultureInfo.InvariantCulture);
            const string Reason = "it leaves the best policy as it is with the discount of the training alone";
            context.Report(argument.Span, DiagnosticCatalogue.DiscountsApart, context.TextOf(call.Function), value.ToString("R", CultureInfo.InvariantCulture), said, number,
                WrittenExpression.Inner(argument) is NumberSyntax ? new Suggestion($"Write {other.Name ?? number} here too: {Reason}.", other.Name ?? number, argument.Span) : $"Write one number for both: {Reason}.");
        }
    }

    private static bool IsSame(double a, double b) => Math.Abs(a - b) < Rounding;

    /// <summary>The calls that shape, with the discount of each.</summary>
    private static IEnumerable<(CallSyntax Call, ExpressionSyntax Argument, double Value)> Shapings(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>().Where(c => c.Function.Name is "potential_shaping" or "one_sided_shaping" && WrittenCall.IsOfLibrary(context, c)))
            if (WrittenCall.Of(context, call)?.Given("discount")?.Value is { } argument && ValueOf(context, argument) is { } value)
                yield return (call, argument, value);
    }

    /// <summary>A number, or what a parameter is declared with; null for others.</summary>
    private static double? ValueOf(LintContext context, ExpressionSyntax syntax) => WrittenExpression.Meant(context, syntax) switch
    {
        NumberSyntax { Unit: null } number => Rounded(number.Value),
        NameSyntax name => context.Program.Params.Where(p => p.Name == name.Name && p.Default is { Count: 1 }).Select(p => (double?)Rounded(p.Default![0])).FirstOrDefault(),
        _ => null,
    };

    /// <summary>A number without what single precision adds to it.</summary>
    private static double Rounded(double value) => Math.Round(value, 6);

    private static IEnumerable<Discount> Checked(LintContext context) => context.Syntax.Members.OfType<CheckSyntax>().SelectMany(c => new[] { c.Left, c.Right })
        .Select(t => t?.Number).OfType<CallSyntax>().Where(c => c.Function.Name == "return")
        .SelectMany(c => c.Arguments).Where(a => a is { Name.Name: "discount", Value: NumberSyntax { Value: < 1 } }).Select(a => new Discount(Rounded(((NumberSyntax)a.Value).Value), "'check return'"));

    private static IEnumerable<Discount> Parameters(LintContext context) => context.Program.Params.Where(p => p.Name is "discount" or "gamma" or "discount_factor" && p.Default is [> LeastTrained and <= 1])
        .Select(p => new Discount(Rounded(p.Default![0]), $"'param {p.Name}'", p.Name));

    private static IEnumerable<Discount> Documented(LintContext context) =>
        context.Syntax.Documentation is { } text && s_documented.Matches(text) is { Count: 1 } found ? [new Discount(Rounded(double.Parse(found[0].Groups[1].Value, CultureInfo.InvariantCulture)), "the text of the program")] : [];

    private static readonly Regex s_documented = new(@"\b(?:discount(?:ed)?(?: factor| rate)?|gamma)(?: of| is| by| =|:)? (0?\.\d+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}

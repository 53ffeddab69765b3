using System.Globalization;
using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What a check says of the episode whose return it is about.</summary>
internal sealed class EpisodeBinder(ExpressionBinder binder, IReadOnlyList<ProgramParam> parameters)
{
    /// <summary>The longest episode and the discount of a return; any length and none where they are left out.</summary>
    public EpisodeLength? Bind(CallSyntax call)
    {
        var (steps, discount) = (double.PositiveInfinity, 1.0);
        foreach (var argument in call.Arguments)
        {
            if (argument.Name?.Name is not ("steps" or "discount"))
            {
                binder.Report(argument.Span, DiagnosticCatalogue.TooManyArguments, "return", Named(argument));
                return null;
            }

            if (binder.BindConstant(argument.Value, $"'{argument.Name.Name}'", Advice(argument.Value)) is not { } value)
                return null;
            var isSteps = argument.Name.Name == "steps";
            if (isSteps ? value < 1 || value != Math.Floor(value) : value is not (> 0 and <= 1))
            {
                binder.Report(argument.Value.Span, DiagnosticCatalogue.OutsideOfEpisode, argument.Name.Name, isSteps ? "a whole number from 1 on" : "above 0 and at most 1");
                return null;
            }

            (steps, discount) = isSteps ? (value, discount) : (steps, value);
        }

        return new EpisodeLength(steps, discount);
    }

    /// <summary>What an argument that has no name, or another one, is called: a discount is at most 1.</summary>
    private Suggestion Named(ArgumentSyntax argument)
    {
        var own = argument.Name?.Name switch
        {
            "gamma" or "discount_factor" or "discounting" => "discount",
            "length" or "horizon" or "episode_length" or "max_steps" or "n" or "T" or "step" or "within" => "steps",
            null when argument.Value is NumberSyntax number => number.Value > 1 ? "steps" : "discount",
            _ => null,
        };
        return own is null ? "It is return(steps: 500, discount: 0.99)." : new Suggestion($"Write {own}: {binder.TextOf(argument.Value)}.", $"{own}: {binder.TextOf(argument.Value)}", argument.Span);
    }

    /// <summary>A check holds for whatever the host sets, so it takes no parameter; what that is by default most likely is meant.</summary>
    private Suggestion Advice(ExpressionSyntax value)
    {
        if (value is not NameSyntax name || parameters.FirstOrDefault(p => p.Name == name.Name) is not { Default: [var number] })
            return ExpressionBinder.ConstantAdvice;
        var text = number.ToString("G9", CultureInfo.InvariantCulture);
        return new Suggestion($"Write {text}, the default of '{name.Name}'.", text);
    }
}

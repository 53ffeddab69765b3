using RewardLang.Syntax.Remedies;

namespace RewardLang.Syntax;

/// <summary>What to write where a statement could not be read: the first remedy that knows the mistake.</summary>
internal static class SyntaxAdvice
{
    /// <summary>Remedies by subject; what knows more of a statement comes before what only sees a token.</summary>
    private static readonly Func<BrokenStatement, Remedy?>[] s_all =
    [
        DeclarationBlock.For,
        OptionalInputs.For,
        LogicWindows.For,
        StatementForms.For,
        StatementForms.OfPart,
        ReversedComparison.For,
        ForeignTypeRemedies.For,
        UnitRemedies.For,
        RangeUnitRemedies.For,
        RangeRemedies.For,
        SizedAxisRemedies.For,
        NumberedAxisRemedies.For,
        TypeRemedies.For,
        ModelRemedies.For,
        ConditionalChecks.For,
        CheckRemedies.For,
        ScenarioInheritance.For,
        ScenarioRemedies.For,
        EndRemedies.For,
        PipelineRemedies.For,
        BracketedCondition.For,
        TermRemedies.For,
        StateRemedies.For,
        RepeatRemedies.For,
        IndicatorRemedies.For,
        TimeIndexRemedies.For,
        MatchRemedies.For,
        CastRemedies.For,
        ConditionRemedies.For,
        MappedLambda.For,
        FunctionRemedies.For,
        LoopRemedies.For,
        GroupRemedies.For,
        SpellingRemedies.For,
        StatementRemedies.For,
        EndIndexRemedies.For,
        KeywordRemedies.For,
        VectorizedCall.For,
        ApplicationRemedies.For,
        CallRemedies.For,
        StatementRemedies.ForeignName,
        BracketRemedies.For,
        SliceRemedies.For,
        StatementRemedies.Ellipsis,
        NumberRemedies.For,
        TokenRemedies.For,
    ];

    public static Remedy For(BrokenStatement statement) => s_all.Select(remedy => remedy(statement)).First(found => found is not null)!;
}

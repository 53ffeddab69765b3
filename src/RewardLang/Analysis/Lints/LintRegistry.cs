namespace RewardLang.Analysis.Lints;

/// <summary>All lints.</summary>
internal static class LintRegistry
{
    public static IReadOnlyList<ILint> All { get; } =
    [
        new SwappedArguments(),
        new BoundsReversed(),
        new GrowingKernel(),
        new DivisionByZero(),
        new OutsideDomain(),
        new OutsideDocumentation(),
        new Overflow(),
        new IdleClip(),
        new ConstantClip(),
        new DegreesBesideRadians(),
        new DegreesAsRadians(),
        new OneSidedAngle(),
        new PartOfQuaternion(),
        new DecidedCondition(),
        new UnreachableStage(),
        new ExactEquality(),
        new BoundaryCondition(),
        new DwarfedTerm(),
        new SaturatedFunction(),
        new NarrowSlope(),
        new NarrowHinge(),
        new PayForNothing(),
        new MisleadingName(),
        new PayForEnding(),
        new RepeatedBonus(),
        new SameForAllRows(),
        new FoldOfOneNumber(),
        new UnusedGroups(),
        new CentreAndSpread(),
        new UnusedInput(),
        new UnusedValue(),
        new ParameterWithoutRange(),
        new UnboundedIgnoredTerm(),
        new SameResult(),
        new StateOfThisStep(),
        new RestartedState(),
        new EmptyTerm(),
        new TimeLimit(),
        new BeyondEpisode(),
        new BestOfThisStep(),
        new LandingOfThisStep(),
        new UnweightedTerms(),
        new SurvivalDecides(),
        new GoalAgainstTerms(),
        new PayForWaiting(),
        new GroupOfOne(),
        new CostThatPays(),
        new OpposedHinges(),
        new RisingAgain(),
        new PaidAgain(),
        new ImprovementOfDistance(),
        new ShapingKept(),
        new ShapingReversed(),
        new EndlessWeight(),
        new LossWithoutFloor(),
        new NormOverThings(),
        new TimeStepAsNumber(),
        new UnwrappedAngles(),
        new PaidTwice(),
        new ProgressWithoutRetreat(),
        new DifferenceOfAttitudes(),
        new BeyondClip(),
        new LossWithoutSlope(),
        new LossAsReward(),
        new InfiniteTerm(),
        new TotalOfSeveral(),
        new TimerKept(),
        new WholeAtEachStep(),
    ];

    /// <summary>Runs all of them.</summary>
    public static void Check(LintContext context)
    {
        foreach (var lint in All)
            lint.Check(context);
    }
}

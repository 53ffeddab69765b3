using static RewardLang.Diagnostics.DiagnosticSeverity;

namespace RewardLang.Diagnostics;

/// <summary>Lints of a reward's design: what is paid, how often, and for what.</summary>
internal static partial class DiagnosticCatalogue
{
    internal static readonly DiagnosticDescriptor SwappedArguments = new(
        "RWD7031", "Arguments in another order", Warning, "'{0}' takes {1} here.", "{2}");

    internal static readonly DiagnosticDescriptor BoundsReversed = new(
        "RWD7032", "Lower bound above the upper", Warning, "The lower bound '{0}' is above the upper bound '{1}'.", "{2}");

    internal static readonly DiagnosticDescriptor GroupOfOne = new(
        "RWD7033", "Groups of one row", Warning, "{0}.", "{1}");

    internal static readonly DiagnosticDescriptor CostThatPays = new(
        "RWD7034", "Cost that pays", Warning, "'{0}' adds {1}: {2}.", "{3}");

    internal static readonly DiagnosticDescriptor PaidAgain = new(
        "RWD7035", "Paid again at each step", Warning, "'{0}' {1}.", "{2}");

    internal static readonly DiagnosticDescriptor EndlessWeight = new(
        "RWD7036", "Weight without an end", Warning, "The weight of '{0}' follows training_step without an end.", "{1}");

    internal static readonly DiagnosticDescriptor GrowingKernel = new(
        "RWD7037", "Kernel that grows", Warning, "'{0}' grows with '{1}' and is at least 1: what is far off is paid most.", "{2}");

    internal static readonly DiagnosticDescriptor LossWithoutFloor = new(
        "RWD7038", "Loss without a floor", Warning, "This loss is smallest, without a bound, where '{0}' is far below 0.", "{1}");

    internal static readonly DiagnosticDescriptor ShapingKept = new(
        "RWD7039", "Shaping kept at the end", Warning,
        "The potential '{0}' is not 0 where the episode terminates: what was lent is not paid back, which can change what the best policy is.", "{1}");

    internal static readonly DiagnosticDescriptor ShapingReversed = new(
        "RWD7040", "Shaping the other way round", Warning, "{0}.", "{1}");

    internal static readonly DiagnosticDescriptor ImprovementOfDistance = new(
        "RWD7041", "Improvement of a distance", Warning, "'{0}' pays where '{1}' grows, and it shall become small.", "{2}");

    internal static readonly DiagnosticDescriptor NormOverThings = new(
        "RWD7042", "Norm over things", Warning, "'{0}' folds the axis '{1}' and keeps {2}: it is no distance.", "{3}");

    internal static readonly DiagnosticDescriptor TimeStepAsNumber = new(
        "RWD7043", "Time step as a number", Information, "'{0}' is the default of 'dt', and stays what it is when the host sets another.", "{1}");

    internal static readonly DiagnosticDescriptor UnwrappedAngles = new(
        "RWD7044", "Angles that are not wrapped", Warning, "'{0}', a difference of two angles, jumps by a whole turn where either of them wraps.", "{1}");

    internal static readonly DiagnosticDescriptor PaidTwice = new(
        "RWD7045", "Paid twice", Warning, "'{0}' pays {1} where '{2}' holds, and the total pays {1} more for it.", "{3}");

    internal static readonly DiagnosticDescriptor GoalAgainstTerms = new(
        "RWD7046", "Goal against the terms", Warning, "'{0}' ends the episode where '{1}' is large, and '{2}' pays where it is small.", "{3}");

    internal static readonly DiagnosticDescriptor ProgressWithoutRetreat = new(
        "RWD7047", "Progress without retreat", Warning, "'{0}' pays each gain and never takes back a loss: going to and fro pays without an end.", "{1}");

    internal static readonly DiagnosticDescriptor DifferenceOfAttitudes = new(
        "RWD7048", "Difference of attitudes", Warning, "'{0}' and its opposite are the same attitude, and far apart by this difference.", "{1}");

    internal static readonly DiagnosticDescriptor BeyondClip = new(
        "RWD7049", "Beyond a clip", Warning, "'{0}' {1}, but the total is cut at {2}: where it is paid the total is {2}, whatever its size.", "{3}");

    internal static readonly DiagnosticDescriptor LossWithoutSlope = new(
        "RWD7050", "Loss without a slope", Warning, "No slope passes '{0}': this loss changes in jumps alone, and nothing is learned from it.", "{1}");

    internal static readonly DiagnosticDescriptor RestartedState = new(
        "RWD7051", "State read where it starts over", Warning, "'{0}' is always 0 where '{1}' holds: it starts over at this very step.", "{2}");

    internal static readonly DiagnosticDescriptor LossAsReward = new(
        "RWD7052", "Loss as a reward", Warning, "'{0}' is a loss, which is made small, and a reward is made large.", "{1}");

    internal static readonly DiagnosticDescriptor InfiniteTerm = new(
        "RWD7053", "Infinite term", Warning, "'{0}' can be {1}: {2}.", "{3}");

    internal static readonly DiagnosticDescriptor TotalOfSeveral = new(
        "RWD7054", "Total with an axis", Warning, "The total is {0}, a reward for each {1}, and '{2}', which has one value, is added to each of them.", "{3}");

    internal static readonly DiagnosticDescriptor NameOfTwo = new(
        "RWD7055", "One name for two values", Warning, "'{0}' is here {1}, not the term of that name.", "{2}");

    internal static readonly DiagnosticDescriptor UnusedGroups = new(
        "RWD7056", "Groups beside the batch", Warning, "'{0}' is declared and {1} taken over its groups: {2} taken over the batch, all rows together.", "{3}");

    internal static readonly DiagnosticDescriptor PartOfQuaternion = new(
        "RWD7057", "Part of a quaternion", Warning, "'{0}' is {1} of a quaternion that is kept as {2}: its vector part is x, y and z.", "{3}");

    internal static readonly DiagnosticDescriptor CentreAndSpread = new(
        "RWD7058", "Mean and deviation of different rows", Warning, "'{0}' is over {1}, and the deviation that divides, '{2}', over {3}.", "{4}");

    internal static readonly DiagnosticDescriptor OneSidedAngle = new(
        "RWD7059", "Angle of one side", Warning, "'{0}' is in 0 .. {1}, never negative: a difference of -0.01 counts as {2}.", "{3}");

    internal static readonly DiagnosticDescriptor DegreesAsRadians = new(
        "RWD7060", "Degrees as radians", Warning, "'{0}' takes radians, and '{1}' is a plain number{2}{3}", "{4}");

    internal static readonly DiagnosticDescriptor OpposedHinges = new(
        "RWD7061", "Limits of opposite sign", Warning, "'{0}' {1}: it pays {2}.", "{3}");

    internal static readonly DiagnosticDescriptor RisingAgain = new(
        "RWD7062", "Paid far away again", Warning, "'{0}' falls with '{1}' and then rises again: it is {2} at 0, and {3} at the far end of its range.", "{4}");

    internal static readonly DiagnosticDescriptor AngleOfQuaternions = new(
        "RWD7066", "Angle of quaternions with a sign", Warning, "'{0}' and '{1}' are quaternions, of which each and its negative are one rotation: their angle depends on the signs.", "{2}");

    internal static readonly DiagnosticDescriptor ScalarOfQuaternion = new(
        "RWD7067", "Angle of a quaternion with a sign", Warning, "'{0}' depends on the sign of '{1}', and a quaternion and its negative are one rotation.", "{2}");

    internal static readonly DiagnosticDescriptor FirstChange = new(
        "RWD7068", "Change from nothing", Warning, "'{0}' is the whole of '{1}' at the first step of each episode, where the value before is taken to be 0: it is in {2}.", "{3}");

    internal static readonly DiagnosticDescriptor WideKernel = new(
        "RWD7069", "Kernel that hardly varies", Warning, "'{0}' is in {1} whatever the inputs are, as '{2}' is {3}: it pays nearly the same for everything.",
        "Divide by a scale that fits the range of what is measured, so that the exponent comes to some -3 where it is bad.");

    internal static readonly DiagnosticDescriptor TurnedColumn = new(
        "RWD7070", "Component w for one of the vector's", Warning, "'{0}' has the component w of '{1}', which is stored {2}: no column of its rotation is written so.", "{3}");

    internal static readonly DiagnosticDescriptor MeanOfMasked = new(
        "RWD7071", "Mean that counts what a mask leaves out", Warning, "'{0}' divides by the whole length of '{1}', also by those that '{2}' leaves out: the fewer count, the smaller it is.", "{3}");

    internal static readonly DiagnosticDescriptor PaidAtEachBeginning = new(
        "RWD7072", "Bonus that can be earned again", Warning, "'{0}' is to be paid once by what is said of it, and pays each time that '{1}' begins anew.", "{2}");

    internal static readonly DiagnosticDescriptor DoubtThatPays = new(
        "RWD7073", "Pays where judges disagree", Warning, "'{0}' is larger the less the values of '{1}' agree, and doubt is to cost by what is said of it.", "{2}");

    internal static readonly DiagnosticDescriptor CountedInAnotherUnit = new(
        "RWD7074", "Counted in another unit", Warning, "'{0}' counts {1}, and '{2}' is for each {3} by its text: {4}.", "{5}");

    internal static readonly DiagnosticDescriptor ClockAsTerm = new(
        "RWD7075", "Same whatever is done", Warning, "{0} depends on no input: it is the same at each step of every episode, whatever is done.", "{1}");

    internal static readonly DiagnosticDescriptor TurnedAngle = new(
        "RWD7076", "Angle from the y axis", Warning, "'{0}' takes y first: with '{1}' before '{2}' it is the angle from the y axis, clockwise.", "{3}");

    internal static readonly DiagnosticDescriptor TermOutsideTotal = new(
        "RWD7077", "Term outside of the total", Warning, "'{0}' is no part of the total, which reads '{1}': it is reported and not trained on.", "{2}");

    internal static readonly DiagnosticDescriptor ShadowedStage = new(
        "RWD7078", "Stage behind a lesser one", Warning, "'{0}' pays {1}, but not where '{2}' holds too, which is asked before and pays {3}.", "{4}");

    internal static readonly DiagnosticDescriptor BareBesidePlainUnit = new(
        "RWD7079", "Bare number beside percent or the like", Warning, "{0}, and a bare {1} is {2} of them.", "{3}");

    internal static readonly DiagnosticDescriptor ParameterWithoutUnit = new(
        "RWD7080", "Parameter without a unit", Warning, "'{0}' has no unit, so it counts in {1} beside '{2}', which is declared in {3}: {4} is {5} of them.", "{6}");

    internal static readonly DiagnosticDescriptor CopiedName = new(
        "RWD7081", "Name of the copy", Warning, "'{0}' reads '{1}', as '{2}' does, and is the same text but for its names.", "{3}");

    internal static readonly DiagnosticDescriptor SameBranches = new(
        "RWD7082", "Choice of one value", Warning, "'{0}' decides nothing: both sides are '{1}'.", "{2}");

    internal static readonly DiagnosticDescriptor StreakKept = new(
        "RWD7083", "Streak that is never broken", Warning, "'{0}' counts in a row by what is said of it, and stays as it is where '{1}' does not hold.", "{2}");

    internal static readonly DiagnosticDescriptor AddedToItself = new(
        "RWD7084", "One value twice", Warning, "Both sides of '{0}' are the same.", "{1}");

    internal static readonly DiagnosticDescriptor LimitOfTheOtherSide = new(
        "RWD7085", "Limit of the other side", Warning, "'{0}' is never {2} {1}, and its text says '{3}'.", "{4}");

    internal static readonly DiagnosticDescriptor TargetOutOfReach = new(
        "RWD7086", "Target out of reach", Warning, "'{0}' is {1}, outside of {3}, in which '{2}' is: '{4}' is never 0.", "{5}");

    internal static readonly DiagnosticDescriptor OneSidedKernel = new(
        "RWD7087", "Kernel of one side", Warning, "'{0}' falls on one side of '{1}' alone, and on the other it grows to {2}.", "{3}");

    internal static readonly DiagnosticDescriptor IdentifierAsNumber = new(
        "RWD7088", "Identifier as a number", Warning, "'{0}' reckons with '{1}', which is an identifier: how far two of them are apart says nothing.", "{2}");

    internal static readonly DiagnosticDescriptor RunningLevel = new(
        "RWD7089", "Paid for what was so far", Warning, "'{0}' pays '{1}' at every step, and by its text that counts what was so far: it is paid again at each later step.", "{2}");

    internal static readonly DiagnosticDescriptor ExtremeOfOthers = new(
        "RWD7090", "Extreme of other rows", Warning, "'{0}' is that of all rows of the batch at this step, and its text speaks of what was so far.", "{1}");

    internal static readonly DiagnosticDescriptor PaidForDistance = new(
        "RWD7091", "Paid for being far off", Warning, "'{0}' pays the more the larger '{1}' is, and that shall become small.", "{2}");

    internal static readonly DiagnosticDescriptor QuaternionByComponents = new(
        "RWD7092", "Quaternions by components", Warning, "'{0}' works component by component, and no rotation comes of that.", "{1}");

    internal static readonly DiagnosticDescriptor ScaledUnitLeft = new(
        "RWD7093", "Term in base units", Warning, "'{0}' is left in {1} and counts base units: '{2}' is declared in {3}, and {5} counts {4}.", "{6}");

    internal static readonly DiagnosticDescriptor RangeInDegrees = new(
        "RWD7094", "Range in the other unit of angles", Warning, "'{0}' is declared in {1}, and {2}.", "{3}");

    internal static readonly DiagnosticDescriptor NothingLeads = new(
        "RWD7095", "Nothing leads there", Warning, "'{0}' is flat over {1} % of the range of '{2}', {3}, and no other term has a slope in what that is made of.", "{4}");

    internal static readonly DiagnosticDescriptor NoCosine = new(
        "RWD7096", "No cosine", Warning, "'{0}' is not of length 1, so '{1}' is no cosine.", "{2}");

    internal static readonly DiagnosticDescriptor PaidToAndFro = new(
        "RWD7097", "Paid to and fro", Warning, "'{0}' pays where '{1}' grows as where it shrinks: going to and fro earns without end.", "{2}");

    internal static readonly DiagnosticDescriptor SameAtAllSteps = new(
        "RWD7098", "Same at all steps", Warning, "'{0}' is that of all steps of the episode, the same at each: '{1}' tells nothing of what came before.", "{2}");

    internal static readonly DiagnosticDescriptor PotentialOfDistance = new(
        "RWD7099", "Potential of a distance", Warning, "The potential '{0}' grows with '{1}', and that shall become small: '{2}' pays each step away.", "{3}");

    internal static readonly DiagnosticDescriptor DocumentedUnits = new(
        "RWD7100", "Two units by their texts", Warning, "In '{0}', '{1}' is in {2} by its text and '{3}' in {4}.", "{5}");

    internal static readonly DiagnosticDescriptor BeyondEpisode = new(
        "RWD7063", "Longer than an episode", Warning, "'{0}' never holds: '{1}' ends each episode after {2}.", "{3}");

    internal static readonly DiagnosticDescriptor TimerKept = new(
        "RWD7064", "Timer that never starts over", Warning, "'{0}' stands still where '{1}' and never starts over: at '{2}' it is the time of all such stretches so far.", "{3}");

    internal static readonly DiagnosticDescriptor WholeAtEachStep = new(
        "RWD7065", "Paid for the whole at each step", Warning, "'{0}' is the same at all steps of a trajectory and paid at each of them: it counts once for every step.", "{1}");

    internal static readonly DiagnosticDescriptor GoalWithFailure = new(
        "RWD7101", "Success and failure at one step", Warning, "'{0}' and '{1}' can hold at one step, {2}, and it pays {3}.", "{4}");

    internal static readonly DiagnosticDescriptor StateThatStays = new(
        "RWD7102", "State that never changes", Warning, "'{0}' is {1} at every step: its 'then' makes nothing else of it.", "{2}");

    internal static readonly DiagnosticDescriptor ThingsFoldedToo = new(
        "RWD7103", "Things folded too", Warning, "'{0}' folds '{1}' too, and its result meets '{2}', which has a value for each {1}.", "{3}");

    internal static readonly DiagnosticDescriptor PaidForTakingAgain = new(
        "RWD7104", "Bonus for letting go and taking again", Warning, "'{0}' pays each time that '{1}' becomes true, and nothing is charged where it becomes false: {2} pays without an end.", "{3}");

    internal static readonly DiagnosticDescriptor ElseOfSum = new(
        "RWD7108", "Else that takes the rest of a sum", Warning, "An 'else' reaches to the end of its expression, so that all of '{0}' is what the choice is otherwise.", "{1}");

    internal static readonly DiagnosticDescriptor EndsAlone = new(
        "RWD7105", "Ends alone", Warning, "'{0}' says where an episode ends and nothing else: it computes no {1}.", "Add a term or a total; conditions that are only watched may be a 'metric'.");

    internal static readonly DiagnosticDescriptor AddedAgain = new(
        "RWD7106", "Term added again", Warning, "'{0}' is in {1}, {2}, and the total adds it once more.", "{3}");

    internal static readonly DiagnosticDescriptor DiscountsApart = new(
        "RWD7107", "Two discounts", Warning, "'{0}' discounts by {1}, and {2} by {3}.", "{4}");

    internal static readonly DiagnosticDescriptor PaidByLength = new(
        "RWD7109", "Paid by length", Information, "'{0}' pays '{1}' at each step of an answer, beside an outcome that is paid once: the more steps an answer has, the more it is paid.", "{2}");

    internal static readonly DiagnosticDescriptor CostsOfElse = new(
        "RWD7110", "Costs of an else alone", Information, "{0} count only where {1}.", "If they shall always count, write {2}.");
}

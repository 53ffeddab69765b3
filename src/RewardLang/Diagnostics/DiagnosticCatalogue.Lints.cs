using static RewardLang.Diagnostics.DiagnosticSeverity;

namespace RewardLang.Diagnostics;

internal static partial class DiagnosticCatalogue
{
    internal static readonly DiagnosticDescriptor DivisionByZero = new(
        "RWD7001", "Division by zero", Warning, "The divisor '{0}' can be 0: it is {1}.",
        "{2}");

    internal static readonly DiagnosticDescriptor OutsideDomain = new(
        "RWD7002", "Outside the domain", Warning, "'{0}' is {1}, and '{2}' needs {3}.", "{4}");

    internal static readonly DiagnosticDescriptor Overflow = new(
        "RWD7003", "Overflow", Warning, "'{0}' can be infinite: its exponent is {1}.", "{2}");

    internal static readonly DiagnosticDescriptor IdleClip = new(
        "RWD7004", "Clip that never binds", Information, "'{0}' is {1}, so {2} nothing.", "Check what it was meant to bound, or remove what does nothing.");

    internal static readonly DiagnosticDescriptor ConstantClip = new(
        "RWD7005", "Clip that always binds", Warning, "'{0}' is {1}.", "{2}");

    internal static readonly DiagnosticDescriptor DecidedCondition = new(
        "RWD7006", "Condition that is decided", Warning, "'{0}' {1} holds{2}.", "{3}");

    internal static readonly DiagnosticDescriptor ExactEquality = new(
        "RWD7007", "Equality of reals", Warning, "'{0}' is a real number, and two of them are hardly ever equal.", "{1}");

    internal static readonly DiagnosticDescriptor BoundaryCondition = new(
        "RWD7008", "Condition at one number only", Warning, "'{0}' holds at exactly {1} only, the end of the range.", "{2}");

    internal static readonly DiagnosticDescriptor DwarfedTerm = new(
        "RWD7009", "Term that cannot matter", Warning, "{0} lost beside '{1}' ({2}).", "{3}");

    internal static readonly DiagnosticDescriptor SaturatedFunction = new(
        "RWD7010", "Saturated function", Warning, "'{0}' is flat: '{1}' is {2}, and the result {3}.", "{4}");

    internal static readonly DiagnosticDescriptor PayForNothing = new(
        "RWD7011", "Pays for nothing", Information, "'{0}' pays {1} at every step, whatever happens, and no episode ends.", "A constant moves no policy: remove it, or let something depend on it.");

    internal static readonly DiagnosticDescriptor PayForEnding = new(
        "RWD7012", "Pays for ending early", Warning, "{2}, the total is {1}, and '{0}' ends the episode {3}.",
        "Where '{0}' is not the aim, pay for each step that is survived, or let the end cost {4}.");

    internal static readonly DiagnosticDescriptor RepeatedBonus = new(
        "RWD7013", "Bonus at every step", Warning, "'{0}' pays {1} at every step at which '{2}' holds.",
        "Write first({3}) of std.temporal to pay once in an episode, or end the episode there.{4}");

    internal static readonly DiagnosticDescriptor MisleadingName = new(
        "RWD7014", "Name against sign", Warning, "'{0}' {1}: it adds {2} to the total.", "{3}");

    internal static readonly DiagnosticDescriptor SameForAllRows = new(
        "RWD7015", "Same for all rows", Warning, "'{0}' is one number for the whole batch, so no row learns what it did itself.", "{1}");

    internal static readonly DiagnosticDescriptor UnusedInput = new(
        "RWD7016", "Unused input", Information, "No result depends on the {0} '{1}'.", "{2}");

    internal static readonly DiagnosticDescriptor UnusedValue = new(
        "RWD7017", "Unused value", Warning, "Nothing reads the {0} '{1}'.", "Use it in {2}, or remove it.");

    internal static readonly DiagnosticDescriptor ParameterWithoutRange = new(
        "RWD7018", "Parameter without range", Information, "Parameters without a range: {0}. What is proved holds for their defaults alone.", "Declare ranges: '{1}'.");

    internal static readonly DiagnosticDescriptor UnboundedIgnoredTerm = new(
        "RWD7019", "Ignored term that can be infinite", Information, "'{0}' has the weight 0 and can be {1}: {2}.", "{3}");

    internal static readonly DiagnosticDescriptor NarrowSlope = new(
        "RWD7020", "Slope in a corner only", Information, "'{0}' is flat over {1} % of the range of '{2}', {3}: there it tells no state from a better one.",
        "{4}");

    internal static readonly DiagnosticDescriptor EmptyTerm = new(
        "RWD7022", "Term that never varies", Warning, "'{0}' is {1} whatever the inputs are.", "{2}");

    internal static readonly DiagnosticDescriptor FoldOfOneNumber = new(
        "RWD7023", "Fold of one number", Warning, "'{1}' is one number for each row already, so '{0}' has nothing to fold.", "{2}");

    internal static readonly DiagnosticDescriptor TimeLimit = new(
        "RWD7024", "Time limit as an end", Information, "'{0}' ends the episode after a number of steps, whatever happens in it.",
        "Leave a time limit to the host, which truncates the episode: an end says that nothing can be earned after it.");

    internal static readonly DiagnosticDescriptor StateOfThisStep = new(
        "RWD7025", "State of this step", Warning, "{0}.", "{1}");

    internal static readonly DiagnosticDescriptor LandingOfThisStep = new(
        "RWD7026", "Time in the air at touchdown", Warning, "'{0}' is 0 at the step of a touchdown, the one that is rewarded.",
        "Write prev({0}, initial: 0), the time in the air up to the step before.");

    internal static readonly DiagnosticDescriptor DegreesBesideRadians = new(
        "RWD7027", "Degrees beside radians", Warning, "'{0}' is in radians here{1}, and the number beside it has no unit.", "{2}");

    internal static readonly DiagnosticDescriptor UnweightedTerms = new(
        "RWD7028", "Weights that do not count", Warning, "'{0}' adds the values of terms: the weight of '{1}' does not count.", "Write {2}, or remove the weights.");

    internal static readonly DiagnosticDescriptor SurvivalDecides = new(
        "RWD7029", "Survival decides", Warning, "'{0}' pays {1} for each step that is survived, and all other terms together {2}.",
        "Lower its weight until {3}: {4}.");

    internal static readonly DiagnosticDescriptor PayForWaiting = new(
        "RWD7030", "Pays for waiting", Warning, "Each step pays up to {1}, and '{0}' ends the episode with {2} at most: {3} more.",
"{4}");

    internal static readonly DiagnosticDescriptor SameResult = new(
        "RWD7021", "Same result twice", Information, "'{0}' is the same value as '{1}'.", "Remove one, or give it the value that its name promises.");
}

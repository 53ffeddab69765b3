using static RewardLang.Diagnostics.DiagnosticSeverity;

namespace RewardLang.Diagnostics;

internal static partial class DiagnosticCatalogue
{
    internal static readonly DiagnosticDescriptor EmptyProgram = new(
        "RWD4001", "Empty program", Error, "'{0}' computes nothing.", "Add a term, a total or an output.");

    internal static readonly DiagnosticDescriptor ProgramTooLarge = new(
        "RWD4002", "Program too large", Error, "The program is too large once its functions are inlined.", "Call fewer functions from functions.");

    internal static readonly DiagnosticDescriptor NotOneForEachRow = new(
        "RWD4003", "Not one number for each row", Error, "'{0}' must be one value for each row; this is {1}.", "{2}");

    internal static readonly DiagnosticDescriptor WeightsMissing = new(
        "RWD4004", "Weights missing", Error, "'weighted_sum' knows the weights of 'terms' only.", "Pass the weights: weighted_sum(x, weights).");

    internal static readonly DiagnosticDescriptor CircularInTime = new(
        "RWD4005", "Circular in time", Error, "'{0}' needs a value before it can be known: {1} looks ahead at something that itself looks back at it.",
        "Break the circle: let one of the two depend on inputs alone.");

    internal static readonly DiagnosticDescriptor NoGroups = new(
        "RWD4006", "No groups", Error, "Nothing says which rows form a group.",
        "Declare it in the program: 'group of {0}' for consecutive rows, or {1} for rows with equal values of an input.");

    internal static readonly DiagnosticDescriptor SecondGrouping = new(
        "RWD4007", "Two groupings", Error, "A program has one grouping of its rows; this is another.", "Remove one of the two.");

    internal static readonly DiagnosticDescriptor GroupSize = new(
        "RWD4008", "Size of a group", Error, "A group cannot have {0} rows.", "Its size is a whole number from 1 on.");

    internal static readonly DiagnosticDescriptor GroupSizeSource = new(
        "RWD4009", "Not the size of a group", Error, "The size of a group is a whole constant, or a param that is one plain number; this is neither.",
        "Declare 'param size : int = 8' and write 'group of size'.");

    internal static readonly DiagnosticDescriptor GroupIndex = new(
        "RWD4010", "Not the index of a group", Error, "Rows are grouped by an int input that has one value for each row and episode; '{0}' is {1}.",
        "Declare 'input {0} : int episodic'.");

    internal static readonly DiagnosticDescriptor ModelInCircle = new(
        "RWD4011", "Model asked about its own answer", Error, "'{0}' asks a model about what a model answered at another step.",
        "Pass the earlier answer as an input, or ask about inputs only.");

    internal static readonly DiagnosticDescriptor OverBudget = new(
        "RWD4012", "Over budget", Error, "'{0}' has {1} {2} for each row and step; the host allows {3}.", "Fold large arrays once, share values by 'let', or keep less.");

    internal static readonly DiagnosticDescriptor ScenarioIncomplete = new(
        "RWD5001", "Incomplete scenario", Error, "The scenario '{0}' gives no value to {1}.", "{2}");

    internal static readonly DiagnosticDescriptor ScenarioOfOpenAxis = new(
        "RWD5002", "Scenario of an open axis", Information, "The scenario '{0}' cannot run before the open axes have their sizes.", "Give the axis a size to have it checked.");

    internal static readonly DiagnosticDescriptor ScenarioOfModel = new(
        "RWD5006", "Scenario of a model", Information, "The scenario '{0}' cannot run: it asks '{1}', which the host binds.", "Check what a model's answer is made of in a function of its own.");

    internal static readonly DiagnosticDescriptor CheckFailed = new(
        "RWD5003", "Check failed", Error, "'{0}' does not hold: {1}.", "{2}");

    internal static readonly DiagnosticDescriptor CheckUndecided = new(
        "RWD5004", "Check not decided", Warning, "'{0}' is neither proved nor refuted: {1}.", "{2}");

    internal static readonly DiagnosticDescriptor OutsideOfEpisode = new(
        "RWD5007", "No such episode", Error, "'{0}' of a return is {1}.", "Write return(steps: 500, discount: 0.99).");

    internal static readonly DiagnosticDescriptor ScenarioOutOfRange = new(
        "RWD5008", "Scenario out of range", Warning, "'{0}' is declared in {1}, and this scenario gives it {2}.", "Change the value or the range: of what lies outside of it no claim is made.");

    internal static readonly DiagnosticDescriptor CheckOfArray = new(
        "RWD5005", "Check of an array", Error, "'{0}' has axes; a check compares single numbers.", "Add an output that reduces it.");

    /// <summary>Every diagnostic there is.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All => [.. typeof(DiagnosticCatalogue)
        .GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
        .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
        .Select(f => (DiagnosticDescriptor)f.GetValue(null)!)
        .OrderBy(d => d.Id, StringComparer.Ordinal)];
}

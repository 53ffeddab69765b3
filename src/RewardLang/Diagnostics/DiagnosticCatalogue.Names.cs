using static RewardLang.Diagnostics.DiagnosticSeverity;

namespace RewardLang.Diagnostics;

internal static partial class DiagnosticCatalogue
{
    /// <summary>Whether it says that what a name stands for is not known, or known twice.</summary>
    internal static bool IsAboutNames(DiagnosticDescriptor descriptor) => IsAboutUnknownName(descriptor) || descriptor == DuplicateName;

    /// <summary>Whether it says that what a name stands for is not known.</summary>
    internal static bool IsAboutUnknownName(DiagnosticDescriptor descriptor) => descriptor == UnknownName || descriptor == UnknownFunction
        || descriptor == UnknownAxis || descriptor == UnknownUnit || descriptor == UnknownType;

    internal static readonly DiagnosticDescriptor UnknownName = new(
        "RWD2001", "Unknown name", Error, "'{0}' is not declared here.", "{1}");

    internal static readonly DiagnosticDescriptor UnknownFunction = new(
        "RWD2002", "Unknown function", Error, "There is no function '{0}'.", "{1}");

    internal static readonly DiagnosticDescriptor UnknownAxis = new(
        "RWD2003", "Unknown axis", Error, "There is no axis '{0}'.", "{1}");

    internal static readonly DiagnosticDescriptor UnknownUnit = new(
        "RWD2004", "Unknown unit", Error, "There is no unit '{0}'.", "{1}");

    internal static readonly DiagnosticDescriptor UnknownType = new(
        "RWD2005", "Unknown type", Error, "There is no type '{0}'.", "{1}");

    internal static readonly DiagnosticDescriptor UnknownArgument = new(
        "RWD2006", "Unknown argument", Error, "'{0}' has no parameter '{1}'.", "{2}");

    internal static readonly DiagnosticDescriptor MissingArgument = new(
        "RWD2007", "Missing argument", Error, "'{0}' needs its argument '{1}'.", "{2}");

    internal static readonly DiagnosticDescriptor TooManyArguments = new(
        "RWD2008", "Too many arguments", Error, "'{0}' does not take this argument.", "{1}");

    internal static readonly DiagnosticDescriptor DuplicateName = new(
        "RWD2009", "Name declared twice", Error, "'{0}' is declared twice.", "{1}");

    /// <summary>What to do about two declarations of one name, where nothing more is known of them.</summary>
    internal const string RenameOne = "Rename one of the two.";

    /// <summary>What to do about a name that leads back to itself.</summary>
    internal static string AdviceForCycle(string name) => $"Use prev({name}, initial: …) for the previous step's value, or a state.";

    internal static readonly DiagnosticDescriptor CyclicName = new(
        "RWD2010", "Depends on itself", Error, "'{0}' depends on its own value of this step{1}.",
        "{2}");

    internal static readonly DiagnosticDescriptor RecursiveFunction = new(
        "RWD2011", "Recursive function", Error, "'{0}' calls itself.", "Functions are inlined: write the repetition out, or use a state over steps.");

    internal static readonly DiagnosticDescriptor FunctionAsValue = new(
        "RWD2012", "Function without arguments", Error, "'{0}' is a function.", "Call it with its argument in brackets, as in {0}(x).");

    internal static readonly DiagnosticDescriptor AxisAsValue = new(
        "RWD2013", "Axis as a value", Error, "'{0}' is an axis, not a value.", "{1}");

    internal static readonly DiagnosticDescriptor UnknownImport = new(
        "RWD2014", "Unknown import", Error, "'{0}' cannot be found.", "{1}");

    internal static readonly DiagnosticDescriptor CyclicImport = new(
        "RWD2015", "Cyclic import", Error, "'{0}' imports this file again, or too many files are imported.", "Move what both need to a third file.");

    internal static readonly DiagnosticDescriptor CoreFunctionName = new(
        "RWD2016", "Name of a core function", Error, "'{0}' is a function of the language.", "Choose another name.");

    internal static readonly DiagnosticDescriptor UnknownScenario = new(
        "RWD2017", "Unknown scenario", Error, "There is no scenario '{0}'.", "{1}");

    internal static readonly DiagnosticDescriptor ScenarioMember = new(
        "RWD2021", "Value of a scenario", Error, "'{0}' is not how a value of a scenario is written.", "Write '{1}'.");

    internal static readonly DiagnosticDescriptor ComponentsInBrackets = new(
        "RWD2022", "Components in brackets", Error, "The components of an axis are no list.", "Write '{0}'.");

    internal static readonly DiagnosticDescriptor PreviousOfPrevious = new(
        "RWD2023", "Two steps back", Warning, "In 'then' the name '{0}' already means the previous step's value; this is the one before it.", "Write '{0}'.");

    internal static readonly DiagnosticDescriptor NumberOfSteps = new(
        "RWD2024", "Value or number of steps", Warning, "In {0} the {1} is the value {2} step, not a number of steps.", "{3}");

    internal static readonly DiagnosticDescriptor ConditionAsRobustness = new(
        "RWD2025", "Condition as a robustness", Warning, "'{0}' is the largest robustness so far: of a condition it is 1 at every step after the first at which that held.",
        "Write first({1}) of std.temporal to pay once, or ever({1}) where every step is meant.");

    internal static readonly DiagnosticDescriptor UnknownResult = new(
        "RWD2018", "Unknown result", Error, "The program returns nothing called '{0}'.", "{1}");

    internal static readonly DiagnosticDescriptor CyclicAxis = new(
        "RWD2020", "Cyclic axis", Error, "'{0}' is a part of itself.", "Give one of the axes a size, as in 'axis {0} = 4'.");

    internal static readonly DiagnosticDescriptor ReservedAxis = new(
        "RWD2019", "Reserved axis", Error, "'{0}' is {1}.", "{2}");
}

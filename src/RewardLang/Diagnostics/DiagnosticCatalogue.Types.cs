using static RewardLang.Diagnostics.DiagnosticSeverity;

namespace RewardLang.Diagnostics;

internal static partial class DiagnosticCatalogue
{
    internal static readonly DiagnosticDescriptor AxisMismatch = new(
        "RWD3001", "Axes do not match", Error, "Values over {0} and over {1} do not go together: neither's axes contain the other's.", "{2}");

    internal static readonly DiagnosticDescriptor UnitMismatch = new(
        "RWD3002", "Units do not match", Error, "Cannot {0} {1} {2} {3}.", "{4}");

    internal static readonly DiagnosticDescriptor NeedsPlainNumber = new(
        "RWD3003", "Needs a plain number", Error, "'{0}' needs a plain number, not a value in {1}.", "{2}");

    internal static readonly DiagnosticDescriptor ExponentWithUnit = new(
        "RWD3004", "Exponent with a unit", Error, "The exponent is a value in {0}.", "{1}");

    internal static readonly DiagnosticDescriptor PowerOfUnit = new(
        "RWD3005", "Power of a unit", Error, "A value in {0} needs a constant exponent that leaves a unit.", "Divide it by a value in {0} first.");

    internal static readonly DiagnosticDescriptor NotACondition = new(
        "RWD3006", "Not a condition", Error, "A condition is needed; this is {0}.", "{1}");

    internal static readonly DiagnosticDescriptor ChainedComparison = new(
        "RWD3007", "Chained comparison", Error, "Comparisons do not chain.", "Write '{0}'.");

    internal static readonly DiagnosticDescriptor WrongType = new(
        "RWD3008", "Wrong type", Error, "{0} must be {1}; this is {2}.", "{3}");

    internal static readonly DiagnosticDescriptor NotConstant = new(
        "RWD3009", "Not a constant", Error, "{0} must be a constant.", "{1}");

    internal static readonly DiagnosticDescriptor NotWholeNumber = new(
        "RWD3010", "Not a whole number", Error, "{0} must be a whole number below 1000000; this is {1}.", "Write such a number.");

    internal static readonly DiagnosticDescriptor AmbiguousComponent = new(
        "RWD3011", "Ambiguous component", Error, "'{0}' is a component of {1}.", "Reduce or index one of the axes first.");

    internal static readonly DiagnosticDescriptor UnknownComponent = new(
        "RWD3012", "Unknown component", Error, "A value of type {0} has no component '{1}'.", "{2}");

    internal static readonly DiagnosticDescriptor NoComponents = new(
        "RWD3013", "No components", Error, "A value of type {0} has no named components, so no '{1}'.", "{2}");

    internal static readonly DiagnosticDescriptor NotAPart = new(
        "RWD3014", "Not a part", Error, "'{0}' is not a part of an axis of this value, which is {1}.", "{2}");

    internal static readonly DiagnosticDescriptor PartOfOtherSize = new(
        "RWD3015", "Part of another size", Error, "A part of {0} elements cannot become the axis '{1}', which has {2} elements.", "Take as many elements as the axis has.");

    internal static readonly DiagnosticDescriptor AxisTwice = new(
        "RWD3016", "Axis twice", Error, "The value would have the axis '{0}' twice.", "Use an axis of another name.");

    internal static readonly DiagnosticDescriptor MissingAxis = new(
        "RWD3017", "Missing axis", Error, "A value of type {0} has no axis '{1}'.", "{2}");

    internal static readonly DiagnosticDescriptor IndexOfScalar = new(
        "RWD3018", "Index of a single number", Error, "This is {0}: one number for each row has no elements.", "{1}");

    internal static readonly DiagnosticDescriptor AmbiguousIndex = new(
        "RWD3019", "Ambiguous index", Error, "A value of type {0} has several axes.", "{1}");

    internal static readonly DiagnosticDescriptor IndexOutOfRange = new(
        "RWD3020", "Index out of range", Error, "{0} has {1} elements, counted from 0{2}.", "{3}");

    internal static readonly DiagnosticDescriptor ExpectedAxis = new(
        "RWD3021", "Axis expected", Error, "'{0}' expects the name of an axis here.", "{1}");

    /// <summary>How an axis is named, where nothing more is known.</summary>
    internal const string NameOfAxis = "Write its name, without quotes or index.";

    internal static readonly DiagnosticDescriptor BatchWithAxes = new(
        "RWD3022", "Batch with axes", Error, "'{0}' stands alone in over:.", "{1}");

    internal static readonly DiagnosticDescriptor OverWithSeveral = new(
        "RWD3023", "Over with several values", Error, "'{0}' of several values is pointwise and takes no over:.", "{1}");

    internal static readonly DiagnosticDescriptor NotOverBatch = new(
        "RWD3024", "Not over rows or steps", Error, "'{0}' does not work over: {1}.",
        "Over: {1} there are sum, mean, product, min, max, any, all, count, norm, dot, var, std, sample_var, sample_std, {2}.{3}");

    internal static readonly DiagnosticDescriptor NeedsOneAxis = new(
        "RWD3025", "Needs one axis", Error, "'{0}' works along one axis; this is {1}.", "{2}");

    internal static readonly DiagnosticDescriptor QuantileOutOfRange = new(
        "RWD3026", "Fraction out of range", Error, "The fraction q is {0}.", "It lies in 0 .. 1.");

    internal static readonly DiagnosticDescriptor WrongComponents = new(
        "RWD3027", "Wrong components", Error, "An array over '{0}' takes each of its components once.", "They are {1}.");

    internal static readonly DiagnosticDescriptor AxisSize = new(
        "RWD3028", "Size of an axis", Error, "The axis '{0}' has {1} elements{2}.", "Sizes are 1 or more and agree with the components.");

    internal static readonly DiagnosticDescriptor StateWithoutType = new(
        "RWD3029", "State without a type", Error, "The type of the state '{0}' grows with every step.", "Give its first value the type that its next value has.");

    internal static readonly DiagnosticDescriptor ValueTooLarge = new(
        "RWD3032", "Value too large", Error, "{0} has {1} elements for each row; at most {2} are possible.", "Reduce an axis before values meet, or declare smaller axes.");

    internal static readonly DiagnosticDescriptor AxisWithoutInput = new(
        "RWD3033", "Axis without an input", Error, "Nothing decides the size of the axis '{0}': no input has it.", "Give it a size, as in 'axis {0} = 4', or an input.");

    internal static readonly DiagnosticDescriptor EmptyRange = new(
        "RWD3030", "Empty range", Error, "The range {0} .. {1} is empty.", "Write the smaller number first.");

    internal static readonly DiagnosticDescriptor DefaultOutOfRange = new(
        "RWD3031", "Default out of range", Error, "The default of '{0}' is outside its range: {1} is {2} {3}.", "{4}");
}

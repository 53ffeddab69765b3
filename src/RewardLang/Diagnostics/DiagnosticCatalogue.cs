using static RewardLang.Diagnostics.DiagnosticSeverity;

namespace RewardLang.Diagnostics;

/// <summary>All diagnostics. 1xxx: text; 2xxx: names; 3xxx: kinds, axes and units; 4xxx: programs; 5xxx: scenarios and checks; 7xxx: lints.
/// 6xxx belongs to the source generator.</summary>
internal static partial class DiagnosticCatalogue
{
    internal static readonly DiagnosticDescriptor FileTooLarge = new(
        "RWD1001", "File too large", Error, "The text has {0} characters; at most {1} are read.", "Split it, or check that this is a reward file.");

    internal static readonly DiagnosticDescriptor UnknownCharacter = new(
        "RWD1002", "Foreign character", Error, "'{0}' is not part of the language.", "{1}");

    internal static readonly DiagnosticDescriptor ForeignOperator = new(
        "RWD1003", "Operator of another language", Error, "'{0}' is not an operator here.", "Write {1}.");

    internal static readonly DiagnosticDescriptor NumberOutOfRange = new(
        "RWD1004", "Number out of range", Error, "The number {0} cannot be represented.", "Write 'inf' for infinity.");

    internal static readonly DiagnosticDescriptor UnclosedText = new(
        "RWD1005", "Unclosed quote", Error, "The quoted text has no end on its line.", "Close it with a double quote.");

    internal static readonly DiagnosticDescriptor NestedTooDeeply = new(
        "RWD1006", "Nested too deeply", Error, "The expression is nested more than {0} levels deep.", "Name parts of it with 'let'.");

    internal static readonly DiagnosticDescriptor UnexpectedToken = new(
        "RWD1007", "Unexpected text", Error, "Expected {1}, found {0}.", "{2}");

    internal static readonly DiagnosticDescriptor NamedArgumentWithEquals = new(
        "RWD1008", "Named argument with '='", Error, "A named argument is written with ':', not '='.", "{0}");

    internal static readonly DiagnosticDescriptor ExpectedDeclaration = new(
        "RWD1009", "Not a declaration", Error, "A file holds reward, loss, metric, fn, unit and import; found {0}.", "{1}");

    internal static readonly DiagnosticDescriptor ExpectedMember = new(
        "RWD1010", "Not a member", Error, "A program has no statement that begins with {0}.", "{1}");

    internal static readonly DiagnosticDescriptor MemberOutsideProgram = new(
        "RWD1011", "Member outside a program", Error, "'{0}' belongs inside a program.", "{1}");

    internal static readonly DiagnosticDescriptor UnclosedBrace = new(
        "RWD1012", "Missing '}'", Error, "This '{{' is never closed.", "Add '}}' at the end of the block.");

    internal static readonly DiagnosticDescriptor FunctionWithoutReturn = new(
        "RWD1013", "No return", Error, "The block of '{0}' has no 'return'.", "{1}");

    internal static readonly DiagnosticDescriptor MemberInFunction = new(
        "RWD1014", "Not in a function", Error, "The block of '{0}' takes let, state, repeat and return only.", "Move this statement to the program.");

    internal static readonly DiagnosticDescriptor ReturnInProgram = new(
        "RWD1015", "Return in a program", Error, "A program returns its terms and total, not a value.", "{0}");

    internal static readonly DiagnosticDescriptor SecondReturn = new(
        "RWD1018", "Two returns", Error, "The block of '{0}' returns twice.", "End it with its one 'return'; choose between values with 'if c then a else b'.");

    internal static readonly DiagnosticDescriptor CommentOrDivision = new(
        "RWD1019", "Comment where a division may be meant", Warning, "'//' begins a comment: what follows is not part of the expression.",
        "Write 'floor(a / b)' for a whole quotient, or put the comment on a line of its own.");

    internal static readonly DiagnosticDescriptor NoProgram = new(
        "RWD1017", "Nothing to compile", Error, "The file holds no program.", "Write 'reward Name {{ … }}' with at least one term or a total.");
}

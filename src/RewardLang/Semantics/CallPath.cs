using RewardLang.Diagnostics;

namespace RewardLang.Semantics;

/// <summary>The calls that lead to a function's body, from the innermost out: two bodies of one function are told apart by it.</summary>
/// <param name="Caller">The calls that lead to the body in which the call stands; null where it stands in the program.</param>
/// <param name="Source">The file of the call.</param>
/// <param name="Call">The call.</param>
internal sealed record CallPath(CallPath? Caller, SourceText Source, TextSpan Call);

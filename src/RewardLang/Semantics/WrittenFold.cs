using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>A call in the text of a program that folds all axes of a value.</summary>
/// <param name="Call">The call.</param>
/// <param name="Axes">The axes that it folds; none where its argument is one number for each row.</param>
internal sealed record WrittenFold(CallSyntax Call, IReadOnlyList<Axis> Axes);

using RewardLang.Ir;

namespace RewardLang.Rewrites.Gradients;

/// <summary>
/// What one use of a value adds to its adjoint: <paramref name="Value"/> where <paramref name="Guard"/> holds, exactly 0 elsewhere,
/// even where <paramref name="Value"/> is not finite. A branch that is not taken thus adds nothing, whatever its derivative is.
/// </summary>
/// <param name="Value">The number. An axis or a row that it lacks is one over which it repeats.</param>
/// <param name="Guard">A truth value; null where it always counts.</param>
internal sealed record Contribution(Node Value, Node? Guard = null);

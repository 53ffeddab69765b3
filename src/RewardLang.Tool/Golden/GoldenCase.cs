namespace RewardLang.Tool.Golden;

/// <summary>An array of a case: one number block for each step, or one for all.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role"><c>input</c>, <c>state</c> or <c>constant</c>; for outputs <c>total</c>, <c>component</c> …</param>
/// <param name="Array">Its numbers.</param>
/// <param name="AbsoluteTolerance">For outputs: the absolute difference that is allowed.</param>
/// <param name="HasSteps">True when its first dimension is the steps.</param>
internal sealed record GoldenArray(string Name, string Role, NpyArray Array, double AbsoluteTolerance, bool HasSteps);

/// <summary>A recorded reward: inputs, parameters and outputs of a published implementation.</summary>
internal sealed record GoldenCase(
    string Name, int Steps, int Rows, IReadOnlyDictionary<string, double[]> Params, IReadOnlyList<GoldenArray> Inputs,
    IReadOnlyList<GoldenArray> Outputs, double RelativeTolerance, IReadOnlySet<(int Step, int Row)> Fragile);

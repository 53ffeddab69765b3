using RewardLang.Diagnostics;

namespace RewardLang.Semantics;

/// <summary>Names that come from Python, torch and numpy, and what is written here.</summary>
internal static class ForeignNames
{
    private static readonly Dictionary<string, Suggestion> s_advice = new(StringComparer.Ordinal)
    {
        ["torch"] = "There is no 'torch.' here: call the function by its own name, norm(x) rather than torch.norm(x).",
        ["np"] = "There is no 'np.' here: call the function by its own name, clip(x, 0, 1) rather than np.clip(x, 0, 1).",
        ["numpy"] = "There is no 'numpy.' here: call the function by its own name.",
        ["math"] = "There is no 'math.' here: call the function by its own name.",
        ["jnp"] = "There is no 'jnp.' here: call the function by its own name.",
        ["F"] = "There is no 'F.' here: call the function by its own name.",
        ["self"] = "There is no 'self': declare what the reward needs with 'input' or 'param'.",
        ["True"] = new("Write 'true'.", "true"),
        ["False"] = new("Write 'false'.", "false"),
        ["None"] = "There is no None: every name has a value.",
        ["where"] = "Write 'if condition then a else b'.",
        ["clamp"] = new("Write 'clip(x, lower, upper)'.", "clip"),
        ["power"] = new("Write 'x ^ y'.", "pow"),
        ["square"] = "Write 'square(x)' or 'x^2'.",
        ["arctan2"] = new("Write 'atan2(y, x)'.", "atan2"),
        ["arccos"] = new("Write 'acos(x)'.", "acos"),
        ["arcsin"] = new("Write 'asin(x)'.", "asin"),
        ["arctan"] = new("Write 'atan(x)'.", "atan"),
        ["fabs"] = new("Write 'abs(x)'.", "abs"),
        ["absolute"] = new("Write 'abs(x)'.", "abs"),
        ["minimum"] = new("Write 'min(a, b)'.", "min"),
        ["maximum"] = new("Write 'max(a, b)'.", "max"),
        ["prod"] = new("Write 'product(x)'.", "product"),
        ["zeros_like"] = "A bare 0 takes every shape: write 0.",
        ["ones_like"] = "A bare 1 takes every shape: write 1.",
        ["concatenate"] = "Axes are not concatenated: reduce each value and add the results.",
        ["cat"] = "Axes are not concatenated: reduce each value and add the results.",
        ["stack"] = "Write [a, b] or the name of an axis with components: xyz(a, b, c).",
        ["linalg"] = "Write 'norm(x)'.",
        ["relu"] = "Write 'max(x, 0)'.",
        ["logical_and"] = "Write 'a and b'.",
        ["logical_or"] = "Write 'a or b'.",
        ["logical_not"] = "Write 'not a'.",
        ["clone"] = "Values never change: there is nothing to clone.",
        ["tensor"] = "Write the number itself, or [1, 2, 3].",
        ["lambda"] = "Functions are declared with 'fn name(x) = …' beside the program.",
        ["def"] = "Functions are declared with 'fn name(x) = …' beside the program.",
        ["elif"] = "Write 'else if condition then a else b'.",
        ["for"] = "There are no loops: operations work on whole arrays, and sum, mean, min … reduce them.",
        ["while"] = "There are no loops: a 'state' carries a value from step to step.",
        ["lerp"] = "Write 'a + (b - a) * t'.",
    };

    /// <summary>What to write instead of a name of another language; null for a name that is none.</summary>
    public static Suggestion? Advice(string name) => s_advice.TryGetValue(name, out var advice) ? advice : null;
}

using System.Text.RegularExpressions;
using RewardLang.Diagnostics;

namespace RewardLang.Semantics;

/// <summary>Types of other languages, and quantities that are written as if they were types.</summary>
internal static class ForeignTypes
{
    private static readonly Regex s_real = new("^([fF]p?|[fF]loat|real)(16|32|64)(_t)?$|^bf16$|^bfloat16$|^(half|single|decimal|Double|Float|float|double|number|Number|num|numeric|scalar|Scalar|value|unitfloat|Real|probability|prob|score)$");

    private static readonly Regex s_int = new("^([iu]|[uU]?[iI]nt)(8|16|32|64|128)(_t)?$|^[iu]size$|^(u?short|uint|u?long|byte|size_t|integer|Integer|Int|natural|count)$");

    private static readonly Regex s_bool = new("^(boolean|Boolean|Bool|bit|flag|Flag|signal|event|truth|logical)$");

    private static readonly Regex s_array = new("^(Tensor|tensor|array|Array|ndarray|vector|Vector|list|List|Sequence|sequence|action|Action|actions|obs|observation|Observation|features|embedding)$");

    /// <summary>Quantities, with the type that each has.</summary>
    private static readonly Dictionary<string, string> s_quantities = new(StringComparer.Ordinal)
    {
        ["angle"] = "real<rad>",
        ["distance"] = "real<m>",
        ["length"] = "real<m>",
        ["height"] = "real<m>",
        ["meters"] = "real<m>",
        ["metres"] = "real<m>",
        ["position"] = "vec3<m>",
        ["velocity"] = "vec3<m/s>",
        ["speed"] = "real<m/s>",
        ["time"] = "real<s>",
        ["duration"] = "real<s>",
        ["seconds"] = "real<s>",
        ["force"] = "real<N>",
        ["torque"] = "real<N*m>",
        ["mass"] = "real<kg>",
        ["power"] = "real<W>",
        ["energy"] = "real<J>",
        ["percent"] = "real<percent>",
        ["percentage"] = "real<percent>",
    };

    /// <summary>The type here that stands for one of theirs, <c>real</c> or <c>int</c>; null for other words.</summary>
    public static string? Number(string word) => s_real.IsMatch(word) ? "real" : s_int.IsMatch(word) ? "int" : null;

    /// <summary>Whether a word is the type of texts.</summary>
    public static bool IsText(string word) => word is "string" or "String" or "str" or "text" or "Text" or "char";

    /// <summary>What to write instead of a type; null for a word that is none.</summary>
    public static Suggestion? Advice(string word) => word switch
    {
        "Vector3" or "Vec3" or "vector3" or "float3" or "Point" or "point" or "Position" or "Velocity" => new Suggestion("Write 'vec3'.", "vec3"),
        "quaternion" or "Quaternion" or "Quat" or "quat_wxyz" or "quat4" or "rotation" or "Rotation" or "orientation" => new Suggestion("Write 'quat', which is stored w, x, y, z; 'quat_xyzw' is x, y, z, w.", "quat"),
        "pose" or "Pose" or "Transform" or "transform" => "A pose is two inputs: one of type vec3<m> for the place, and one of type quat for the attitude.",
        "vec4" or "Vec4" or "Vector4" or "float4" => "For a quaternion write 'quat', which is stored w, x, y, z, or 'quat_xyzw'; for other things declare 'axis part = 4', and write real[part].",
        "matrix" or "Matrix" or "mat3" or "mat4" or "image" or "Image" => "An array of two axes: declare 'axis row = 3' and 'axis column = 3' with their sizes, and write real[row, column].",
        _ when IsText(word) => "There is no text in a program: pass a bool or an int for each case; a text that a model reads has a number, an int by which the host finds it.",
        "tuple" or "Tuple" or "pair" or "dict" or "Dict" or "map" or "object" or "struct" or "record" => "There are no records: declare an input for each part.",
        "optional" or "Optional" or "option" or "Option" or "any" or "Any" or "Union" => "Every input is given and has one type: declare it with that type, and a further 'bool' that says whether it counts.",
        "enum" or "Enum" or "categorical" or "Categorical" or "discrete" or "Discrete" => "There are no enumerations: write a number for each case, as in 'int in 0 .. 2'.",
        "set" or "Set" => "There are no sets: declare an axis of what may be in it, and write bool[item].",
        "mask" or "Mask" or "onehot" or "one_hot" => "An array of conditions: declare an axis of its elements, as in 'axis item = 5', and write bool[item].",
        "token" or "tokens" or "Tokens" or "trajectory" or "episode" => "An array has an axis: declare 'axis token = 256', and write real[token], int[token] or bool[token]; steps are no axis and are never written.",
        _ when s_array.IsMatch(word) => new Suggestion("Write 'real'; an array has an axis of its elements: 'axis item = 5', and real[item].", "real"),
        _ when Number(word) is { } number => new Suggestion($"Write '{number}'.", number),
        _ when s_bool.IsMatch(word) => new Suggestion("Write 'bool'.", "bool"),
        _ when s_quantities.TryGetValue(word, out var type) => new Suggestion($"A quantity is a number with a unit: write {type}.", type),
        _ => null,
    };
}

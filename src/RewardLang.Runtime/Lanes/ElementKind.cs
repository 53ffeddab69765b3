using System.ComponentModel;

namespace RewardLang.Runtime.Lanes;

/// <summary>How the elements of a tensor lie in memory. Tiles hold all of them as 32-bit floats.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ElementKind
{
    /// <summary>32-bit floats, taken as they are.</summary>
    Float32,

    /// <summary>Booleans or bytes, read as 1 where they are not zero and else as 0.</summary>
    UInt8,

    /// <summary>Signed 32-bit integers, rounded to the nearest float.</summary>
    Int32,

    /// <summary>Signed 64-bit integers, rounded to the nearest float.</summary>
    Int64,

    /// <summary>64-bit floats, rounded to the nearest 32-bit float.</summary>
    Float64,
}

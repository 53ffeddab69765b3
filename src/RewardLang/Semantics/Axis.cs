namespace RewardLang.Semantics;

/// <summary>
/// A named axis. Two axes are the same only when they are the same object: equal sizes mean nothing.
/// </summary>
internal sealed class Axis
{
    private static readonly Dictionary<(int Size, int Level), Axis> s_anonymous = [];

    public Axis(string name, int? size, IReadOnlyList<string>? components = null)
    {
        Name = name;
        Size = components?.Count ?? size;
        Components = components;
    }

    public string Name { get; }

    /// <summary>The number of elements; null while an open axis has not met the host's tensors.</summary>
    public int? Size { get; }

    /// <summary>The names of the elements, if they have any.</summary>
    public IReadOnlyList<string>? Components { get; }

    /// <summary>The axis that this one is a part of.</summary>
    public Axis? Parent { get; init; }

    /// <summary>The elements of <see cref="Parent"/> that this axis is made of.</summary>
    public IReadOnlyList<int>? Indices { get; init; }

    /// <summary>True for the axis of a literal or an unnamed part, which takes the axis of what it meets.</summary>
    public bool IsAnonymous { get; private init; }

    /// <summary>True when the host's tensors decide the size.</summary>
    public bool IsOpen { get; init; }

    public static Axis PlanarPosition { get; } = new("xy", 2, ["x", "y"]);

    public static Axis Position { get; } = new("xyz", 3, ["x", "y", "z"]);

    public static Axis Quaternion { get; } = new("quat", 4, ["w", "x", "y", "z"]);

    public static Axis QuaternionVectorFirst { get; } = new("quat_xyzw", 4, ["x", "y", "z", "w"]);

    /// <summary>The axes that exist in every file.</summary>
    public static IReadOnlyList<Axis> BuiltIn { get; } = [PlanarPosition, Position, Quaternion, QuaternionVectorFirst];

    /// <summary>The anonymous axis of a size; <paramref name="level"/> tells the axes of nested literals of one size apart.</summary>
    public static Axis Anonymous(int size, int level = 0)
    {
        lock (s_anonymous)
        {
            if (!s_anonymous.TryGetValue((size, level), out var axis))
                s_anonymous[(size, level)] = axis = new Axis(size.ToString(System.Globalization.CultureInfo.InvariantCulture), size) { IsAnonymous = true };
            return axis;
        }
    }

    public int IndexOf(string component)
    {
        for (var i = 0; i < (Components?.Count ?? 0); i++)
            if (Components![i] == component)
                return i;
        return -1;
    }

    public override string ToString() => IsAnonymous ? $"{Size} elements" : Name;
}

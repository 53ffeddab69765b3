namespace RewardLang.Microbench;

/// <summary>The lanes that a function is timed on.</summary>
public enum LaneWidth
{
    /// <summary>One float.</summary>
    Single,

    /// <summary>Eight, in 256 bits.</summary>
    Half,

    /// <summary>Sixteen, in 512 bits.</summary>
    Wide,
}

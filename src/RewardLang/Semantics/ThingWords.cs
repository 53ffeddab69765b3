namespace RewardLang.Semantics;

/// <summary>Words of things of which a body or a scene has several, and of what these have: axes are called so, and values over them.</summary>
internal static class ThingWords
{
    private static readonly string[][] s_kinds =
    [
        ["joint", "dof", "motor", "actuator", "servo", "qpos", "qvel", "q", "dq", "action", "torque"], ["foot", "feet", "contact", "air", "stance", "swing"], ["leg"], ["finger", "tip"], ["wheel"], ["hand", "gripper"], ["body", "link"],
        ["agent", "robot", "player"], ["token", "word", "sentence"], ["point", "waypoint", "landmark", "keypoint"], ["obstacle", "object"], ["sensor", "beam", "ray"], ["judge", "member", "critic", "rubric", "criterion"],
    ];

    /// <summary>The words of the same things as one of a name's; none for other names.</summary>
    public static IReadOnlyList<string> KindOf(IEnumerable<string> words) => Array.Find(s_kinds, kind => words.Any(kind.Contains)) ?? [];

    /// <summary>A word without the ending of its plural.</summary>
    public static string Singular(string word) => word.Length > 3 ? word.TrimEnd('s') : word;
}

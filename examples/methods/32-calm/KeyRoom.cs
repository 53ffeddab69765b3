namespace RewardLang.Methods;

/// <summary>Two rooms of 6 x 9 cells with a door between them that needs a key: the key lies in a corner of the first room, the goal in one of the second.</summary>
internal sealed class KeyRoom
{
    /// <summary>How many states there are: cells, with or without the key, the door shut or open.</summary>
    public const int States = Width * Height * 4;

    /// <summary>Moves: left, right, up and down.</summary>
    public const int Actions = 4;

    private const int Width = 13, Height = 9, Wall = 6;

    private static readonly (int X, int Y) s_start = (4, 6), s_key = (0, 0), s_door = (Wall, 4), s_goal = (12, 8);
    private static readonly (int X, int Y)[] s_moves = [(-1, 0), (1, 0), (0, -1), (0, 1)];

    private (int X, int Y) agent = s_start;
    private bool hasKey, isOpen;

    /// <summary>Its number, <c>0 .. States - 1</c>.</summary>
    public int State => (agent.Y * Width + agent.X) * 4 + (hasKey ? 2 : 0) + (isOpen ? 1 : 0);

    /// <summary>Whether the agent stands where the key lay, and whether it stands in the open door.</summary>
    public (bool Key, bool Door) IsAt => (agent == s_key, agent == s_door);

    /// <summary>Moves, and says what was reached by it.</summary>
    public (bool Key, bool Door, bool Solved) Move(int action)
    {
        var (x, y) = (agent.X + s_moves[action].X, agent.Y + s_moves[action].Y);
        var opens = (x, y) == s_door && hasKey && !isOpen;
        isOpen |= opens;
        var isFree = x is >= 0 and < Width && y is >= 0 and < Height && (x != Wall || ((x, y) == s_door && isOpen));
        if (isFree) agent = (x, y);
        var takes = agent == s_key && !hasKey;
        hasKey |= takes;
        return (takes, opens, agent == s_goal);
    }
}

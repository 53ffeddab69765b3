namespace RewardLang.Synthesis.Tests.Judging;

/// <summary>
/// Rooms in a row, each with a door and four levers, of which one opens it and the others lead back to the first room. One may also hope, which
/// moves nothing. What comes of it is in signals that a reward and captions may read.
/// </summary>
/// <param name="rows">Copies that are played together.</param>
/// <param name="seed">Says which levers open.</param>
internal sealed class RoomChain(int rows, int seed)
{
    public const int Rooms = 9;
    public const int Actions = 5;
    public const int Hope = 4;

    private readonly int[] _levers = Levers(new Random(seed));

    /// <summary>The room of each row; <see cref="Rooms"/> where it has left the last one, after which nothing moves it.</summary>
    public int[] Room { get; } = new int[rows];

    /// <summary>Whether the last action opened a door.</summary>
    public bool[] Opened { get; } = new bool[rows];

    /// <summary>Whether the last action led back.</summary>
    public bool[] WentBack { get; } = new bool[rows];

    /// <summary>Whether the last action was to hope.</summary>
    public bool[] Hoped { get; } = new bool[rows];

    /// <summary>Puts all rows into the first room.</summary>
    public void Reset() => Array.Clear(Room);

    /// <summary>Acts in one row.</summary>
    public void Act(int row, int action)
    {
        Hoped[row] = action == Hope;
        Opened[row] = !Hoped[row] && action == _levers[Room[row]];
        WentBack[row] = !Hoped[row] && !Opened[row];
        Room[row] = Opened[row] ? Room[row] + 1 : WentBack[row] ? 0 : Room[row];
    }

    private static int[] Levers(Random random) => [.. Enumerable.Range(0, Rooms).Select(_ => random.Next(Hope))];
}

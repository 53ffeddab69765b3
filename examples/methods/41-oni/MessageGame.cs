namespace RewardLang.Methods;

/// <summary>
/// Ten rooms in a row, each with a door and four levers, of which one opens it and the others lead back to the first room. One may also
/// hope, which moves nothing. Every step has a message; the game itself pays for the last door alone.
/// </summary>
internal sealed class MessageGame(int seed)
{
    /// <summary>How many rooms there are; the message of a door has the room's number.</summary>
    public const int Rooms = 10;

    /// <summary>How many actions there are: four levers, and to hope.</summary>
    public const int Actions = 5;

    /// <summary>The message of being back in the first room.</summary>
    public const int Back = 10;

    /// <summary>The message of having hoped, as often as one likes.</summary>
    public const int Hopeful = 11;

    private const int Hope = 4;

    private readonly int[] levers = [.. Levers(new Random(seed))];

    /// <summary>What the game writes.</summary>
    public static string Text(int message) => message switch
    {
        Back => "You find yourself in the first room.",
        Hopeful => "You feel a hopeful feeling.",
        _ => $"The door of room {message} opens.",
    };

    /// <summary>Acts in a room.</summary>
    /// <returns>The next room, which is <see cref="Rooms"/> at the goal, and the message.</returns>
    public (int Room, int Message) Act(int room, int action) =>
        action == Hope ? (room, Hopeful) : action == levers[room] ? (room + 1, room) : (0, Back);

    private static IEnumerable<int> Levers(Random random)
    {
        for (var room = 0; room < Rooms; room++) yield return random.Next(Actions - 1);
    }
}

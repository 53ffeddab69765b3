namespace RewardLang.Methods;

/// <summary>
/// A field of 9 x 7 cells, endless at the top and the bottom, on which a player pushes a ball to the right edge. A ball that is pushed
/// against the left edge stays there.
/// </summary>
internal sealed class BallChase
{
    /// <summary>How many states there are.</summary>
    public const int States = Cells * Cells;

    /// <summary>Moves: left, right, up and down.</summary>
    public const int Actions = 4;

    private const int Width = 9, Height = 7, Cells = Width * Height;
    private const double CellSize = 900;

    private static readonly (int X, int Y)[] s_moves = [(-1, 0), (1, 0), (0, -1), (0, 1)];

    private (int X, int Y) player, ball;

    /// <summary>Places player and ball.</summary>
    public BallChase(Random random)
    {
        ball = (2 + random.Next(4), random.Next(Height));
        do player = (random.Next(Width - 1), random.Next(Height));
        while (player == ball);
    }

    /// <summary>The number of the state.</summary>
    public int State => (player.Y * Width + player.X) * Cells + ball.Y * Width + ball.X;

    /// <summary>Moves, and measures how: what the rewards are made of.</summary>
    public (float Alignment, float Approach, float Distance, bool Goal) Move(int action)
    {
        var (dx, dy) = s_moves[action];
        var (x, y) = Towards(player, ball);
        var approach = (dx * x + dy * y) / Math.Sqrt(x * x + y * y);
        var target = (X: player.X + dx, Y: Wrap(player.Y + dy));
        if (target == ball)
        {
            var pushed = (X: ball.X + dx, Y: Wrap(ball.Y + dy));
            if (pushed.X >= 0) (player, ball) = (target, pushed);
        }
        else if (target.X is >= 0 and < Width)
        {
            player = target;
        }
        (x, y) = Towards(player, ball);
        var distance = Math.Sqrt(x * x + y * y);
        // The goal lies to the right, so the direction to it is (1, 0).
        var goal = ball.X >= Width - 1;
        return ((float)(x / distance), (float)approach, (float)(distance * CellSize), goal);
    }

    private static int Wrap(int y) => (y + Height) % Height;

    private static (int X, int Y) Towards((int X, int Y) from, (int X, int Y) to)
    {
        var dy = to.Y - from.Y;
        return (to.X - from.X, dy > Height / 2 ? dy - Height : dy < -Height / 2 ? dy + Height : dy);
    }
}

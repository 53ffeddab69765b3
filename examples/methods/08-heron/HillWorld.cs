using RewardLang.Training.Policies;

namespace RewardLang.Methods;

/// <summary>
/// A hill to climb in twenty steps: six places in a row, the last of them the goal. A step forward costs energy 1 and slips on the
/// steep part; a leap costs 3 and does not; waiting costs nothing.
/// </summary>
internal static class HillWorld
{
    /// <summary>How many places there are.</summary>
    public const int Places = 6;

    /// <summary>Wait, step back, step forward, leap.</summary>
    public const int Actions = 4;

    /// <summary>The most steps of a trajectory.</summary>
    public const int Horizon = 20;

    /// <summary>The factors, the most important first: the goal, energy saved, time saved.</summary>
    public const int Factors = 3;

    private static readonly int[] s_energies = [0, 1, 1, 3];

    /// <summary>Steps of a trajectory, with what each adds to the factors.</summary>
    internal sealed record Trajectory(List<(int Place, int Action)> Steps, List<double[]> Gains)
    {
        /// <summary>Whether it reached the goal.</summary>
        public bool Solved => Gains[^1][0] > 0;

        /// <summary>The energy that it took.</summary>
        public double Energy => Steps.Sum(step => s_energies[step.Action]);

        /// <summary>A factor's sum.</summary>
        public double Factor(int factor) => Gains.Sum(gain => gain[factor]);
    }

    /// <summary>Follows a policy from the foot of the hill.</summary>
    /// <param name="policy">What to do at each place.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="energyUnit">What energy is measured in: a number of another unit tells the same.</param>
    public static Trajectory Climb(TabularPolicy policy, Random random, double energyUnit)
    {
        var trajectory = new Trajectory([], []);
        var place = 0;
        while (trajectory.Steps.Count < Horizon && place < Places - 1)
        {
            var action = policy.Sample(random, place);
            trajectory.Steps.Add((place, action));
            var isSteep = place is 2 or 3;
            place = action switch
            {
                1 => Math.Max(place - 1, 0),
                2 => isSteep && random.NextDouble() < .5 ? place - 1 : place + 1,
                3 => place + 1,
                _ => place,
            };
            trajectory.Gains.Add([place == Places - 1 ? 1 : 0, -s_energies[action] * energyUnit, -1]);
        }
        return trajectory;
    }
}

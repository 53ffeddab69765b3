namespace RewardLang.Training.Policies;

/// <summary>
/// A softmax policy with a number for each state and action, for small worlds, trained by the policy gradient (Williams 1992). One
/// thread at a time.
/// </summary>
/// <param name="states">How many states there are.</param>
/// <param name="actions">How many actions each has.</param>
public sealed class TabularPolicy(int states, int actions)
{
    private readonly double[] gradient = new double[states * actions];
    private readonly double[] chances = new double[actions];

    /// <summary>The logits, <c>[state, action]</c> row by row; equal chances at first.</summary>
    public double[] Logits { get; } = new double[states * actions];

    /// <summary>The chances of the actions in a state; valid until the next call.</summary>
    public ReadOnlySpan<double> Chances(int state)
    {
        var logits = Logits.AsSpan(state * actions, actions);
        var largest = double.NegativeInfinity;
        foreach (var logit in logits) largest = Math.Max(largest, logit);
        var sum = 0.0;
        for (var i = 0; i < actions; i++) sum += chances[i] = Math.Exp(logits[i] - largest);
        for (var i = 0; i < actions; i++) chances[i] /= sum;
        return chances;
    }

    /// <summary>Draws an action.</summary>
    public int Sample(Random random, int state) => Samplers.Categorical.Draw(random, Chances(state));

    /// <summary>The most likely action.</summary>
    public int Best(int state)
    {
        var all = Chances(state);
        var best = 0;
        for (var i = 1; i < actions; i++)
            if (all[i] > all[best]) best = i;
        return best;
    }

    /// <summary>The logarithm of an action's chance.</summary>
    public double LogChance(int state, int action) => Math.Log(Chances(state)[action]);

    /// <summary>Adds <paramref name="weight"/> times the gradient of an action's log chance, which <see cref="Step"/> then follows.</summary>
    public void Reinforce(int state, int action, double weight)
    {
        var all = Chances(state);
        for (var i = 0; i < actions; i++) gradient[state * actions + i] += weight * ((i == action ? 1 : 0) - all[i]);
    }

    /// <summary>Moves the logits along the gradient, and forgets it.</summary>
    public void Step(double rate)
    {
        for (var i = 0; i < gradient.Length; i++) Logits[i] += rate * gradient[i];
        Array.Clear(gradient);
    }

    /// <summary>A policy with the same logits: a snapshot to act with, or a reference.</summary>
    public TabularPolicy Copy()
    {
        var copy = new TabularPolicy(states, actions);
        Logits.CopyTo(copy.Logits, 0);
        return copy;
    }
}

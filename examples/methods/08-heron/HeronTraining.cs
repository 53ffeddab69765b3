using RewardLang.Training.Methods;
using RewardLang.Training.Policies;
using RewardLang.Training.RewardModels;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Policies on the hill: paid by a model that learns from hierarchical labels while they train, or by weighted factors.</summary>
internal static class HeronTraining
{
    private const int Batch = 32;
    private const int Kept = 1024;
    private const int Pairs = 256;
    private const int Refit = 10, RefitSteps = 25;
    private const double ModelRate = 0.05;
    private const double Rate = 0.3;

    /// <summary>How a policy came out, over the last tenth of its training.</summary>
    internal sealed record Outcome(double Success, double Energy, double[] Successes, double[] Energies)
    {
        /// <summary>The batch from which on nine trajectories in ten reach the goal.</summary>
        public double SolvedFrom => From(Successes, success => success > .9);

        /// <summary>The batch from which on the energy lies within a tenth of what it is at the end.</summary>
        public double SavedFrom => From(Energies, energy => energy < 1.1 * Energy);

        // Means of ten batches: a batch of thirty-two trajectories alone is a matter of chance.
        private static double From(double[] course, Func<double, bool> holds) => Enumerable.Range(0, course.Length)
            .Select(i => course[Math.Max(0, i - 9)..(i + 1)].Average()).ToList().FindIndex(mean => holds(mean)) is >= 0 and var found ? found : course.Length;
    }

    /// <summary>The baseline: each step is paid the weighted sum of what it adds to the factors.</summary>
    public static Outcome ByWeights(int iterations, int seed, double energyUnit)
    {
        using var reward = new WeightedFactors();
        return Train(iterations, seed, energyUnit, (_, batch) =>
        {
            var gains = new float[batch.Sum(t => t.Steps.Count), HillWorld.Factors];
            foreach (var (gain, row) in batch.SelectMany(t => t.Gains).Select((gain, row) => (gain, row)))
                for (var i = 0; i < HillWorld.Factors; i++) gains[row, i] = (float)gain[i];
            return MethodRun.Numbers(reward.Step(tensor(gains)).Total);
        });
    }

    /// <summary>HERON: a number for each place and action, whose sums over trajectories agree with the labels.</summary>
    public static Outcome ByLabels(int iterations, int seed, double energyUnit)
    {
        var random = new Random(seed + 500);
        var kept = new Queue<HillWorld.Trajectory>();
        using var model = new LinearRewardModel(HillWorld.Places * HillWorld.Actions);
        using var reward = new LearnedHierarchy();
        return Train(iterations, seed, energyUnit, (iteration, batch) =>
        {
            foreach (var trajectory in batch) kept.Enqueue(trajectory);
            while (kept.Count > Kept) kept.Dequeue();
            if (iteration % Refit == 0) Learn(model, [.. kept], random);
            var weights = MethodRun.Numbers(model.Weights);
            using var scores = tensor(batch.SelectMany(t => t.Steps).Select(step => weights[Index(step)]).ToArray());
            // Only the scale: a mean taken away would pay, or charge, for each further step of a trajectory that ends when it likes.
            using var nothing = tensor(0f);
            return MethodRun.Numbers(reward.Step(scores, nothing, scores.std(unbiased: false)).Total);
        });
    }

    private static void Learn(LinearRewardModel model, HillWorld.Trajectory[] kept, Random random)
    {
        var factors = new float[kept.Length, HillWorld.Factors];
        var visits = new float[kept.Length, HillWorld.Places * HillWorld.Actions];
        for (var row = 0; row < kept.Length; row++)
        {
            for (var i = 0; i < HillWorld.Factors; i++) factors[row, i] = (float)kept[row].Factor(i);
            foreach (var step in kept[row].Steps) visits[row, Index(step)]++;
        }
        using var scope = NewDisposeScope();
        using var labels = new HierarchicalLabel { Tolerance = [0, .25, .25] };
        using var spread = new FactorDeviation();
        using var loss = new HierarchicalPreference();
        var (all, seen) = (tensor(factors), tensor(visits));
        var first = tensor(Enumerable.Range(0, Pairs).Select(_ => random.NextInt64(kept.Length)).ToArray());
        var second = tensor(Enumerable.Range(0, Pairs).Select(_ => random.NextInt64(kept.Length)).ToArray());
        var deviation = spread.Step(all).Deviation[0];
        var label = labels.Step(all[first], all[second], deviation).Total;
        ModelFit.Minimize(model.Parameters,
            _ => loss.Step(model.Score(seen[first]), model.Score(seen[second]), label).Total, RefitSteps, ModelRate);
    }

    private static Outcome Train(int iterations, int seed, double energyUnit, Func<int, List<HillWorld.Trajectory>, float[]> pay)
    {
        var random = new Random(seed);
        var policy = new TabularPolicy(HillWorld.Places, HillWorld.Actions);
        var (successes, energies) = (new double[iterations], new double[iterations]);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            using var scope = NewDisposeScope();
            var batch = Enumerable.Range(0, Batch).Select(_ => HillWorld.Climb(policy, random, energyUnit)).ToList();
            Reinforce(policy, batch, pay(iteration, batch));
            (successes[iteration], energies[iteration]) = (batch.Average(t => t.Solved ? 1 : 0), batch.Average(t => t.Energy));
        }
        var tail = Math.Max(1, iterations / 10);
        return new Outcome(successes[^tail..].Average(), energies[^tail..].Average(), successes, energies);
    }

    /// <summary>The policy gradient with returns-to-go, less their mean at the same place, brought to one scale.</summary>
    private static void Reinforce(TabularPolicy policy, List<HillWorld.Trajectory> batch, float[] paid)
    {
        var credit = new List<(int Place, int Action, double Return)>();
        var offset = 0;
        foreach (var trajectory in batch)
        {
            var following = 0.0;
            for (var i = trajectory.Steps.Count - 1; i >= 0; i--)
                credit.Add((trajectory.Steps[i].Place, trajectory.Steps[i].Action, following += paid[offset + i]));
            offset += trajectory.Steps.Count;
        }
        var baselines = credit.GroupBy(c => c.Place).ToDictionary(g => g.Key, g => g.Average(c => c.Return));
        var scale = Math.Sqrt(credit.Average(c => Math.Pow(c.Return - baselines[c.Place], 2))) + 1e-8;
        foreach (var (place, action, value) in credit) policy.Reinforce(place, action, (value - baselines[place]) / scale / Batch);
        policy.Step(Rate);
    }

    private static int Index((int Place, int Action) step) => step.Place * HillWorld.Actions + step.Action;
}

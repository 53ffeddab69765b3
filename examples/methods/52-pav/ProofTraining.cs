using RewardLang.Runtime;
using RewardLang.Training.Methods;
using RewardLang.Training.Policies;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>The policy gradient on <see cref="ProofTask"/>, by a program's credit, and searches with a policy that stays as it is.</summary>
internal static class ProofTraining
{
    private const int Answers = 32;

    /// <summary>How a training went.</summary>
    /// <param name="Success">The policy's chance of success at each iteration.</param>
    /// <param name="Length">The tokens of an answer over the last tenth.</param>
    internal sealed record Outcome(double[] Success, double Length)
    {
        /// <summary>The first iteration with at least this chance of success; all iterations where there is none.</summary>
        public int Until(double chance) => Array.FindIndex(Success, success => success >= chance) is var i and >= 0 ? i : Success.Length;
    }

    /// <summary>Trains a policy that begins with equal chances.</summary>
    /// <param name="reward">A program with inputs of prover, start and solved.</param>
    /// <param name="credit">Its output that is a step's credit.</param>
    /// <param name="prover">Makes the prover's chances of the policy's own.</param>
    /// <param name="isOwn">True for a prover made from the policy of the moment, false for one from the first.</param>
    /// <param name="rate">How far a batch moves the policy.</param>
    /// <param name="iterations">How many batches.</param>
    /// <param name="seed">Of the task and the answers.</param>
    public static Outcome Train(
        RewardProgram reward, string credit, Func<double[,], double[,]> prover, bool isOwn, double rate, int iterations, int seed)
    {
        var (task, random) = (new ProofTask(seed), new Random(seed));
        var policy = new TabularPolicy(ProofTask.Needed + 1, ProofTask.Tokens);
        var known = prover(task.Values(policy));
        var (success, lengths) = (new double[iterations], new double[iterations]);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var values = task.Values(policy);
            success[iteration] = values[0, 0];
            if (isOwn) known = prover(values);
            var answers = Enumerable.Range(0, Answers).Select(_ => task.Draw(policy, random)).ToList();
            lengths[iteration] = answers.Average(answer => answer.Steps.Count);
            var credits = Credit(reward, credit, task, known, answers);
            var count = answers.Sum(answer => answer.Steps.Count);
            // What lies behind an answer's end is 0.
            var baseline = credits.Sum() / count;
            for (var row = 0; row < Answers; row++)
                for (var i = 0; i < answers[row].Steps.Count; i++)
                {
                    var (progress, token) = answers[row].Steps[i];
                    policy.Reinforce(progress, token, (credits[row * ProofTask.Horizon + i] - baseline) / Answers);
                }
            policy.Step(rate);
        }
        return new Outcome(success, lengths[^Math.Max(1, iterations / 10)..].Average());
    }

    /// <summary>The share of searches that end with a right answer, which keep four prefixes and go on from each four times.</summary>
    /// <param name="search">The program that scores prefixes.</param>
    /// <param name="prover">Makes the prover's chances of the policy's own.</param>
    /// <param name="searches">How many searches.</param>
    /// <param name="seed">Of the task and the searches.</param>
    public static double Search(PavSearch search, Func<double[,], double[,]> prover, int searches, int seed)
    {
        const int kept = 4, draws = 4;
        var (task, random) = (new ProofTask(seed), new Random(seed));
        var policy = new TabularPolicy(ProofTask.Needed + 1, ProofTask.Tokens);
        var own = task.Values(policy);
        var known = prover(own);
        var solved = 0;
        for (var trial = 0; trial < searches; trial++)
        {
            List<(int Progress, bool IsOver, bool IsSolved, double Score)> beam = [(0, false, false, own[0, 0])];
            for (var count = 0; count < ProofTask.Horizon && beam.Any(prefix => !prefix.IsOver); count++)
            {
                var next = beam.Where(prefix => !prefix.IsOver).SelectMany(prefix => Enumerable.Range(0, kept * draws / beam.Count)
                    .Select(_ => (prefix.Progress, Token: policy.Sample(random, prefix.Progress)))).ToList();
                using var scope = NewDisposeScope();
                Tensor Column(Func<(int Progress, int Token), double> number) => tensor(next.Select(step => (float)number(step)).ToArray());
                using var result = search.Evaluate(
                    Column(step => task.Value(own, count, step.Progress, step.Token)).unsqueeze(1),
                    Column(step => task.Value(known, count, step.Progress, step.Token)).unsqueeze(1), Column(step => known[count, step.Progress]));
                var scores = MethodRun.Numbers(result.Total);
                beam = [.. beam.Where(prefix => prefix.IsOver)
                    .Concat(next.Select((step, i) => (Progress: task.After(step.Progress, step.Token), IsOver: step.Token == ProofTask.End,
                        IsSolved: step.Token == ProofTask.End && step.Progress == ProofTask.Needed, Score: (double)scores[i])))
                    .OrderByDescending(prefix => prefix.Score).Take(kept)];
            }
            if (beam[0].IsSolved) solved++;
        }
        return (double)solved / searches;
    }

    /// <summary>The share of sets of sixteen answers with a right one among them: what a search costs as much as.</summary>
    public static double BestOfSixteen(int sets, int seed)
    {
        var (task, random) = (new ProofTask(seed), new Random(seed));
        var policy = new TabularPolicy(ProofTask.Needed + 1, ProofTask.Tokens);
        return (double)Enumerable.Range(0, sets).Count(_ => Enumerable.Range(0, 16).Any(_ => task.Draw(policy, random).IsSolved)) / sets;
    }

    private static float[] Credit(RewardProgram reward, string credit, ProofTask task, double[,] known, List<ProofTask.Answer> answers)
    {
        using var scope = NewDisposeScope();
        var prover = new float[Answers, ProofTask.Horizon];
        for (var row = 0; row < Answers; row++)
            for (var i = 0; i < answers[row].Steps.Count; i++)
                prover[row, i] = (float)task.Value(known, i, answers[row].Steps[i].Progress, answers[row].Steps[i].Token);
        var inputs = new Dictionary<string, Tensor>
        {
            ["prover"] = tensor(prover),
            ["start"] = tensor(Enumerable.Repeat((float)known[0, 0], Answers).ToArray()),
            ["solved"] = tensor(answers.Select(answer => answer.IsSolved).ToArray()),
        };
        using var result = reward.Evaluate(inputs, tensor(answers.Select(answer => (long)answer.Steps.Count).ToArray()));
        return MethodRun.Numbers(result.Output(credit));
    }
}

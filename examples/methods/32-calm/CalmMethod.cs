using RewardLang.Runtime;
using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Subgoals that a language model sees reached: a bonus once for each, verifiers that err, and how they are tested.</summary>
public sealed class CalmMethod() : Method(
    32, "calm", "Assessing the Zero-Shot Capabilities of LLMs for Action Evaluation in RL",
    "A language model says which transitions reach a subgoal; each subgoal is paid once in an episode, which assigns credit where the task alone is too sparse.")
{
    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckAgainstLoops(run);
        CheckProofs(run);
        Train(run);
    }

    private static void CheckNumbers(MethodRun run)
    {
        using var latched = new SubgoalBonus();
        using var unlatched = new UnlatchedBonus();
        using var solved = tensor([false, false, false, false, true]).unsqueeze(0);
        using var verified = tensor([false, false, true, false, true, false, false, true, true, true]).reshape(1, 5, 2);
        using var once = latched.Evaluate(solved, verified);
        using var always = unlatched.Evaluate(solved, verified);
        run.Check("bonus, once", once.Total, [0, .5, 0, .5, 1]);
        run.Check("bonus, each time", always.Total, [0, .5, .5, .5, 2]);

        // Twenty transitions: three events seen, one invented (the second), two missed (the tenth and the last).
        int[] predictedAt = [1, 4, 7, 13], actualAt = [4, 7, 9, 13, 19];
        using var agreement = new VerifierAgreement();
        using var predicted = tensor(Enumerable.Range(0, 20).Select(predictedAt.Contains).ToArray());
        using var actual = tensor(Enumerable.Range(0, 20).Select(actualAt.Contains).ToArray());
        using var step = agreement.Step(predicted, actual);
        run.Check("F1 of a hand-labelled trace", step.Total[0].item<float>(), 6.0 / 9);
        run.Check("accuracy", step.Accuracy[0].item<float>(), .85);
        run.Check("precision", step.Precision[0].item<float>(), .75);
        run.Check("recall", step.Recall[0].item<float>(), .6);
    }

    private static void CheckAgainstLoops(MethodRun run)
    {
        const int rows = 60, steps = 12;
        var random = new Random(32);
        var solved = Enumerable.Range(0, rows * steps).Select(_ => random.Next(8) == 0).ToArray();
        var verified = Enumerable.Range(0, rows * steps * 2).Select(_ => random.Next(4) == 0).ToArray();
        var lengths = Enumerable.Range(0, rows).Select(_ => (long)random.Next(1, steps + 1)).ToArray();
        using var reward = new SubgoalBonus { Bonus = .3 };
        using var result = reward.Evaluate(tensor(solved).reshape(rows, steps), tensor(verified).reshape(rows, steps, 2), tensor(lengths));
        var total = MethodRun.Numbers(result.Total);
        var width = total.Length / rows;
        var largest = 0.0;
        for (var row = 0; row < rows; row++)
        {
            bool task = false, key = false, door = false;
            for (var i = 0; i < lengths[row]; i++)
            {
                var at = row * steps + i;
                var expected = (solved[at] && !task ? 1 : 0) + .3 * ((verified[2 * at] && !key ? 1 : 0) + (verified[2 * at + 1] && !door ? 1 : 0));
                (task, key, door) = (task || solved[at], key || verified[2 * at], door || verified[2 * at + 1]);
                largest = Math.Max(largest, Math.Abs(expected - total[row * width + i]));
            }
        }
        run.Check("against plain loops, largest difference", largest, 0);

        using var agreement = new VerifierAgreement();
        var differences = 0.0;
        for (var trial = 0; trial < 50; trial++)
        {
            var pairs = Enumerable.Range(0, 2 + random.Next(30)).Select(_ => (Predicted: random.Next(3) == 0, Actual: random.Next(3) == 0)).ToList();
            using var step = agreement.Step(tensor(pairs.Select(pair => pair.Predicted).ToArray()), tensor(pairs.Select(pair => pair.Actual).ToArray()));
            double both = pairs.Count(pair => pair is { Predicted: true, Actual: true }), found = pairs.Count(pair => pair.Predicted), there = pairs.Count(pair => pair.Actual);
            var (precision, recall) = (found > 0 ? both / found : 0, there > 0 ? both / there : 0);
            var f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
            differences = Math.Max(differences, Math.Abs(step.Total[0].item<float>() - f1));
        }
        run.Check("F1 against precision and recall, largest difference", differences, 0);
    }

    private static void CheckProofs(MethodRun run)
    {
        using var latched = new SubgoalBonus();
        using var unlatched = new UnlatchedBonus();
        const string claim = "check return in 0 .. 2";
        var proved = ProgramClaims.Decide(latched.Program, claim);
        var refuted = ProgramClaims.Decide(unlatched.Program, claim);
        run.Table("What the compiler says before the run", "program", "claim", "answer")
            .Add("SubgoalBonus", claim, $"{proved.Status}: {proved.Detail}")
            .Add("UnlatchedBonus", claim, $"{refuted.Status}: {refuted.Detail}");
        run.Claim("A bonus that is paid once bounds the return whatever the verifier says; without the latch nothing does.",
            proved.Status == CheckStatus.Proved && refuted.Status == CheckStatus.Refuted, $"with the latch {proved.Status}, without {refuted.Status}");
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var most = run.Iterations(600, 30);
        var (sure, misses) = (new TransitionVerifier(), new TransitionVerifier(Missed: .3));
        var (repeats, invents) = (new TransitionVerifier(Repeats: true), new TransitionVerifier(Invented: .02));
        using var alone = new TaskAlone();
        using var latched = new SubgoalBonus();
        using var unlatched = new UnlatchedBonus();
        (string Name, RewardProgram Reward, TransitionVerifier Verifier)[] arms =
        [
            ("task alone", alone.Program, sure), ("bonus, no errors", latched.Program, sure), ("bonus, 30% missed", latched.Program, misses),
            ("bonus, seen at each visit", latched.Program, repeats), ("bonus, 2% invented", latched.Program, invents),
            ("no latch, no errors", unlatched.Program, sure), ("no latch, seen at each visit", unlatched.Program, repeats),
            ("no latch, 2% invented", unlatched.Program, invents),
        ];
        var results = arms.ToDictionary(arm => arm.Name, arm => seeds.Select(seed => KeyRoomLearner.Train(arm.Reward, arm.Verifier, most, seed)).ToList());
        Spread Episodes(int arm) => new([.. results[arms[arm].Name].Select(result => (double)result.Episodes)]);
        var table = run.Table($"Episodes until 18 of the last 20 reach the goal, {most} at most, {seeds.Count} seeds", "reward", "episodes", "not reached");
        for (var arm = 0; arm < arms.Length; arm++) table.Add(arms[arm].Name, $"{Episodes(arm)}", $"{results[arms[arm].Name].Count(result => result.Episodes == most)}");

        run.Claim("Bonuses for subgoals make a sparse task learnable, and a verifier that misses some still does.",
            2 * Episodes(1).Values.Max() < Episodes(0).Values.Min() && 2 * Episodes(2).Values.Max() < Episodes(0).Values.Min(),
            $"episodes {Episodes(0)} without, {Episodes(1)} with, {Episodes(2)} with 30% missed");
        run.Claim("A verifier that sees a subgoal again at each visit is farmed without the latch, and not with it.",
            Episodes(3).Values.Max() < most && Episodes(6).Values.Min() == most, $"episodes {Episodes(3)} with, {Episodes(6)} without");
        run.Claim("Where a verifier invents subgoals anywhere, the task is learnt with the latch and not without.",
            Episodes(4).Values.Max() < most && Episodes(7).Values.Min() == most, $"episodes {Episodes(4)} with, {Episodes(7)} without");
    }
}

using RewardLang.Runtime;
using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Clip and delta of process rewards: the sums of the paper's examples, its proof, and a policy that can repeat itself.</summary>
public sealed class ClipDeltaMethod() : Method(
    3, "clip-delta", "On Designing Effective RL Reward at Training Time for LLM Reasoning",
    "Scores of the steps of an answer are clipped and differenced, so that repeating a well-scored step pays nothing.")
{
    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckProofs(run);
        Train(run);
    }

    private static void CheckNumbers(MethodRun run)
    {
        using var whole = new ScoredOutcome();
        using var clip = new Clip { Share = 1, Threshold = .8 };
        using var delta = new Delta { Share = 1 };
        using var both = new ClipDelta { Share = 1, Threshold = .8 };
        using var raw = new RawProcess { Share = 1 };
        using var score = tensor([.9f, .6f, .95f, .9f, .7f]).unsqueeze(0);
        using var solved = zeros(1, dtype: ScalarType.Bool);
        using var scored = whole.Evaluate(score, ones(1, dtype: ScalarType.Bool));
        run.Check("one score of the answer", scored.Total, [0, 0, 0, 0, 1.07]);
        using var clipped = clip.Evaluate(score, solved);
        using var differences = delta.Evaluate(score, solved);
        using var refined = both.Evaluate(score, solved);
        run.Check("clip", clipped.Process, [0, -.2, 0, 0, -.1]);
        run.Check("delta", differences.Process, [.3, -.35, .05, .9, 0]);
        run.Check("sums of delta from each step on", differences.Credit, [.9, .6, .95, .9, 0]);
        run.Check("clip-delta", refined.Process, [.2, -.2, 0, 0, 0]);

        // Twenty steps of filler between two others.
        using var padded = tensor([.9f, .. Enumerable.Repeat(.95f, 20), .7f]).unsqueeze(0);
        var inputs = new Dictionary<string, Tensor> { ["score"] = padded, ["solved"] = solved };
        double Return(RewardProgram reward)
        {
            using var trajectory = reward.Evaluate(inputs);
            using var sum = trajectory.Total.sum();
            return sum.item<float>();
        }
        run.Check("padded, raw", Return(raw.Program), 20.6);
        run.Check("padded, clip", Return(clip.Program), -.1);
        run.Check("padded, delta", Return(delta.Program), .9);
        run.Check("padded, clip-delta", Return(both.Program), 0);
    }

    private static void CheckProofs(MethodRun run)
    {
        using var raw = new RawProcess();
        using var refined = new ClipDelta();
        var refuted = ProgramClaims.Decide(raw.Program, "check return in 0 .. 1.1");
        var proved = ProgramClaims.Decide(refined.Program, "check return in -0.09 .. 1");
        run.Table("What the compiler says before the run", "program", "claim", "answer")
            .Add("RawProcess", refuted.Text, $"{refuted.Status}: {refuted.Detail}")
            .Add("ClipDelta", proved.Text, $"{proved.Status}: {proved.Detail}");
        run.Claim("The return of clip-delta is bounded whatever an answer's length; that of raw scores is not.",
            refuted.Status == CheckStatus.Refuted && proved.Status == CheckStatus.Proved, $"raw {refuted.Status}, clip-delta {proved.Status}");
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(1500, 60);
        using var outcome = new Outcome();
        using var raw = new RawProcess();
        using var clip = new Clip();
        using var delta = new Delta();
        using var both = new ClipDelta();
        RewardProgram[] rewards = [outcome.Program, raw.Program, clip.Program, delta.Program, both.Program];
        var results = rewards.ToDictionary(r => r.Name, r => seeds.Select(seed => AnswerTask.Train(r, iterations, seed)).ToList());
        Spread Success(string name) => new([.. results[name].Select(o => o.Success)]);
        Spread Length(string name) => new([.. results[name].Select(o => o.Length)]);

        var table = run.Table($"Policies after {iterations} batches, {seeds.Count} seeds", "reward", "success", "steps of an answer");
        foreach (var name in results.Keys) table.Add(name, $"{Success(name)}", $"{Length(name)}");
        double[] x = [.. Enumerable.Range(0, iterations).Select(i => (double)i)];
        run.Plot("Length of answers while training", "batch", "steps",
            [.. results.Select(r => new MethodLine(r.Key, x, [.. x.Select(i => r.Value.Average(o => o.Lengths[(int)i]))]))]);
        run.Claim("Raw process scores are hacked by repetition; with clip-delta they are not.",
            Length("RawProcess").Mean > 2 * Length("ClipDelta").Mean && Success("ClipDelta").Mean > Success("RawProcess").Mean,
            $"steps {Length("RawProcess")} against {Length("ClipDelta")}, success {Success("RawProcess")} against {Success("ClipDelta")}");
    }
}

using RewardLang.Training.Methods;
using RewardLang.Training.Policies;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// Prompts with thirty answers each, which have a prior chance and a reward. The target tilts the prior by exp(reward / gamma) and is known
/// exactly; answers are drawn from a proposal that follows the policy every ten steps.
/// </summary>
internal sealed class PosteriorTask
{
    private const int Prompts = 4, Answers = 30, Draws = 8, Refresh = 10;
    private const double Lost = 20;
    private const double Gamma = 0.5;

    private readonly Random random;
    private readonly double[] prior = new double[Prompts * Answers], target = new double[Prompts * Answers];
    private readonly float[] rewards;
    // Made once: a gradient's kernel takes longer to make than many steps of a training.
    private static readonly Brain s_brain = new() { Gamma = Gamma };
    private static readonly BrainUncentered s_uncentered = new() { Gamma = Gamma };
    private static readonly BrainRivals s_rivals = new();

    /// <summary>Draws priors and rewards.</summary>
    public PosteriorTask(int seed)
    {
        random = new Random(seed);
        rewards = Normal.DrawMany(random, Prompts * Answers);
        for (var prompt = 0; prompt < Prompts; prompt++)
        {
            var logits = Normal.DrawMany(random, Answers, 0, 1);
            var (sum, tilted) = (logits.Sum(x => Math.Exp(x)), logits.Select((x, i) => Math.Exp(x + rewards[prompt * Answers + i] / Gamma)).Sum());
            for (var i = 0; i < Answers; i++)
            {
                var place = prompt * Answers + i;
                prior[place] = logits[i] - Math.Log(sum);
                target[place] = logits[i] + rewards[place] / Gamma - Math.Log(tilted);
            }
        }
    }

    /// <summary>What weighs the answers.</summary>
    internal enum Weights
    {
        /// <summary>The difference of two self-normalised shares.</summary>
        Brain,

        /// <summary>The share of the target alone.</summary>
        Uncentered,

        /// <summary>target / proposal.</summary>
        Plain,

        /// <summary>target / proposal less policy / proposal.</summary>
        Centered,
    }

    /// <summary>Trains a policy from the prior; the divergence of the target from it at each step, at most 20.</summary>
    public double[] Train(Weights weights, double rate, int steps)
    {
        var policy = new TabularPolicy(Prompts, Answers);
        prior.CopyTo(policy.Logits, 0);
        var proposal = policy.Copy();
        var divergences = new double[steps];
        for (var step = 0; step < steps; step++)
        {
            if (step % Refresh == 0) proposal = policy.Copy();
            using var scope = NewDisposeScope();
            var drawn = Enumerable.Range(0, Prompts * Draws).Select(row => proposal.Sample(random, row / Draws)).ToArray();
            Tensor Numbers(Func<int, int, double> number) =>
                tensor(drawn.Select((answer, row) => (float)number(row / Draws, answer)).ToArray()).reshape(Prompts, Draws);
            var inputs = new Dictionary<string, Tensor>
            {
                ["prior"] = Numbers((prompt, answer) => prior[prompt * Answers + answer]),
                ["target"] = Numbers((prompt, answer) => target[prompt * Answers + answer]),
                ["score"] = Numbers((prompt, answer) => rewards[prompt * Answers + answer]),
                ["proposal"] = Numbers(proposal.LogChance),
                ["policy"] = Numbers(policy.LogChance),
            };
            var ascent = Ascent(weights, inputs);
            for (var row = 0; row < drawn.Length; row++) policy.Reinforce(row / Draws, drawn[row], ascent[row]);
            policy.Step(rate);
            // Weights that are not bounded can drive a chance to 0.
            divergences[step] = Math.Min(Divergence(policy), Lost);
        }
        return divergences;
    }

    private static float[] Ascent(Weights weights, Dictionary<string, Tensor> inputs)
    {
        if (weights is Weights.Brain or Weights.Uncentered)
        {
            var loss = weights == Weights.Brain ? s_brain.Program : s_uncentered.Program;
            // The gradient of the mean over the prompts; that of each is wanted.
            return [.. MeanLoss.Of(loss, inputs, false, "policy").Gradients[0].Select(slope => -slope * Prompts)];
        }
        using var result = s_rivals.Step(inputs["target"], inputs["proposal"], inputs["policy"]);
        return MethodRun.Numbers(weights == Weights.Plain ? result.Plain : result.Centered);
    }

    private double Divergence(TabularPolicy policy)
    {
        var sum = 0.0;
        for (var prompt = 0; prompt < Prompts; prompt++)
        {
            var chances = policy.Chances(prompt);
            for (var i = 0; i < Answers; i++)
                sum += Math.Exp(target[prompt * Answers + i]) * (target[prompt * Answers + i] - Math.Log(chances[i])) / Prompts;
        }
        return sum;
    }
}

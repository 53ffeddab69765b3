using RewardLang.Training.Policies;
using RewardLang.Training.Samplers;

namespace RewardLang.Methods;

/// <summary>A policy that chooses one of each prompt's answers, trained by the policy gradient against a proxy, with a KL penalty.</summary>
internal static class ChoicePolicy
{
    private const int Samples = 16;
    private const double Rate = 1;

    /// <summary>Trains a policy that is uniform at first.</summary>
    /// <param name="proxy">What each answer is paid, answers of a prompt together.</param>
    /// <param name="gold">What each is worth.</param>
    /// <param name="perPrompt">How many answers a prompt has.</param>
    /// <param name="iterations">How many batches of sixteen answers to each prompt.</param>
    /// <param name="seed">Of the choices.</param>
    /// <param name="penalty">The weight of the divergence from the uniform policy.</param>
    /// <returns>The mean gold of the choices at each iteration.</returns>
    public static double[] Train(float[] proxy, float[] gold, int perPrompt, int iterations, int seed, double penalty)
    {
        var random = new Random(seed);
        var prompts = gold.Length / perPrompt;
        var policy = new TabularPolicy(prompts, perPrompt);
        var start = -Math.Log(perPrompt);
        var curve = new double[iterations];
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            for (var prompt = 0; prompt < prompts; prompt++)
            {
                var chances = policy.Chances(prompt).ToArray();
                var chosen = Categorical.Draw(random, chances, Samples);
                // The penalty is that of each sample, as in PPO: its log ratio to the uniform policy.
                double[] credit = [.. chosen.Select(a => proxy[prompt * perPrompt + a] - penalty * (Math.Log(chances[a]) - start))];
                var mean = credit.Average();
                for (var i = 0; i < Samples; i++) policy.Reinforce(prompt, chosen[i], (credit[i] - mean) / Samples);
                curve[iteration] += chosen.Average(a => gold[prompt * perPrompt + a]) / prompts;
            }
            policy.Step(Rate);
        }
        return curve;
    }
}

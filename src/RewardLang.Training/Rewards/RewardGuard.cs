using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Training.Rewards;

/// <summary>Stops a training at the first reward that is not a finite number, and says where it came from.</summary>
internal static class RewardGuard
{
    /// <summary>Does nothing where the total of every row is finite.</summary>
    /// <exception cref="NonFiniteRewardException">One is not; the message names the row, the terms and the inputs.</exception>
    public static void Check(IStepReward reward, IStepResult result, VectorEnvironment environment, long step)
    {
        using var scope = NewDisposeScope();
        if (Finite(result.Total)) return;
        var row = result.Total.isfinite().logical_not().nonzero()[0, 0].item<long>();
        var value = result.Total[row].item<float>();
        var terms = reward.Terms.Select(term => term.Name).Where(name => !Finite(result.Term(name)[row])).ToList();
        var inputs = reward.Inputs.Select(input => input.Name).Where(name => !Finite(environment.Signals[name][row])).ToList();
        throw new NonFiniteRewardException(
            $"The total of '{reward.Name}' is {value} in row {row} at step {step} of the training. "
            + (terms.Count > 0 ? $"Not finite: {Listing("term", terms)}. " : "All terms are finite, so it arises in 'total'. ")
            + (inputs.Count > 0 ? $"Not finite in the environment: {Listing("input", inputs)}." : "All inputs are finite."));
    }

    private static bool Finite(Tensor value)
    {
        using var scope = NewDisposeScope();
        return value.isfinite().all().item<bool>();
    }

    private static string Listing(string noun, List<string> names) =>
        $"{noun}{(names.Count > 1 ? "s" : "")} {string.Join(", ", names.Select(name => $"'{name}'"))}";
}

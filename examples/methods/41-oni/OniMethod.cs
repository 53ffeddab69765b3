using System.Diagnostics;
using RewardLang.Training.Judges;
using RewardLang.Training.Methods;

namespace RewardLang.Methods;

/// <summary>Rewards of messages that a language model labels while training goes on, less for each repetition.</summary>
public sealed class OniMethod() : Method(
    41, "oni", "Online Intrinsic Rewards for Decision Making Agents from Large Language Model Feedback",
    "A language model labels the messages of a game while training goes on; a helpful one is a reward that falls with its count in the episode.")
{
    private const int Delay = 5;

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        OniNumbers.Check(run);
        Train(run);
        MeasureTime(run);
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var batches = run.Iterations(400, 20);
        (string Name, double External, double Intrinsic, double Power)[] arms =
        [
            ("external alone", 10, 0, 3), ("both", 10, .4, 3), ("intrinsic alone", 0, .4, 3), ("both, without the count", 10, .4, 0),
        ];
        var results = arms.ToDictionary(arm => arm.Name, arm => seeds.Select(seed => Train(arm.External, arm.Intrinsic, arm.Power, batches, seed)).ToList());
        var tail = Math.Max(1, batches / 10);
        Spread Success(string name) => new([.. results[name].Select(result => result.Success[^tail..].Average())]);
        Spread Hope(string name) => new([.. results[name].Select(result => result.Hope[^tail..].Average())]);
        var table = run.Table($"Policies after {batches} batches of 32 episodes, {seeds.Count} seeds; labels come {Delay} batches late", "reward", "reaches the goal", "steps spent hoping");
        foreach (var name in results.Keys) table.Add(name, $"{Success(name)}", $"{Hope(name)}");
        double[] x = [.. Enumerable.Range(0, batches).Select(batch => (double)batch)];
        run.Plot("Episodes that reach the goal", "batch", "share",
            [.. results.Select(result => new MethodLine(result.Key, x, [.. x.Select(batch => result.Value.Average(seed => seed.Success[(int)batch]))]))]);
        run.Claim("With the intrinsic reward and its count the goal is reached; by the external reward alone it is not in the same steps.",
            Success("both").Values.Min() > .8 && Success("external alone").Values.Max() < .2,
            $"{Success("both")} against {Success("external alone")}; intrinsic alone {Success("intrinsic alone")}");
        run.Claim("Without the count, a message that can be had again and again is farmed.",
            Hope("both, without the count").Mean > 2 * Hope("both").Mean && Success("both, without the count").Mean < Success("both").Mean,
            $"hoping {Hope("both, without the count")} without, {Hope("both")} with; goal {Success("both, without the count")} and {Success("both")}");
    }

    private static (double[] Success, double[] Hope) Train(double external, double intrinsic, double power, int batches, int seed)
    {
        var reader = new SlowReader(Delay);
        var labels = new HelpfulnessLabels(new Judge<int>((message, _) => reader.Ask(message)));
        using var reward = new HelpfulMessages { ExternalShare = external, IntrinsicShare = intrinsic, Power = power };
        reward.BindHelpful(labels.Of);
        return MessageTraining.Train(reward.Program, batches, seed, () => labels.Settle(reader.Advance()));
    }

    private static void MeasureTime(MethodRun run)
    {
        var sleep = TimeSpan.FromMilliseconds(run.Iterations(150, 20));
        var batches = run.Iterations(40, 5);
        double Seconds(TimeSpan time, bool waits)
        {
            var judge = new Judge<int>(async (message, cancellation) =>
            {
                await Task.Delay(time, cancellation).ConfigureAwait(false);
                return HelpfulnessLabels.Read(SlowReader.Reply(MessageGame.Text(message)));
            });
            using var reward = new HelpfulMessages { ExternalShare = 10 };
            reward.BindHelpful(new HelpfulnessLabels(judge, waits).Of);
            var watch = Stopwatch.StartNew();
            MessageTraining.Train(reward.Program, batches, 1);
            return watch.Elapsed.TotalSeconds;
        }
        _ = Seconds(TimeSpan.Zero, false); // what is compiled at the first run counts for no one
        var (prompt, asleep, waiting) = (Seconds(TimeSpan.Zero, false), Seconds(sleep, false), Seconds(sleep, true));
        run.Table($"Seconds of {batches} batches, a judge that takes {sleep.TotalMilliseconds:0} ms for each message", "labelling", "seconds")
            .Add("a judge that answers at once", $"{prompt:0.00}").Add("asynchronous", $"{asleep:0.00}").Add("waiting for each label", $"{waiting:0.00}");
        run.Claim("The judge does not hold up the training: labels come when they come.",
            asleep - prompt < .25 * (waiting - prompt), $"{asleep:0.00} s with a slow judge, {prompt:0.00} s with a prompt one, {waiting:0.00} s where training waits");
    }
}

using System.Globalization;
using RewardLang.Judges;
using RewardLang.Runtime;
using RewardLang.Synthesis.Judging;
using RewardLang.Training;
using RewardLang.Training.Environments;

// Does a judge hold up a training? The same training on the reacher, round by round: without a judge, with one that answers at once, and with one that
// sleeps for each caption. Rounds are compared with each other, so that whatever else the machine does is in both sides of a ratio; processor time
// hardly has it at all.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (rounds, steps) = (args.Length > 0 ? int.Parse(args[0]) : 9, args.Length > 1 ? long.Parse(args[1]) : 65_536);
var folder = Directory.CreateTempSubdirectory();
var sleep = TimeSpan.FromSeconds(1);
using var plain = RewardProgram.Compile(Rewards.Plain);
using var judged = RewardProgram.Compile(Rewards.Judged);
using var events = RewardProgram.Compile(Rewards.Events);
using var captions = new CaptionProgram(events);
try
{
    _ = (Plain(), await Judged(TimeSpan.Zero)); // what is compiled at the first run counts for no one
    var (prompt, asleep) = (new List<Time>(), new List<Time>());
    for (var round = 0; round < rounds; round++)
    {
        var without = Plain();
        var (promptTime, _) = await Judged(TimeSpan.Zero);
        var (asleepTime, statistics) = await Judged(sleep);
        prompt.Add(promptTime / without);
        asleep.Add(asleepTime / without);
        Console.WriteLine($"without {without}, at once {promptTime}, asleep {asleepTime}; {statistics.Asked} captions asked about, {statistics.Defaulted} defaults, {statistics.FromCache} labels");
    }

    Console.WriteLine($"With a judge over without, medians of {rounds}: at once {Time.Median(prompt)}, asleep for {sleep.TotalSeconds} s each {Time.Median(asleep)}");
}
finally
{
    folder.Delete(recursive: true);
}

Time Plain() => Time.Of(() => new Trainer(plain, Reacher.Kind, Options()).Run());

async Task<(Time Time, LabelStatistics Statistics)> Judged(TimeSpan time)
{
    await using var labels = new LabelStore(new SleepingJudge(time));
    using var reward = new JudgedReward(judged, captions, labels);
    return (Time.Of(() => reward.Train(Reacher.Kind, Options())), labels.Statistics);
}

TrainerOptions Options() => new() { Steps = steps, EvaluationEpisodes = 8, RunsFolder = folder.FullName };

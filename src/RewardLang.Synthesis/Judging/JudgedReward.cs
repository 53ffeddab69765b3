using System.Text.Json;
using RewardLang.Runtime;
using RewardLang.Training;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;
using RewardLang.Training.Runs;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Judging;

/// <summary>
/// A reward that a judge takes part in. Beside the environment's signals its program has inputs for labels of the step's caption, and where it
/// declares <c>count</c>, how often that caption came in the episode so far, this step included. No step waits for a judge.
/// </summary>
public sealed class JudgedReward : IStepReward
{
    /// <summary>The input for labels where no other is named.</summary>
    public const string LabelName = "label";

    /// <summary>The input for the count of the caption in the episode.</summary>
    public const string CountName = "count";

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly ProgramReward _reward;
    private readonly CaptionProgram _captions;
    private readonly IReadOnlyDictionary<string, LabelStore> _stores;
    private readonly IReadOnlyList<LabelInput> _labels;
    private readonly IReadOnlyList<RewardInput> _inputs;
    private readonly CaptionCounts _counts = new();

    /// <summary>A reward with one judge, whose labels are its input <see cref="LabelName"/>.</summary>
    /// <inheritdoc cref="JudgedReward(RewardProgram, CaptionProgram, IReadOnlyDictionary{string, LabelStore})"/>
    public JudgedReward(RewardProgram program, CaptionProgram captions, LabelStore labels)
        : this(program, captions, new Dictionary<string, LabelStore> { [LabelName] = labels })
    {
    }

    /// <summary>A reward with several judges. What it is given stays with the caller, who disposes it later.</summary>
    /// <param name="program">The reward.</param>
    /// <param name="captions">Puts steps into words.</param>
    /// <param name="labels">Labels by the name of an input, <c>opened</c>, or of an input and a component of its axis, <c>verified.key</c>.</param>
    /// <exception cref="RewardException">It is no reward that can be trained on, or its inputs do not go with the labels.</exception>
    public JudgedReward(RewardProgram program, CaptionProgram captions, IReadOnlyDictionary<string, LabelStore> labels)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(captions);
        ArgumentNullException.ThrowIfNull(labels);
        _reward = new ProgramReward(program);
        _captions = captions;
        _stores = labels;
        _labels = LabelInput.Find(program.Program, labels);
        var own = _labels.Select(l => l.Name).Append(CountName).ToHashSet();
        // What both programs need is needed once, unless they do not agree on what it is.
        _inputs = [.. _reward.Inputs.Where(i => !own.Contains(i.Name)).Concat(captions.Inputs)
            .DistinctBy(i => (i.Name, i.Kind, i.Unit, i.IsShared, string.Join(',', i.AxisSizes)))];
    }

    string IStepReward.Name => _reward.Name;

    string IStepReward.Hash => _reward.Hash;

    string IStepReward.Text => _reward.Text;

    string IStepReward.Source => _reward.Source;

    IReadOnlyList<RewardInput> IStepReward.Inputs => _inputs;

    IReadOnlyDictionary<string, IReadOnlyList<double>> IStepReward.Parameters => _reward.Parameters;

    IReadOnlyList<RewardTerm> IStepReward.Terms => _reward.Terms;

    IReadOnlyList<string> IStepReward.Outputs => _reward.Outputs;

    IReadOnlyList<string> IStepReward.Ends => _reward.Ends;

    /// <summary>
    /// Trains a policy, as <see cref="Trainer"/> does. The run's folder has two more files: <c>captions.reward</c>, and <c>judges.json</c> with the
    /// judges and what became of the captions.
    /// </summary>
    /// <param name="environment">Where to train; null for the only one that has the inputs.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Called after each iteration, or null.</param>
    /// <param name="cancellation">Stops after the iteration at hand.</param>
    /// <exception cref="EnvironmentMatchException">The environment lacks an input of the reward or of the captions, or none fits.</exception>
    /// <exception cref="NonFiniteRewardException">The reward was NaN or infinite.</exception>
    public TrainingResult Train(
        EnvironmentDescription? environment = null, TrainerOptions? options = null, Action<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        var result = new Trainer(this, environment, options ?? new TrainerOptions()).Run(progress, cancellation);
        AtomicFile.WriteText(Path.Combine(result.Folder, "captions.reward"), _captions.Source);
        var judges = _stores.ToDictionary(pair => pair.Key, pair => new { pair.Value.Judge, pair.Value.Options, pair.Value.Statistics });
        AtomicFile.WriteText(Path.Combine(result.Folder, "judges.json"), JsonSerializer.Serialize(judges, s_json) + "\n");
        return result;
    }

    void IStepReward.SetTimeStep(double seconds)
    {
        _reward.SetTimeStep(seconds);
        _captions.SetTimeStep(seconds);
    }

    void IStepReward.SetTrainingStep(long steps) => _reward.SetTrainingStep(steps);

    IStepResult IStepReward.Step(IReadOnlyDictionary<string, Tensor> inputs)
    {
        using var scope = NewDisposeScope();
        var captions = _captions.Describe(inputs);
        var all = new Dictionary<string, Tensor>(inputs) { [CountName] = tensor(_counts.Count(captions)) };
        foreach (var label in _labels)
            all[label.Name] = label.Labels(captions);
        return _reward.Step(all);
    }

    void IStepReward.Reset(Tensor? mask)
    {
        _reward.Reset(mask);
        _captions.Reset(mask);
        _counts.Reset(mask);
    }

    /// <summary>Frees the results of the reward.</summary>
    public void Dispose() => _reward.Dispose();
}

using System.Text;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Tasks;

/// <summary>A row for each task: mean score of the best and of the last checkpoint, from the lowest to the highest of the seeds.</summary>
internal sealed class TaskTable
{
    private readonly StringBuilder _text = new(
        "\n| task | environment | steps | expert, best | expert, end | sparse, best | sparse, end | seconds |\n"
        + "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");

    public void Add(SynthesisTask task, RewardScores expert, RewardScores sparse) => _text.Append(
        $"| `{task.Name}` | `{task.Environment.Name}` | {task.Steps} | {Spread(expert.Best)} | {Spread(expert.Final)} "
        + $"| {Spread(sparse.Best)} | {Spread(sparse.Final)} | {(expert.Seconds + sparse.Seconds) / 2:0} |\n");

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Spread(IReadOnlyList<double> scores) => $"{scores.Average():0.00} ({scores.Min():0.00} … {scores.Max():0.00})";
}

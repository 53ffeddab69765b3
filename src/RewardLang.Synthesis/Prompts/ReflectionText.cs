using System.Globalization;
using System.Text;
using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Reflections;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Prompts;

/// <summary>What a training says about its reward, in words for a model: the form of Eureka (Ma et al. 2023), with the terms' shares, saturation and correlation.</summary>
internal static class ReflectionText
{
    /// <summary>What to make of the figures.</summary>
    public const string Tips = """
        Please carefully analyze the figures. Some helpful tips:
        (1) If the task score is always near zero, rewrite the entire reward.
        (2) If the values of a term are near constant (saturation near 1), the training cannot optimize it as it is: change its scale, rewrite it, or leave it out.
        (3) If some terms are much larger than others, scale them to a proper range: compare their shares.
        (4) A term that correlates negatively with the task score may pay for the wrong thing.
        Analyze each term in this way first, then write the improved reward.
        """;

    /// <summary>A candidate's text as an answer.</summary>
    public static string Block(Candidate candidate) => $"```reward\n{candidate.Text.TrimEnd()}\n```";

    /// <summary>The figures of a training.</summary>
    public static string Of(Candidate candidate)
    {
        if (candidate.Training is { End: TrainingEnd.Failed } failed)
            return $"The training failed: {failed.Failure} Fix this, and improve the reward.";
        if (candidate.Reflection is not { } reflection)
            return "The reward was not trained.";
        var text = new StringBuilder("We trained a policy on this reward and followed each term (its mean value before the weight) and the task score, at ten points over the training:\n");
        text.Append(Line("task_score", reflection.Scores)).Append('\n');
        foreach (var term in reflection.Terms)
            text.Append(Line(term.Name, term.Points)).Append(About(term)).Append('\n');
        if (candidate.Training is { End: TrainingEnd.Stopped })
            text.Append("The training was given up early: others were better by far.\n");
        return text.ToString();
    }

    private static string Line(string name, IReadOnlyList<double> points) =>
        $"{name}: [{string.Join(", ", points.Select(p => $"'{Number(p)}'"))}], Max: {Number(points.Max())}, Mean: {Number(points.Average())}, Min: {Number(points.Min())}";

    private static string About(TermReflection term) => string.Create(
        CultureInfo.InvariantCulture,
        $", Share of the total: {term.Share:P0}, Saturation: {term.Saturation:0.0}{(term.Correlation is { } correlation ? $", Correlation with task_score: {correlation:0.00}" : "")}");

    /// <summary>Two decimals, as Eureka has them; small numbers with two digits.</summary>
    private static string Number(double value) => Math.Abs(value) is 0 or >= 0.1 ? value.ToString("0.00", CultureInfo.InvariantCulture) : value.ToString("G2", CultureInfo.InvariantCulture);
}

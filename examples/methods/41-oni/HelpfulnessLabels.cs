using RewardLang.Training.Judges;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// Labels of messages that a judge gives while training goes on: a message is asked about when it first comes, and counts 0 until its
/// label is there. Every message has one label, however often it comes.
/// </summary>
/// <param name="judge">Gives the labels.</param>
/// <param name="waits">True to stand still until each label is there.</param>
internal sealed class HelpfulnessLabels(Judge<int> judge, bool waits = false)
{
    private readonly Dictionary<int, Task<double>> asked = [];

    /// <summary>Reads what a language model replied: FOO is helpful, BAR and anything else is not.</summary>
    public static double Read(string reply) => s_yes.Score(reply);

    /// <summary>The labels of messages, for a program to ask: numbers of messages to labels, both <c>[rows]</c>.</summary>
    public Tensor Of(IReadOnlyList<Tensor> arguments)
    {
        using var scope = NewDisposeScope();
        var labels = arguments[0].to(ScalarType.Int64).data<long>().ToArray().Select(message => (float)Of((int)message)).ToArray();
        return tensor(labels).MoveToOuterDisposeScope();
    }

    /// <summary>Waits until the labels of messages that the judge has answered are here.</summary>
    public void Settle(IEnumerable<int> messages) => Task.WhenAll(messages.Select(message => asked[message])).GetAwaiter().GetResult();

    private double Of(int message)
    {
        // A judgement that failed is asked for again.
        if (!asked.TryGetValue(message, out var label) || label.IsFaulted) label = asked[message] = judge.ScoreAsync(message);
        return label.IsCompletedSuccessfully || waits ? label.GetAwaiter().GetResult() : 0;
    }

    private static readonly PatternVerifier s_yes = new(".*FOO.*");
}

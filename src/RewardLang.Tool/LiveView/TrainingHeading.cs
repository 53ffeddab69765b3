namespace RewardLang.Tool.LiveView;

/// <summary>What a view says before the first iteration.</summary>
/// <param name="Program">Name of the program.</param>
/// <param name="Hash">Hash of the program.</param>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Seed">Seed of the training.</param>
/// <param name="Weights">The text of each term's weight, by the term's name, in the order of the program.</param>
internal sealed record TrainingHeading(
    string Program, string Hash, string Environment, ulong Seed, IReadOnlyList<KeyValuePair<string, string>> Weights);

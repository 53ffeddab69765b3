using System.CommandLine;
using System.Text.Json;
using RewardLang.Training.Environments;

namespace RewardLang.Tool.Verbs;

/// <summary><c>reward environments</c>: what <c>reward train</c> can train in, and the inputs that a reward may ask for there.</summary>
internal static class EnvironmentsCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print the environments as a JSON array." };
        var command = new Command("environments", "List the environments of the tool with the inputs that they offer.") { json };
        command.SetAction(arguments => Run(Console.Out, arguments.GetValue(json)));
        return command;
    }

    /// <summary>Writes the list; the declarations can be copied into a reward as they are.</summary>
    internal static int Run(TextWriter output, bool json)
    {
        if (json) WriteJson(output);
        else foreach (var kind in EnvironmentRegistry.All) Write(output, kind);
        return ExitCode.Success;
    }

    private static void Write(TextWriter output, EnvironmentDescription kind)
    {
        output.WriteLine($"{kind.Name}: {kind.Summary}");
        output.WriteLine($"  {kind.ActionSize} {(kind.ActionSize is 1 ? "action" : "actions")}, {Pace(kind)}. Goal, for reports only: {kind.Goal}.");
        foreach (var axis in kind.Signals.SelectMany(signal => signal.Axes).Where(axis => axis.Name is not "xy").Distinct())
            output.WriteLine($"  axis {axis.Name} = {axis.Size}");
        var width = kind.Signals.Max(signal => signal.Declaration.Length);
        foreach (var signal in kind.Signals)
            output.WriteLine($"  {signal.Declaration.PadRight(width)}  // {signal.Documentation}");
        output.WriteLine();
    }

    private static string Pace(EnvironmentDescription kind) =>
        FormattableString.Invariant($"{1 / kind.TimeStep:0.#} steps a second, at most {kind.EpisodeSteps} steps an episode");

    private static void WriteJson(TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        EnvironmentRegistry.All.Select(kind => new
        {
            kind.Name,
            kind.Summary,
            kind.Goal,
            kind.TimeStep,
            kind.EpisodeSteps,
            kind.ActionSize,
            Inputs = kind.Signals.Select(signal => new
            {
                signal.Name,
                Kind = signal.Kind.ToString().ToLowerInvariant(),
                signal.Unit,
                signal.Axes,
                signal.Declaration,
                signal.Documentation,
            }),
        }), Json));
}

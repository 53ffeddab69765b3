using System.Globalization;
using RewardLang.Analysis.Proofs;
using RewardLang.Backends.Reference;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Comparison;

/// <summary>Runs two programs on the same random cases: what their graphs do not tell, numbers may.</summary>
internal static class CaseComparison
{
    private const int Rows = 64;
    private const int Steps = 4;
    private const double Tolerance = 1e-9;
    private const double SingleTolerance = 1e-5;

    public static (RewardRelation Relation, double Scale, string Detail) Run(CompiledProgram first, Node left, CompiledProgram second, Node right)
    {
        if (!CounterexampleSearch.CanSearch(first) || !CounterexampleSearch.CanSearch(second) || left.Axes.Count > 0 || right.Axes.Count > 0)
            return (RewardRelation.Different, 1, "The totals are not the same expressions, and cannot be run on cases: they have groups, models or open axes.");
        if (Mismatch(first, second) is { } mismatch)
            return (RewardRelation.Different, 1, mismatch);
        var inputs = Draw(first, second);
        var (a, b) = (Values(first, left, inputs, Rounding.None), Values(second, right, inputs, Rounding.None));
        var (c, d) = (Values(first, left, inputs, Rounding.Nearest), Values(second, right, inputs, Rounding.Nearest));
        var apart = Enumerable.Range(0, a.Length).Where(i => !IsClose(a[i], b[i], 1)).ToList();
        // A difference of one precision alone is one of rounding.
        var differing = apart.Where(i => !IsClose(c[i], d[i], 1, SingleTolerance)).ToList();
        if (differing.Count == 0)
            return (RewardRelation.Alike, 1, $"The totals are the same in {a.Length} random steps{(apart.Count == 0 ? "" : ", but for what rounding decides")}; that they always are is not shown.");
        var pivot = Enumerable.Range(0, a.Length).OrderByDescending(i => double.IsNaN(a[i]) || double.IsInfinity(a[i]) ? -1 : Math.Abs(a[i])).First();
        var scale = b[pivot] / a[pivot];
        if (scale > 0 && Enumerable.Range(0, a.Length).All(i => IsClose(a[i], b[i], scale)))
            return (RewardRelation.Alike, scale, FormattableString.Invariant($"The second total is {scale:G6} times the first in {a.Length} random steps; that it always is is not shown."));
        var place = differing[0];
        var digits = a[place].ToString("G6", CultureInfo.InvariantCulture) == b[place].ToString("G6", CultureInfo.InvariantCulture) ? "G12" : "G6";
        string Text(double value) => value.ToString(digits, CultureInfo.InvariantCulture);
        return (RewardRelation.Different, 1,
            $"The totals differ in {differing.Count} of {a.Length} random steps, as in {Describe(first, inputs, place)}: {Text(a[place])} and {Text(b[place])}.");
    }

    /// <summary>A case in which the episode of one program ends and that of the other does not, in words; null where none is found, though some do end.</summary>
    public static string? DifferingEnd(CompiledProgram first, CompiledProgram second)
    {
        if (!CounterexampleSearch.CanSearch(first) || !CounterexampleSearch.CanSearch(second) || Mismatch(first, second) is not null)
            return "The episodes do not end alike.";
        var inputs = Draw(first, second);
        double[] Ends(CompiledProgram program, Rounding rounding) => program.Graph.Done is { } done ? Values(program, done, inputs, rounding) : new double[Rows * Steps];
        var (a, b, c, d) = (Ends(first, Rounding.None), Ends(second, Rounding.None), Ends(first, Rounding.Nearest), Ends(second, Rounding.Nearest));
        var place = Array.FindIndex([.. Enumerable.Range(0, a.Length)], i => a[i] != b[i] && c[i] != d[i]);
        if (place < 0)
            return a.Any(ends => ends != 0) ? null : "The episodes may not end alike: no random step reaches an end.";
        return $"The episodes do not end alike: in {Describe(first, inputs, place)} only that of the {(a[place] != 0 ? "first" : "second")} ends.";
    }

    /// <summary>Random values of all inputs, the same for both programs.</summary>
    private static Dictionary<string, double[][]> Draw(CompiledProgram first, CompiledProgram second)
    {
        var inputs = new Dictionary<string, double[][]>(StringComparer.Ordinal);
        var random = new Random(20_261_128);
        foreach (var input in first.Inputs.Concat(second.Inputs))
            if (!inputs.ContainsKey(input.Name))
                inputs[input.Name] = Numbers(input, random);
        return inputs;
    }

    private static string? Mismatch(CompiledProgram first, CompiledProgram second)
    {
        foreach (var input in first.Inputs)
            if (second.Inputs.FirstOrDefault(i => i.Name == input.Name) is { } other
                && (!other.Axes.Select(a => a.Size).SequenceEqual(input.Axes.Select(a => a.Size)) || other.IsShared != input.IsShared || other.IsEpisodic != input.IsEpisodic))
                return $"The input '{input.Name}' has another shape in the second program.";
        return null;
    }

    private static bool IsClose(double a, double b, double scale, double tolerance = Tolerance) => a.Equals(b) || double.IsNaN(a) && double.IsNaN(b)
        || Math.Abs(a * scale - b) <= tolerance * (1 + Math.Abs(b));

    private static double[][] Numbers(ProgramInput input, Random random)
    {
        var count = input.Axes.Aggregate(1, (n, axis) => n * axis.Size!.Value) * (input.IsShared ? 1 : Rows);
        var (low, high) = (Math.Max(input.Lower ?? -2, -1e6), Math.Min(input.Upper ?? 2, 1e6));
        double Number() => input.Kind switch
        {
            ScalarKind.Bool => random.Next(2),
            ScalarKind.Int when Math.Ceiling(low) <= Math.Floor(high) => Math.Ceiling(low) + Math.Floor(random.NextDouble() * (Math.Floor(high) - Math.Ceiling(low) + 1)),
            _ => low + random.NextDouble() * (high - low),
        };
        return [.. Enumerable.Range(0, input.IsEpisodic ? 1 : Steps).Select(_ => Enumerable.Range(0, count).Select(_ => Number()).ToArray())];
    }

    private static double[] Values(CompiledProgram program, Node node, Dictionary<string, double[][]> inputs, Rounding rounding)
    {
        var interpreter = new ReferenceInterpreter(program.Graph, Rows, rounding);
        interpreter.Evaluate(
            Steps, [.. program.Inputs.Select(i => (IReadOnlyList<double[]>)inputs[i.Name])], [.. program.Params.Select(p => p.Default?.ToArray() ?? [0.02])],
            [.. Enumerable.Repeat(Steps, Rows)]);
        return [.. Enumerable.Range(0, Steps).SelectMany(step => Enumerable.Range(0, Rows).Select(row => interpreter.Row(node, row, step).First()))];
    }

    private static string Describe(CompiledProgram program, Dictionary<string, double[][]> inputs, int place)
    {
        var (step, row) = (place / Rows, place % Rows);
        var values = new Dictionary<string, IReadOnlyList<double>>();
        foreach (var input in program.Inputs)
        {
            var elements = inputs[input.Name][input.IsEpisodic ? 0 : step];
            var count = input.IsShared ? elements.Length : elements.Length / Rows;
            values[input.Name] = [.. elements.Skip(input.IsShared ? 0 : row * count).Take(count)];
        }

        return ScenarioText.Phrase(program, new ScenarioCase("case", [values])) + (step == 0 ? "" : $" at step {step}");
    }
}

using System.Globalization;
using RewardLang.Ir;
using RewardLang.Runtime.Execution;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Guards;

/// <summary>Says what a guard found, in the names of the user's program.</summary>
/// <param name="values">What was looked at.</param>
/// <param name="inputs">What the run read.</param>
/// <param name="results">What it wrote.</param>
internal sealed class GuardReport(GuardedValues values, InputBinder inputs, RewardResult results)
{
    /// <summary>The most numbers of one input that a message quotes.</summary>
    private const int MostNumbers = 8;

    /// <summary>The most inputs that a message quotes.</summary>
    private const int MostInputs = 6;

    /// <summary>An input, or an answer of a model, is wrong.</summary>
    public RewardGuardException OfInput(GuardedInput guarded, TensorPlaces places, long place, double value)
    {
        var (row, step) = (places.RowOf(place), places.StepOf(place));
        var element = ElementText(guarded.Input.Axes, place % places.Elements);
        var isModel = guarded.Kind == GuardedMember.Model;
        var subject = isModel ? $"the model's answer '{guarded.Name}{element}'" : $"the input '{guarded.Name}{element}'";
        var range = double.IsFinite(value) ? $", outside its declared range {guarded.Range}" : "";
        var context = isModel ? ", while all inputs are finite and in their ranges" : "";
        return Create(guarded.Kind, guarded.Name, row, step, value, $"{subject} is {guarded.Range.Describe(value)}{PlaceText(row, step)}{range}{context}.");
    }

    /// <summary>A result is wrong.</summary>
    public RewardGuardException OfResult(GuardedResult guarded, TensorPlaces places, long place, double value)
    {
        var (row, step) = (places.RowOf(place), places.StepOf(place));
        var name = guarded.Name + ElementText([.. guarded.Result.Node.Axes.Select(CompiledProgram.Describe)], place % places.Elements);
        var subject = guarded.Kind switch
        {
            GuardedMember.ModelArgument => $"what the model is asked about, '{name}',",
            GuardedMember.Contribution => $"the contribution of the term '{name}'",
            GuardedMember.Total => "the total",
            GuardedMember.Adjustment => "what the total adds to the sum of the contributions",
            _ => $"the {guarded.Kind.ToString().ToLowerInvariant()} '{name}'",
        };
        var reads = ReadsOf(guarded.Result.Node, row, step);
        return Create(
            guarded.Kind, guarded.Name, row, step, value,
            $"{subject} is {ValueRange.Text(value)}{PlaceText(row, step)}, while {FineText(guarded.Kind)}."
                + (reads.Count > 0 ? $" It depends on {string.Join(", ", reads)}." : "")
                + (guarded.Kind == GuardedMember.Total && values.Results.Any(r => r.Kind == GuardedMember.Term && results[r.Index] is null)
                    ? " Ask for all columns to see whether it comes from a term." : ""));
    }

    private RewardGuardException Create(GuardedMember kind, string member, long? row, long? step, double value, string message) =>
        new($"'{values.Program}': {message}", values.Program, kind, kind == GuardedMember.ModelArgument ? member.Split('.')[0] : member, row, step, value);

    /// <summary>What was looked at before the member, and was fine.</summary>
    private string FineText(GuardedMember kind)
    {
        List<string> fine = ["all inputs"];
        if (values.Inputs.Any(i => i.Kind == GuardedMember.Model))
            fine.Add("answers of models");
        AddEarlier(GuardedMember.Term, "terms");
        AddEarlier(GuardedMember.Contribution, "contributions");
        AddEarlier(GuardedMember.Output, "outputs");
        return (fine.Count == 1 ? fine[0] : $"{string.Join(", ", fine[..^1])} and {fine[^1]}") + " are finite and in their ranges";

        void AddEarlier(GuardedMember earlier, string plural)
        {
            if (earlier < kind && values.Results.Any(r => r.Kind == earlier && results[r.Index] is not null))
                fine.Add(plural);
        }
    }

    /// <summary>The inputs that a value is computed from, with their numbers in its row.</summary>
    private List<string> ReadsOf(Node node, long? row, long? step)
    {
        var (found, seen, open) = (new SortedSet<int>(), new HashSet<Node>(), new Stack<Node>([node]));
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next))
                continue;
            if (next.Kind == NodeKind.Input)
                found.Add(next.Slot);
            foreach (var operand in next.Operands)
                open.Push(operand);
        }

        var reads = values.Inputs.Where(i => found.Contains(i.Index)).ToList();
        var texts = reads.Take(MostInputs).Select(i => Quote(i, row, step)).ToList();
        if (reads.Count > MostInputs)
            texts.Add($"and {reads.Count - MostInputs} more inputs");
        return texts;
    }

    private string Quote(GuardedInput guarded, long? row, long? step)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var tensor = inputs.Tensors[guarded.Index];
        if (!guarded.Input.IsShared && row is { } r)
            tensor = tensor.select(0, r);
        if (inputs.HasSteps && !guarded.Input.IsEpisodic && step is { } s)
            tensor = tensor.select(0, s);
        var numbers = tensor.reshape(-1).slice(0, 0, MostNumbers, 1).to(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
        var texts = numbers.Select(guarded.Range.Describe).ToList();
        if (tensor.numel() > MostNumbers)
            texts.Add("…");
        return $"{guarded.Name} = {(guarded.Input.Axes.Count == 0 ? texts[0] : $"[{string.Join(", ", texts)}]")}";
    }

    private static string PlaceText(long? row, long? step) =>
        (row is { } r ? string.Create(CultureInfo.InvariantCulture, $" in row {r}") : " in all rows")
        + (step is { } s ? string.Create(CultureInfo.InvariantCulture, $" at step {s}") : "");

    /// <summary>The element of an array: by its component where its only axis has names, else by numbers.</summary>
    private static string ElementText(IReadOnlyList<AxisInfo> axes, long element)
    {
        if (axes.Count == 0)
            return "";
        if (axes is [{ Components: { } components }])
            return $".{components[(int)element]}";
        var indices = new long[axes.Count];
        for (var axis = axes.Count - 1; axis >= 0; axis--)
            (element, indices[axis]) = Math.DivRem(element, axes[axis].Size!.Value);
        return $"[{string.Join(", ", indices)}]";
    }
}

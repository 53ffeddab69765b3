using RewardLang.Runtime;
using RewardLang.Semantics;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Judging;

/// <summary>An input of a program that labels go into: of one judge, or of a judge for each component of its axis.</summary>
internal sealed class LabelInput
{
    private readonly ProgramInput _input;
    private readonly IReadOnlyList<LabelStore> _stores;

    private LabelInput(ProgramInput input, IReadOnlyList<LabelStore> stores)
    {
        _input = input;
        _stores = stores;
        foreach (var options in stores.Select(s => s.Options))
        {
            if (options.Lowest < (input.Lower ?? double.NegativeInfinity) || options.Highest > (input.Upper ?? double.PositiveInfinity))
                throw new RewardException(
                    $"The input '{input.Name}' promises {input.Lower} .. {input.Upper}, and its judge's labels lie in {options.Lowest} .. {options.Highest}: give one the range of the other.");
            if (IsBool && options.Default is not (0 or 1))
                throw new RewardException($"The input '{input.Name}' is a bool, and its default label is {options.Default}: take 0 or 1, or declare it as real.");
        }
    }

    /// <summary>The input's name.</summary>
    public string Name => _input.Name;

    private bool IsBool => _input.Kind == ScalarKind.Bool;

    /// <summary>Finds the inputs of a program that stores are meant for.</summary>
    /// <param name="program">The program.</param>
    /// <param name="labels">Stores by the name of an input, or of an input and a component of its axis: <c>verified.key</c>.</param>
    /// <exception cref="RewardException">A name is no input of the program, or an input has not all of its judges.</exception>
    public static IReadOnlyList<LabelInput> Find(CompiledProgram program, IReadOnlyDictionary<string, LabelStore> labels)
    {
        var found = new List<LabelInput>();
        var left = labels.Keys.ToHashSet();
        foreach (var input in program.Inputs)
        {
            var names = Places(input);
            if (!names.Any(left.Contains))
                continue;
            if (names.FirstOrDefault(n => !labels.ContainsKey(n)) is { } missing)
                throw new RewardException($"There are labels for a part of the input '{input.Name}' of '{program.Name}', and none for '{missing}'.");
            if (input.IsShared || input.IsEpisodic)
                throw new RewardException($"The input '{input.Name}' of '{program.Name}' has labels of each row and step: declare it without 'shared' and 'episodic'.");
            left.ExceptWith(names);
            found.Add(new LabelInput(input, [.. names.Select(n => labels[n])]));
        }

        return left.Count == 0 ? found : throw new RewardException(
            $"'{program.Name}' has no input '{left.First()}' for labels. It has: {string.Join(", ", program.Inputs.SelectMany(Places))}.");
    }

    /// <summary>Labels as the program takes them.</summary>
    /// <param name="captions">The captions of all rows. A step without an event is not judged: its label is 0.</param>
    /// <returns>[rows] or [rows, components], owned by the caller's dispose scope.</returns>
    public Tensor Labels(IReadOnlyList<string?> captions)
    {
        var labels = new float[captions.Count * _stores.Count];
        for (var row = 0; row < captions.Count; row++)
            if (captions[row] is { } caption)
                for (var i = 0; i < _stores.Count; i++)
                    labels[row * _stores.Count + i] = Label(_stores[i], caption);
        long[] shape = _input.Axes.Count == 0 ? [captions.Count] : [captions.Count, _stores.Count];
        return IsBool ? tensor([.. labels.Select(l => l != 0)], shape) : tensor(labels, shape);
    }

    private float Label(LabelStore store, string caption)
    {
        var label = store.Label(caption);
        return !IsBool || label is 0 or 1 ? (float)label : throw new RewardException(
            $"The label of \"{caption}\" is {label}, and the input '{Name}' is a bool: have the judge answer 0 or 1, or declare the input as real and compare it.");
    }

    private static IReadOnlyList<string> Places(ProgramInput input) => input.Axes switch
    {
        [] => [input.Name],
        [{ Components: { } components }] => [.. components.Select(c => $"{input.Name}.{c}")],
        _ => [],
    };
}

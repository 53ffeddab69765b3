using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Runtime;
using RewardLang.Runtime.Execution;
using RewardLang.Semantics;
using RewardLang.Syntax;
using RewardLang.Tool.Output;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Tool.Golden;

/// <summary>Runs a scenario of a program, or one that is given as text, on a back end.</summary>
internal static class ScenarioEvaluator
{
    private const string GivenName = "given_case";

    /// <summary>The source with a case added to one of its programs, and the name of the case.</summary>
    /// <param name="source">The file.</param>
    /// <param name="program">The program; null for the first.</param>
    /// <param name="scenario">The name of a declared scenario, or <c>{ x = 1 … }</c>, <c>[{ … }, { … }]</c>, or a whole declaration.</param>
    /// <param name="axes">Sizes of open axes.</param>
    public static (SourceText Source, string Name) AddTo(SourceText source, string? program, string scenario, IReadOnlyDictionary<string, int> axes)
    {
        var text = scenario.Trim();
        if (text.StartsWith("scenario ", StringComparison.Ordinal))
            text = text["scenario ".Length..].Trim() is var rest && rest.IndexOfAny(['{', '[', ' ']) is > 0 and var end ? rest[end..].Trim() : text;
        if (text.StartsWith("over steps", StringComparison.Ordinal))
            text = text["over steps".Length..].Trim();
        source = WithSizes(WithGroupsOfOne(source), axes);
        if (text[0] is not ('{' or '['))
            return (source, scenario);
        var file = FileParser.Parse(source, new DiagnosticBag());
        var target = file.Programs.FirstOrDefault(p => program is null || p.Name.Name == program)
            ?? throw new ToolException($"'{source.Path}' holds no program{(program is null ? "" : $" '{program}'")}.");
        var brace = source.Text.LastIndexOf('}', target.Span.End - 1);
        var added = $"\n  scenario {GivenName} {(text[0] == '[' ? "over steps " : "")}{text}\n";
        return (new SourceText(source.Path, source.Text.Insert(brace, added)), GivenName);
    }

    /// <summary>The one row of a scenario is a group of its own, whatever the size of groups.</summary>
    private static SourceText WithGroupsOfOne(SourceText source)
    {
        var sizes = FileParser.Parse(source, new DiagnosticBag()).Programs.SelectMany(p => p.Members.OfType<GroupSyntax>())
            .Where(g => g.Size is not null).OrderByDescending(g => g.Span.Start);
        return new SourceText(source.Path, sizes.Aggregate(
            source.Text, (text, group) => text.Remove(group.Span.Start, group.Span.End - group.Span.Start).Insert(group.Span.Start, "group of 1")));
    }

    private static SourceText WithSizes(SourceText source, IReadOnlyDictionary<string, int> sizes)
    {
        var open = FileParser.Parse(source, new DiagnosticBag()).Programs.SelectMany(p => p.Members.OfType<AxisSyntax>())
            .Where(a => a is { Size: null, Components: null, Parent: null }).OrderByDescending(a => a.Span.Start).ToList();
        if (sizes.Keys.FirstOrDefault(name => open.All(a => a.Name.Name != name)) is { } unknown)
            throw new ToolException($"'{source.Path}' has no axis '{unknown}' that is without a size. {NameSuggestion.For(unknown, open.Select(a => a.Name.Name))}");
        return new SourceText(source.Path, open.Where(a => sizes.ContainsKey(a.Name.Name)).Aggregate(
            source.Text, (text, axis) => text.Insert(axis.Name.Span.End, $" = {sizes[axis.Name.Name]}")));
    }

    /// <summary>Runs a scenario.</summary>
    /// <exception cref="ToolException">The program has no such scenario.</exception>
    public static ScenarioTable Run(RewardProgram reward, string name)
    {
        var program = reward.Program;
        // An answer of a model comes from the host.
        if (program.Graph.Nodes.FirstOrDefault(n => n.Kind == NodeKind.ModelCall) is { } call)
        {
            throw new ToolException(
                $"'{program.Name}' asks the model '{program.Models[call.Slot].Name}', which a host binds with BindModel: 'reward eval' has none. "
                + "To try what is made of an answer, declare an input in its place, as in 'input answer : real', and give it in the case.");
        }

        // A scenario's numbers have the sizes that the program declares: with an open axis there are no scenarios.
        if (program.Inputs.SelectMany(i => i.Axes).FirstOrDefault(a => a.Size is null) is { } open)
            throw new ToolException($"The axis '{open.Name}' of '{program.Name}' has no size, which a scenario needs. Give it one: --axis {open.Name}=SIZE.");
        var scenario = program.Scenarios.FirstOrDefault(s => s.Name == name)
            ?? throw new ToolException($"'{program.Name}' has no scenario '{name}'. {NameSuggestion.For(name, program.Scenarios.Select(s => s.Name))}");
        using var scope = NewDisposeScope();
        foreach (var param in program.Params)
            if (scenario.Steps[0].TryGetValue(param.Name, out var value))
                reward.SetParam(param.Name, [.. value]);
        var numbers = program.IsCausal ? Step(reward, scenario) : Evaluate(reward, scenario);
        var shown = Enumerable.Range(0, program.Graph.Results.Count).Where(i => program.Graph.Results[i].Kind != ResultKind.Contribution);
        return new ScenarioTable(
            [.. shown.Select(i => (program.Graph.Results[i].Name, (IReadOnlyList<float[]>)[.. numbers.Select(step => step[i])]))], scenario.Steps.Count);
    }

    private static List<float[][]> Step(RewardProgram reward, ScenarioCase scenario)
    {
        reward.Reset();
        var steps = new List<float[][]>();
        foreach (var step in scenario.Steps)
        {
            using var result = reward.Step([.. reward.Program.Inputs.Select(i => Tensor(i, step[i.Name]))]);
            steps.Add([.. Enumerable.Range(0, reward.Program.Graph.Results.Count).Select(i => Numbers(((IResultTensors)result)[i]!))]);
        }

        return steps;
    }

    private static List<float[][]> Evaluate(RewardProgram reward, ScenarioCase scenario)
    {
        Tensor[] inputs = [.. reward.Program.Inputs.Select(i => i.IsEpisodic
            ? Tensor(i, scenario.Steps[0][i.Name])
            : stack([.. scenario.Steps.Select(step => Tensor(i, step[i.Name]))], i.IsShared ? 0 : 1))];
        using var result = reward.Evaluate(inputs);
        return [.. Enumerable.Range(0, scenario.Steps.Count).Select(step => Enumerable.Range(0, reward.Program.Graph.Results.Count)
            .Select(i => Numbers(((IResultTensors)result)[i]!.select(1, step))).ToArray())];
    }

    private static Tensor Tensor(ProgramInput input, IReadOnlyList<double> elements)
    {
        long[] axes = [.. input.Axes.Select(a => (long)a.Size!.Value)];
        var numbers = torch.tensor(elements.Select(e => (float)e).ToArray(), input.IsShared ? axes : [1, .. axes]);
        return input.Kind == ScalarKind.Bool ? numbers.to(ScalarType.Bool) : numbers;
    }

    private static float[] Numbers(Tensor tensor) => tensor.to(ScalarType.Float32).contiguous().data<float>().ToArray();
}

using RewardLang.Ir;
using RewardLang.Rewrites.Models;
using RewardLang.Semantics;

namespace RewardLang.Runtime.Guards;

/// <summary>An input of an executed program that is looked at.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Kind">What it is to the user: an input, or the answer of a model.</param>
/// <param name="Name">Its name in the user's program.</param>
/// <param name="Input">Its declaration.</param>
/// <param name="Range">What it may be.</param>
internal sealed record GuardedInput(int Index, GuardedMember Kind, string Name, ProgramInput Input, ValueRange Range);

/// <summary>A result of an executed program that is looked at.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Kind">What it is to the user.</param>
/// <param name="Name">Its name in the user's program.</param>
/// <param name="Result">Its declaration.</param>
internal sealed record GuardedResult(int Index, GuardedMember Kind, string Name, GraphResult Result);

/// <summary>What is looked at after a run of a program, or of a part of one that is cut around its models.</summary>
/// <param name="Program">The name of the user's program.</param>
/// <param name="Inputs">All numbers that the run reads, in the order of their declarations.</param>
/// <param name="SeenInputs">How many of the first inputs earlier parts have looked at.</param>
/// <param name="Results">The numbers that it writes, in the order of <see cref="GuardedMember"/>.</param>
internal sealed record GuardedValues(string Program, IReadOnlyList<GuardedInput> Inputs, int SeenInputs, IReadOnlyList<GuardedResult> Results)
{
    /// <summary>The values of a program that runs as one.</summary>
    public static GuardedValues Of(CompiledProgram program) => new(program.Name, InputsOf(program), 0, ResultsOf(program));

    /// <summary>The values of a part: answers of models are inputs behind the program's own.</summary>
    public static GuardedValues OfPart(CompiledProgram program, ModelCut cut, CompiledProgram part)
    {
        var calls = cut.Stages.SelectMany(stage => stage.Calls).ToList();
        var own = InputsOf(program);
        var answers = part.Inputs.Skip(program.Inputs.Count).Select((input, i) => new GuardedInput(
            program.Inputs.Count + i, GuardedMember.Model, program.Models[calls[i].Model].Name, input, RangeOf(input))).Where(a => IsNumber(a.Input));
        IReadOnlyList<GuardedInput> inputs = [.. own, .. answers];
        // The answers that the part before this one brought are new; before the first part, everything is.
        var stage = cut.Stages.ToList().FindIndex(s => s.Program == part);
        var earlier = cut.Stages.Take((stage < 0 ? cut.Stages.Count : stage) - 1).Sum(s => s.Calls.Count);
        var seen = stage == 0 ? 0 : inputs.Count(i => i.Index < program.Inputs.Count + earlier);
        return new GuardedValues(program.Name, inputs, seen, stage < 0 ? ResultsOf(part) : ArgumentsOf(program, cut.Stages[stage]));
    }

    private static IReadOnlyList<GuardedInput> InputsOf(CompiledProgram program) =>
        [.. program.Inputs.Select((input, i) => new GuardedInput(i, GuardedMember.Input, input.Name, input, RangeOf(input))).Where(i => IsNumber(i.Input))];

    private static IReadOnlyList<GuardedResult> ResultsOf(CompiledProgram program) =>
    [
        .. program.Graph.Results
            .Select((result, i) => (Result: result, Index: i, Kind: KindOf(result.Kind)))
            .Where(r => r.Kind is not null && !r.Result.Node.IsTruth)
            .Select(r => new GuardedResult(r.Index, r.Kind!.Value, r.Result.Name, r.Result))
            .OrderBy(r => r.Kind),
    ];

    private static IReadOnlyList<GuardedResult> ArgumentsOf(CompiledProgram program, ModelStage stage) =>
    [
        .. stage.Calls
            .SelectMany(call => call.Arguments.Select((index, i) => (Index: index, Model: program.Models[call.Model], Argument: program.Models[call.Model].Arguments[i])))
            .Where(a => !stage.Program.Graph.Results[a.Index].Node.IsTruth)
            .Select(a => new GuardedResult(a.Index, GuardedMember.ModelArgument, $"{a.Model.Name}.{a.Argument.Name}", stage.Program.Graph.Results[a.Index])),
    ];

    private static GuardedMember? KindOf(ResultKind kind) => kind switch
    {
        ResultKind.Term => GuardedMember.Term,
        ResultKind.Contribution => GuardedMember.Contribution,
        ResultKind.Output => GuardedMember.Output,
        ResultKind.Total => GuardedMember.Total,
        ResultKind.Adjustment => GuardedMember.Adjustment,
        _ => null,
    };

    private static bool IsNumber(ProgramInput input) => input.Kind != ScalarKind.Bool;

    private static ValueRange RangeOf(ProgramInput input) => new(input.Lower, input.Upper, input.Unit);
}

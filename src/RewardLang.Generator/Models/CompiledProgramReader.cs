using RewardLang.Backends;
using RewardLang.Backends.Cpu;
using RewardLang.Generator.Emission;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Generator.Models;

/// <summary>A program that compiled to the model of its class.</summary>
internal static class CompiledProgramReader
{
    public static ProgramModel Read(CompiledProgram program, ProgramOutline outline, string relativePath) => new(
        program.Name, outline.Name.Span, program.Documentation is { } text ? Documentation.Xml(text) : null,
        $"The {program.Kind.ToString().ToLowerInvariant()} {DeclarationText.Code(program.Name)} of {DeclarationText.Code(relativePath)}.",
        [.. program.Inputs.Select(i => new MemberModel(
            i.Name, [Said(i.Documentation), DeclarationText.OfInput(i)], outline.PlaceOf(i.Name, TokenKind.Input)))],
        [.. program.Params.Select(p => ReadParam(p, outline))],
        [.. program.Models.Select(m => new MemberModel(
            m.Name, [Said(m.Documentation), DeclarationText.OfModel(m)], outline.PlaceOf(m.Name, TokenKind.Model)))],
        ReadResults(program, outline),
        program.IsCausal,
        KernelsOf(program));

    /// <summary>
    /// The kernels exactly as the run-time compiler writes them. There are none for a program whose axes get their sizes from the
    /// host's tensors, and none for one that asks models, which runs in parts between them: these go the way of a program loaded at run time.
    /// </summary>
    public static ProgramExecution KernelsOf(CompiledProgram program)
    {
        if (!program.IsSized || program.Models.Count > 0)
            return new ProgramExecution.AtRunTime();
        return new ProgramExecution.Kernels(
            CpuKernelEmitter.TypeName(program),
            program.IsCausal ? TryEmit(CpuKernelEmitter.TypeName(program), () => CpuKernelEmitter.Emit(program)) : null,
            TryEmit(TrajectoryKernelEmitter.TypeName(program), () => TrajectoryKernelEmitter.Emit(program)));
    }

    private static KernelSource? TryEmit(string typeName, Func<string> emit)
    {
        try
        {
            return new KernelSource(typeName, emit());
        }
        catch (KernelNotSupportedException)
        {
            return null;
        }
    }

    private static ParamModel ReadParam(ProgramParam param, ProgramOutline outline) => new(
        param.Name, [Said(param.Documentation), DeclarationText.OfParam(param)], outline.PlaceOf(param.Name, TokenKind.Param),
        param.Axes.Count > 0 ? ParamShape.Array : param.Kind switch
        {
            ScalarKind.Bool => ParamShape.Truth,
            ScalarKind.Int => ParamShape.WholeNumber,
            _ => ParamShape.Number,
        },
        IsRequired: param.Default is null, param.Lower, param.Upper);

    private static List<ResultModel> ReadResults(CompiledProgram program, ProgramOutline outline)
    {
        var results = new List<ResultModel>();
        foreach (var result in program.Graph.Results)
        {
            var (text, keyword) = result.Kind switch
            {
                ResultKind.Total => (DeclarationText.OfTotal([.. result.Node.Axes.Select(CompiledProgram.Describe)]), TokenKind.Identifier),
                ResultKind.Term => (DeclarationText.OfTerm(program.Terms.First(t => t.Name == result.Name)), TokenKind.Term),
                ResultKind.Output => (DeclarationText.OfOutput(program.Outputs.First(o => o.Name == result.Name)), TokenKind.Output),
                ResultKind.End => ("Whether the episode ends for this reason. Bool <c>[rows]</c>.", TokenKind.EndWord),
                ResultKind.Done => ("Whether the episode ends for any reason. Bool <c>[rows]</c>.", TokenKind.End),
                ResultKind.Adjustment => ("The total less the sum of the contributions. <c>[rows]</c>.", TokenKind.End),
                _ => (null, TokenKind.End),
            };
            if (text is not null)
            {
                results.Add(new ResultModel(
                    result.Kind, result.Name, [Said(result.Documentation), text], outline.PlaceOf(result.Name, keyword)));
            }
        }

        return results;
    }

    private static string? Said(string? documentation) => documentation is null ? null : Documentation.Xml(documentation);
}

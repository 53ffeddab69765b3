using RewardLang.Ir;

namespace RewardLang.Synthesis.Critic;

/// <summary>What a reward's total can be.</summary>
internal static class RewardRange
{
    /// <summary>Whether the total is one number, whatever the inputs are and at whichever step.</summary>
    public static bool IsConstant(CompiledProgram program)
    {
        var total = program.Graph.Results.First(r => r.Kind == ResultKind.Total).Node;
        return program.Ranges.Of(total).Hull.IsPoint;
    }
}

using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>The first or last three elements of a quaternion where its w is among them: its vector part in the other order of storage.</summary>
internal sealed class PartOfQuaternion : ILint
{
    public void Check(LintContext context)
    {
        foreach (var slice in context.Program.Graph.Nodes.Where(n => n.Kind == NodeKind.Slice && n.Indices is [_, _, _]))
        {
            var axis = slice.SourceAxis;
            if (axis != Axis.Quaternion && axis != Axis.QuaternionVectorFirst || !IsRow(slice.Indices!) || axis.Components![slice.Indices![0]] == "x")
                continue;
            var parts = slice.Indices!.Select(i => axis.Components![i]).ToList();
            if (context.PlaceOf(slice) is { IsCall: false } place && WrittenExpression.At(place) is IndexSyntax { Target: var target })
                context.Report(slice, DiagnosticCatalogue.PartOfQuaternion, place.Text, $"{parts[0]}, {parts[1]} and {parts[2]}", string.Join(", ", axis.Components!), Advice($"vector_part({place.Text.Substring(target.Span.Start, target.Span.Length)})"));
        }
    }

    private static Suggestion Advice(string text) => new($"Write {text} of std.rotation.", text);

    private static bool IsRow(IReadOnlyList<int> indices) => indices[1] == indices[0] + 1 && indices[2] == indices[1] + 1;
}

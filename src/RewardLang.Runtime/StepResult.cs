using RewardLang.Ir;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime;

/// <summary>
/// The tensors of one step, owned by whoever holds this object: reuse it for the next step, or dispose it. Rows are the first
/// axis of every tensor.
/// </summary>
public sealed class StepResult : IDisposable
{
    private readonly IReadOnlyList<GraphResult> _results;
    private readonly Tensor?[] _tensors;

    internal StepResult(IReadOnlyList<GraphResult> results, long rows, ResultColumns columns, Device device)
    {
        _results = results;
        Rows = rows;
        _tensors = new Tensor?[results.Count];
        for (var i = 0; i < results.Count; i++)
        {
            if (!IsWanted(results[i].Kind, columns))
                continue;
            long[] shape = [rows, .. results[i].Node.Axes.Select(a => (long)a.Size!.Value)];
            var type = results[i].Node.IsTruth ? ScalarType.Bool : ScalarType.Float32;
            _tensors[i] = torch.empty(shape, type, device).DetachFromDisposeScope();
        }
    }

    /// <summary>The number of rows.</summary>
    public long Rows { get; }

    /// <summary>What is trained on, <c>[rows]</c>, or <c>[rows, term]</c> for a vector reward.</summary>
    public Tensor Total => Find(ResultKind.Total, "total");

    /// <summary>The total less the sum of the contributions; null when they always add up to it.</summary>
    public Tensor? Adjustment => TryFind(ResultKind.Adjustment, "adjustment");

    /// <summary>Whether any end holds, bool <c>[rows]</c>; null for a program without ends.</summary>
    public Tensor? Done => TryFind(ResultKind.Done, "done");

    /// <summary>A term's own value, <c>[rows]</c>.</summary>
    public Tensor Term(string name) => Find(ResultKind.Term, name);

    /// <summary>What a term adds to the total, <c>[rows]</c>.</summary>
    public Tensor Contribution(string name) => Find(ResultKind.Contribution, name);

    /// <summary>An output, <c>[rows, axes…]</c>.</summary>
    public Tensor Output(string name) => Find(ResultKind.Output, name);

    /// <summary>A condition that ends the episode, bool <c>[rows]</c>.</summary>
    public Tensor End(string name) => Find(ResultKind.End, name);

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors)
            tensor?.Dispose();
    }

    /// <summary>The tensor of a result by its number; null when the caller did not ask for it.</summary>
    internal Tensor? this[int index] => _tensors[index];

    internal bool Fits(IReadOnlyList<GraphResult> results) => ReferenceEquals(_results, results);

    private static bool IsWanted(ResultKind kind, ResultColumns columns) => columns.HasFlag(kind switch
    {
        ResultKind.Total => ResultColumns.Total,
        ResultKind.Term => ResultColumns.Terms,
        ResultKind.Contribution or ResultKind.Adjustment => ResultColumns.Contributions,
        ResultKind.Output => ResultColumns.Outputs,
        _ => ResultColumns.Ends,
    });

    private Tensor Find(ResultKind kind, string name) => TryFind(kind, name) ?? throw new RewardBindingException(
        name, $"There is no {kind.ToString().ToLowerInvariant()} '{name}' here. "
            + Semantics.NameSuggestion.For(name, _results.Where((r, i) => r.Kind == kind && _tensors[i] is not null).Select(r => r.Name)));

    private Tensor? TryFind(ResultKind kind, string name)
    {
        for (var i = 0; i < _results.Count; i++)
            if (_results[i].Kind == kind && _results[i].Name == name)
                return _tensors[i];
        return null;
    }
}

/// <summary>Which results a caller wants; what is not wanted is not written.</summary>
[Flags]
public enum ResultColumns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The total.</summary>
    Total = 1,

    /// <summary>The terms' own values.</summary>
    Terms = 2,

    /// <summary>What the terms add to the total, and the adjustment.</summary>
    Contributions = 4,

    /// <summary>The outputs.</summary>
    Outputs = 8,

    /// <summary>The ends, and whether any of them holds.</summary>
    Ends = 16,

    /// <summary>Everything.</summary>
    All = Total | Terms | Contributions | Outputs | Ends,
}

using RewardLang.Ir;
using RewardLang.Runtime.Kernels;
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
    private readonly ResultLayout _layout;
    private readonly Tensor?[] _tensors;
    private readonly Tensor? _numbers;
    private readonly Tensor? _truths;

    internal StepResult(IReadOnlyList<GraphResult> results, long rows, ResultColumns columns, Device device)
        : this(new ResultLayout(results, columns), rows, device)
    {
    }

    /// <summary>Makes the tensors: one block for all numbers of a row, one for all truth values, one for each array.</summary>
    internal StepResult(ResultLayout layout, long rows, Device device)
    {
        _layout = layout;
        _results = layout.Results;
        Rows = rows;
        _tensors = new Tensor?[_results.Count];
        if (layout.NumberColumns > 0)
            _numbers = torch.empty(layout.NumberColumns, rows, ScalarType.Float32, device).DetachFromDisposeScope();
        if (layout.TruthColumns > 0)
            _truths = torch.empty(layout.TruthColumns, rows, ScalarType.Bool, device).DetachFromDisposeScope();
        if (layout.HasArrays)
            AllocateArrays(device);
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
        _numbers?.Dispose();
        _truths?.Dispose();
    }

    /// <summary>
    /// The tensor of a result by its number; null when the caller did not ask for it. Columns become tensors when they are first
    /// asked for: a step that is only read for its total makes no others.
    /// </summary>
    internal Tensor? this[int index]
    {
        get
        {
            if (_tensors[index] is null && _layout.ColumnOf(index) is >= 0 and var column)
                _tensors[index] = (_results[index].Node.IsTruth ? _truths! : _numbers!).select(0, column).DetachFromDisposeScope();
            return _tensors[index];
        }
    }

    /// <summary>Writes the first element of every result to <paramref name="pointers"/>, null for those not wanted.</summary>
    internal unsafe void WritePointers(byte** pointers)
    {
        var numbers = _numbers is null ? null : NativeTensor.DataOf(_numbers);
        var truths = _truths is null ? null : NativeTensor.DataOf(_truths);
        for (var i = 0; i < _tensors.Length; i++)
        {
            var column = _layout.ColumnOf(i);
            pointers[i] = column < 0 ? (_tensors[i] is { } array ? NativeTensor.DataOf(array) : null)
                : _layout.IsTruth(i) ? truths + column * Rows
                : numbers + column * Rows * sizeof(float);
        }
    }

    internal bool Fits(IReadOnlyList<GraphResult> results) => ReferenceEquals(_results, results);

    private void AllocateArrays(Device device)
    {
        for (var i = 0; i < _results.Count; i++)
        {
            if (!_layout.IsArray(i))
                continue;
            long[] shape = [Rows, .. _results[i].Node.Axes.Select(a => (long)a.Size!.Value)];
            _tensors[i] = torch.empty(shape, _results[i].Node.IsTruth ? ScalarType.Bool : ScalarType.Float32, device).DetachFromDisposeScope();
        }
    }

    private Tensor Find(ResultKind kind, string name) => TryFind(kind, name) ?? throw new RewardBindingException(
        name, $"There is no {kind.ToString().ToLowerInvariant()} '{name}' here. "
            + Semantics.NameSuggestion.For(name, _results.Where((r, i) => r.Kind == kind && _layout.IsWanted(i)).Select(r => r.Name)));

    private Tensor? TryFind(ResultKind kind, string name)
    {
        for (var i = 0; i < _results.Count; i++)
            if (_results[i].Kind == kind && _results[i].Name == name)
                return this[i];
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

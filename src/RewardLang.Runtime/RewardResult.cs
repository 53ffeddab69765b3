using RewardLang.Ir;
using RewardLang.Runtime.Execution;
using RewardLang.Runtime.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime;

/// <summary>
/// The tensors of one call, owned by whoever holds this object: reuse it for the next call, or dispose it. Rows are the first axis
/// of every tensor; of a <see cref="TrajectoryResult"/> steps are the second.
/// </summary>
public abstract class RewardResult : IResultTensors, IDisposable
{
    private readonly IReadOnlyList<GraphResult> _results;
    private readonly ResultLayout _layout;
    private readonly Tensor?[] _tensors;
    private readonly Tensor? _numbers;
    private readonly Tensor? _truths;

    private readonly long _columnLength;

    /// <summary>Makes the tensors: one block for all numbers of a row, one for all truth values, one for each array.</summary>
    private protected RewardResult(ResultLayout layout, long rows, long? steps, Device device)
    {
        _layout = layout;
        _results = layout.Results;
        Rows = rows;
        Device = device;
        _columnLength = rows * (steps ?? 1);
        _tensors = new Tensor?[_results.Count];
        if (layout.NumberColumns > 0)
            _numbers = Allocate(layout.NumberColumns, rows, steps, ScalarType.Float32, device);
        if (layout.TruthColumns > 0)
            _truths = Allocate(layout.TruthColumns, rows, steps, ScalarType.Bool, device);
        if (layout.HasArrays)
            AllocateArrays(steps, device);
    }

    /// <summary>Takes over tensors that belong to torch's autograd: one for each result.</summary>
    private protected RewardResult(ResultLayout layout, long rows, IReadOnlyList<Tensor> tensors)
    {
        _layout = layout;
        _results = layout.Results;
        Rows = rows;
        Device = tensors.Count == 0 ? CPU : tensors[0].device;
        _tensors = [.. tensors];
        IsRecorded = true;
    }

    /// <summary>The number of rows.</summary>
    public long Rows { get; }

    /// <summary>Where the tensors lie.</summary>
    public Device Device { get; }

    /// <summary>True for results that torch's autograd goes back from: nothing may be written into them.</summary>
    internal bool IsRecorded { get; }

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
        GC.SuppressFinalize(this);
    }

    /// <summary>The number of results of the program, wanted or not.</summary>
    internal int Count => _tensors.Length;

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
                : _layout.IsTruth(i) ? truths + column * _columnLength
                : numbers + column * _columnLength * sizeof(float);
        }
    }

    Tensor? IResultTensors.this[int result] => this[result];

    unsafe void IResultTensors.WritePointers(byte** pointers) => WritePointers(pointers);

    internal bool Fits(IReadOnlyList<GraphResult> results) => ReferenceEquals(_results, results);

    private static Tensor Allocate(long columns, long rows, long? steps, ScalarType type, Device device) => (steps is { } count
        ? torch.empty(columns, rows, count, type, device)
        : torch.empty(columns, rows, type, device)).DetachFromDisposeScope();

    private void AllocateArrays(long? steps, Device device)
    {
        for (var i = 0; i < _results.Count; i++)
        {
            if (!_layout.IsArray(i))
                continue;
            long[] lead = steps is { } count ? [Rows, count] : [Rows];
            long[] shape = [.. lead, .. _results[i].Node.Axes.Select(a => (long)a.Size!.Value)];
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

using RewardLang.Ir;

namespace RewardLang.Backends.Cuda;

/// <summary>
/// The kernel of whole trajectories: one thread walks the steps of its row, sweep after sweep, with the states and the folds over the
/// steps in registers. It visits no step that the row does not have.
/// </summary>
internal sealed class CudaSweepEmitter(KernelPlan plan, SweepPlan sweeps, CudaSignature signature) : CudaEmitter(plan, signature)
{
    private readonly List<string> _prologue = [];
    private readonly List<string> _row = [];
    private readonly List<string> _sweepPrologue = [];
    private readonly List<string> _body = [];
    private readonly Dictionary<(Node Fold, int Element), string> _folds = [];
    private readonly Dictionary<(int Slot, int Element), string> _states = [];
    private readonly Queue<(int Slot, int Element)> _walked = [];
    private SweepPlan.Sweep? _sweep;

    public void Emit(string kernel, IndentedWriter writer)
    {
        var texts = new IndentedWriter(depth: 2);
        foreach (var sweep in sweeps.Sweeps)
            EmitSweep(sweep, texts);
        OpenKernel(writer, kernel);
        Write(writer, _prologue);
        OpenRows(writer);
        writer.Line("const int length = lengths == 0 ? steps : lengths[row];");
        Write(writer, _row);
        writer.Append(texts);
        EmitMissingSteps(writer);
        writer.Close().Close();
    }

    protected override List<string> StatementsOf(Node node) => !node.IsTimeless ? _body : node.IsUniform ? _prologue : _sweepPrologue;

    protected override string PlaceOf(Node input, int element)
    {
        var (isShared, isTimeless) = (Plan.Program.Inputs[input.Slot].IsShared, input.IsTimeless);
        return isShared && isTimeless ? Number(element)
            : PlaceIn(input, isShared ? "(rl_long)step" : isTimeless ? "row" : "(row * steps + step)", element);
    }

    protected override string ReadState(Node node, int element)
    {
        var key = (node.Slot, element);
        if (_states.TryGetValue(key, out var known))
            return known;
        var name = _states[key] = NewName("state_" + Plan.Graph.States[node.Slot].Name);
        _sweepPrologue.Add($"{TypeOf(node)} {name} = {(node.IsTruth ? "false" : "0.0f")};");
        _walked.Enqueue(key);
        return name;
    }

    protected override string ReadFirstStep() => "step == 0";

    protected override string ReadLastStep() => "step + 1 == length";

    protected override string ReadTimeFold(Node node, int element) => _folds[(node, element)];

    protected override string ReadAcrossRows(Node node, int element) =>
        throw new KernelNotSupportedException("it works across the rows of its trajectories");

    protected override string? TryReadKept(Node node, int element) =>
        sweeps.TryFindLeft(node, _sweep!) is { } place ? AsTruth(node, History(place + element)) : null;

    private void EmitSweep(SweepPlan.Sweep sweep, IndentedWriter writer)
    {
        _sweep = sweep;
        var stores = new List<string>();
        foreach (var fold in sweep.Folds)
            for (var i = 0; i < fold.ElementCount; i++)
                EmitFold(fold, i, stores);
        foreach (var node in sweep.Left)
            for (var i = 0; i < node.ElementCount; i++)
                stores.Add($"{History(sweeps.PlaceLeft(node) + i)} = {(node.IsTruth ? AsNumber(Element(node, i)) : Element(node, i))};");
        foreach (var result in sweep.Results)
            stores.AddRange(WriteResult(result, "(row * steps + step)", Element));
        // The next value of one state may be the first to read another.
        while (_walked.Count > 0)
        {
            var (slot, element) = _walked.Dequeue();
            stores.Add($"{_states[(slot, element)]} = {Element(Plan.Graph.States[slot].Next, element)};");
        }

        Write(writer, _sweepPrologue);
        writer.Open(sweep.IsBackward ? "for (int step = length - 1; step >= 0; step--)" : "for (int step = 0; step < length; step++)");
        Write(writer, _body);
        Write(writer, stores);
        writer.Close();
        _sweepPrologue.Clear();
        _body.Clear();
        _states.Clear();
        Forget(node => !node.IsTimeless);
    }

    private void EmitFold(Node fold, int element, List<string> stores)
    {
        var name = _folds[(fold, element)] = NewName("fold");
        _row.Add($"{TypeOf(fold)} {name} = {CudaLiterals.Identity(fold)};");
        stores.Add($"{name} = {CudaFunctions.Apply(fold.Reduction!.Step, name, Element(fold.Operands[0], element))};");
    }

    /// <summary>What a row does not have a step for is 0.</summary>
    private void EmitMissingSteps(IndentedWriter writer)
    {
        writer.Open("for (int step = length; step < steps; step++)");
        foreach (var result in sweeps.Sweeps.SelectMany(sweep => sweep.Results))
            Write(writer, WriteResult(result, "(row * steps + step)", (node, _) => node.IsTruth ? "0" : "0.0f"));
        writer.Close();
    }

    /// <summary>A number that one sweep leaves for another at each step; rows lie side by side.</summary>
    private string History(int place) => $"history[((rl_long)step * {Number(sweeps.HistoryVectors)} + {Number(place)}) * rows + row]";
}

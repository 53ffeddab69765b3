using RewardLang.Ir;

namespace RewardLang.Backends.Cpu;

/// <summary>
/// One sweep over the steps of a tile of rows. Steps go in blocks: the inputs of a block are brought into tiles, so that each row is a
/// lane at each step, and its results leave the same way.
/// </summary>
internal sealed class SweepEmitter : PassEmitter
{
    /// <summary>The vectors that the tiles of a block should not exceed: what the first-level cache holds beside the rest.</summary>
    private const int BlockVectors = 384;

    private const int MostBlockSteps = 16;

    private readonly KernelPlan _plan;
    private readonly SweepPlan _sweeps;
    private readonly SweepPlan.Sweep _sweep;
    private readonly int _number;
    private readonly List<Statement> _rowPrologue = [];
    private readonly List<Statement> _loads = [];
    private readonly List<Statement> _stores = [];
    private readonly List<Statement> _rowEpilogue = [];
    private readonly bool _isWhole;
    private readonly Dictionary<int, int> _states = [];
    private readonly Dictionary<Node, int> _blockTiles = [];
    private readonly int _blockSteps;

    /// <param name="plan">Where the uniform numbers lie.</param>
    /// <param name="sweeps">What the sweeps leave each other.</param>
    /// <param name="number">The place of this one among the sweeps.</param>
    /// <param name="isWhole">Whether all of it is to be one method: states and folds are locals then, which stay in registers.</param>
    private SweepEmitter(KernelPlan plan, SweepPlan sweeps, int number, bool isWhole)
        : base(plan, new RowMajorNodes(plan.Program), 0)
    {
        _isWhole = isWhole;
        _plan = plan;
        _sweeps = sweeps;
        _sweep = sweeps.Sweeps[number];
        _number = number;
        NewTile(sweeps.FoldVectors);
        var width = plan.Graph.Nodes.Where(n => n.Kind == NodeKind.Input && !n.IsTimeless && !n.IsUniform).Sum(n => n.ElementCount)
            + _sweep.Results.Sum(i => plan.Graph.Results[i].Node.ElementCount);
        _blockSteps = MostBlockSteps;
        while (_blockSteps > 1 && _blockSteps * width > BlockVectors)
            _blockSteps /= 2;
    }

    /// <summary>Writes the method of a sweep, <c>Sweep{number}</c>; its parts where it is too large for one.</summary>
    /// <param name="plan">Where the uniform numbers lie.</param>
    /// <param name="sweeps">What the sweeps leave each other.</param>
    /// <param name="number">The place of this one among the sweeps.</param>
    /// <param name="writer">The class of the kernel.</param>
    /// <returns>The vectors of scratch memory that the sweep needs.</returns>
    public static int Emit(KernelPlan plan, SweepPlan sweeps, int number, IndentedWriter writer)
    {
        var whole = new SweepEmitter(plan, sweeps, number, isWhole: true);
        whole.EmitStatements();
        if (StatementParts.FitOne(whole._prologue.Concat(whole._rowPrologue).Concat(whole._body)))
        {
            whole.WriteWhole(writer);
            return whole.ScratchVectors;
        }

        var cut = new SweepEmitter(plan, sweeps, number, isWhole: false);
        cut.EmitStatements();
        cut.WriteParts(writer);
        return cut.ScratchVectors;
    }

    private void EmitStatements()
    {
        foreach (var state in _sweep.States)
        {
            var count = _plan.Graph.States[state].Next.ElementCount;
            _states[state] = NewTile(count);
            for (var i = 0; i < count; i++)
                Keep(_states[state] + i, Constant(0));
        }

        EmitFolds();
        foreach (var node in _sweep.Left)
            for (var i = 0; i < node.ElementCount; i++)
                _body.Add(new Statement(null, $"TLanes.Store({History(_sweeps.PlaceLeft(node) + i)}, {Element(node, i)});"));
        foreach (var result in _sweep.Results)
            EmitBlockResult(result);
        EmitStateStores();
    }

    private protected override List<Statement> StatementsOf(Node node) =>
        !node.IsTimeless ? _body : node.IsUniform ? _prologue : _rowPrologue;

    private protected override string Expression(Node node, int element) => _sweeps.TryFindLeft(node, _sweep) is { } place
        ? $"TLanes.Load({History(place + element)})"
        : base.Expression(node, element);

    private protected override bool ReadsRowMajor => false;

    private protected override bool IsFusable(Node product) => base.IsFusable(product) && _sweeps.TryFindLeft(product, _sweep) is null;

    private protected override string ReadState(Node node, int element)
    {
        var kept = Kept(_states[node.Slot] + element);
        if (!_isWhole)
            return kept;
        // In a local of its own: what is kept takes its next value while another state may still ask for this one.
        var name = NewName(_plan.Graph.States[node.Slot].Name + "_before");
        _body.Add(new Statement(name, kept));
        return name;
    }

    private protected override string ReadFirstStep() => "TLanes.BroadcastBits(step == 0 ? -1 : 0)";

    private protected override string ReadLastStep() => "TLanes.Equal(TLanes.Broadcast(step + 1), TLanes.Load(frame->Lengths + row * frame->LengthStride))";

    private protected override string ReadTimeFold(Node node, int element) => $"TLanes.Load({Place(_sweeps.PlaceOf(node) + element)})";

    private protected override string ReadInput(Node node, int element)
    {
        if (node.IsUniform && !node.IsTimeless)
            return AsTruth(node, $"TLanes.Broadcast(((float*)frame->Inputs[{node.Slot}].Data)[(long)step * {node.ElementCount} + {element}])");
        if (node.IsUniform)
            return base.ReadInput(node, element);
        if (!_blockTiles.TryGetValue(node, out var tile))
            _blockTiles[node] = tile = LoadTile(node);
        return node.IsTimeless
            ? AsTruth(node, $"TLanes.Load({Place(tile + element)})")
            : AsTruth(node, $"TLanes.Load({BlockPlace(tile, node.ElementCount, element)})");
    }

    /// <summary>Brings an input into a tile: once for each tile of rows when it is episodic, else once for each block of steps.</summary>
    private int LoadTile(Node input)
    {
        var count = input.ElementCount;
        var (kind, size) = InputKind(input);
        var data = $"frame->Inputs[{input.Slot}].Data";
        if (input.IsTimeless)
        {
            var episodic = NewTile(count);
            _rowPrologue.Add(new Statement(null,
                $"Tiles.LoadRows<TLanes, TVector>({data} + row * {count} * {size}, {kind}, {count}, {count}, rows, {Place(episodic)});"));
            return episodic;
        }

        var tile = NewTile(count * _blockSteps);
        _loads.Add(new Statement(null,
            $"Tiles.LoadRows<TLanes, TVector>({data} + (row * frame->Steps + block) * {count} * {size}, {kind}, "
                + $"frame->Steps * {count}, steps * {count}, rows, {Place(tile)});",
            PrefetchNext(data, $"{count} * {size}")));
        return tile;
    }

    /// <summary>Asks for the same steps of the next tile of rows, which the processor does not see coming: each row is elsewhere.</summary>
    private static string PrefetchNext(string data, string size) =>
        $"Tiles.Prefetch({data} + ((row + TLanes.Count) * frame->Steps + block) * {size}, frame->Steps * {size}, steps * {size}, (int)long.Min(frame->EndRow - row - TLanes.Count, TLanes.Count));";

    private void EmitFolds()
    {
        foreach (var fold in _sweep.Folds)
        {
            var identity = fold.IsTruth ? Truth(fold.Reduction!.Identity != 0) : Constant(fold.Reduction!.Identity);
            for (var i = 0; i < fold.ElementCount; i++)
            {
                var place = _sweeps.PlaceOf(fold) + i;
                Keep(place, identity);
                var value = $"TLanes.Select({HasStep()}, {Element(fold.Operands[0], i)}, {identity})";
                _body.Add(Replace(place, $"{fold.Reduction!.Step.Kernel}({Kept(place)}, {value})"));
                if (_isWhole)
                    _rowEpilogue.Add(new Statement(null, $"TLanes.Store({Place(place)}, {Kept(place)});"));
            }
        }
    }

    /// <summary>What a row does not have a step for is 0.</summary>
    private void EmitBlockResult(int index)
    {
        var node = _plan.Graph.Results[index].Node;
        var count = node.ElementCount;
        var tile = NewTile(count * _blockSteps);
        for (var i = 0; i < count; i++)
            _body.Add(new Statement(null, $"TLanes.Store({BlockPlace(tile, count, i)}, TLanes.And({HasStep()}, {Element(node, i)}));"));
        var (kind, size) = node.IsTruth ? ("UInt8", 1) : ("Float32", sizeof(float));
        _loads.Add(new Statement(null, $"if (frame->Outputs[{index}] != null)", "    " + PrefetchNext($"frame->Outputs[{index}]", $"{count * size}")));
        _stores.Add(new Statement(null,
            $"if (frame->Outputs[{index}] != null)",
            $"    Tiles.StoreRows<TLanes, TVector>({Place(tile)}, frame->Outputs[{index}] + (row * frame->Steps + block) * {count * size}, "
                + $"ElementKind.{kind}, frame->Steps * {count}, steps * {count}, rows);"));
    }

    /// <summary>Every value is computed before the first is stored: a state may depend on the old value of another.</summary>
    private void EmitStateStores()
    {
        var stores = new List<Statement>();
        foreach (var state in _sweep.States)
        {
            var next = _plan.Graph.States[state].Next;
            for (var i = 0; i < next.ElementCount; i++)
                stores.Add(Replace(_states[state] + i, Element(next, i)));
        }

        _body.AddRange(stores);
    }

    /// <summary>Begins what a row keeps from step to step: a local, or a vector of scratch memory.</summary>
    private void Keep(int place, string value) => _rowPrologue.Add(_isWhole
        ? new Statement(null, $"var {Kept(place)} = {value};")
        : Replace(place, value));

    private string Kept(int place) => _isWhole ? $"kept{place}" : $"TLanes.Load({Place(place)})";

    private Statement Replace(int place, string value) =>
        new(null, _isWhole ? $"{Kept(place)} = {value};" : $"TLanes.Store({Place(place)}, {value});");

    private string HasStep()
    {
        const string Name = "hasStep";
        if (_names.Add(Name))
            _body.Add(new Statement(Name, "TLanes.LessThan(TLanes.Broadcast(step), TLanes.Load(frame->Lengths + row * frame->LengthStride))"));
        return Name;
    }

    private static string BlockPlace(int tile, int count, int element) =>
        $"scratch + ({tile + element} + (step - block) * {count}) * TLanes.Count";

    private string History(int vector) => $"history + (step * {_sweeps.HistoryVectors}L + {vector}) * TLanes.Count";

    private void WriteWhole(IndentedWriter writer)
    {
        OpenSweep(writer);
        Write(writer, _body);
        CloseSweep(writer);
    }

    /// <summary>A sweep too large for one method: its loop calls the parts one after another at every step.</summary>
    private void WriteParts(IndentedWriter writer)
    {
        const string Parameters = "KernelFrame* frame, float* scratch, float* history, long row, int rows, int block, int step";
        var parts = new StatementParts(_body, [.. _prologue, .. _rowPrologue], ScratchVectors);
        NewTile(parts.ScratchVectors);
        OpenSweep(writer, parts.UniformStores);
        for (var part = 0; part < parts.Count; part++)
            writer.Line($"Sweep{_number}Part{part}<TLanes, TVector>(frame, scratch, history, row, rows, block, step);");
        CloseSweep(writer);
        for (var part = 0; part < parts.Count; part++)
        {
            OpenMethod(writer, $"Sweep{_number}Part{part}", Parameters);
            parts.Write(part, writer);
            writer.Close();
        }
    }

    private void OpenSweep(IndentedWriter writer, IEnumerable<string>? stores = null)
    {
        OpenMethod(writer, $"Sweep{_number}", "KernelFrame* frame, float* scratch, float* history, long row, int rows");
        Write(writer, _prologue);
        Write(writer, _rowPrologue);
        foreach (var store in stores ?? [])
            writer.Line(store);
        writer.Open(_sweep.IsBackward
            ? $"for (var block = (frame->Steps - 1) / {_blockSteps} * {_blockSteps}; block >= 0; block -= {_blockSteps})"
            : $"for (var block = 0; block < frame->Steps; block += {_blockSteps})");
        writer.Line($"var steps = int.Min({_blockSteps}, frame->Steps - block);");
        Write(writer, _loads);
        writer.Open(_sweep.IsBackward
            ? "for (var step = block + steps - 1; step >= block; step--)"
            : "for (var step = block; step < block + steps; step++)");
    }

    private void CloseSweep(IndentedWriter writer)
    {
        writer.Close();
        Write(writer, _stores);
        writer.Close();
        Write(writer, _rowEpilogue);
        writer.Close();
    }

    private static new IndentedWriter OpenMethod(IndentedWriter writer, string name, string parameters) => writer
        .Line()
        .Line("[SkipLocalsInit]")
        .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]")
        .Line($"private static void {name}<TLanes, TVector>({parameters})")
        .Line("    where TLanes : struct, ILanes<TVector>")
        .Open("    where TVector : struct");
}

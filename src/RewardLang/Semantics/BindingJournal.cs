namespace RewardLang.Semantics;

/// <summary>
/// What binding has remembered, so that an attempt can be taken back: <c>prev(x, …)</c> first tries the value of <c>x</c> at
/// this step, and where that leads back to itself goes on without it.
/// </summary>
internal sealed class BindingJournal
{
    private readonly List<Action> _undo = [];

    /// <summary>How many cycles have been met.</summary>
    public int CycleCount { get; set; }

    /// <summary>The point to return to.</summary>
    public int Checkpoint => _undo.Count;

    public void Record(Action undo) => _undo.Add(undo);

    public void Rollback(int checkpoint)
    {
        for (var i = _undo.Count - 1; i >= checkpoint; i--)
            _undo[i]();
        _undo.RemoveRange(checkpoint, _undo.Count - checkpoint);
    }
}

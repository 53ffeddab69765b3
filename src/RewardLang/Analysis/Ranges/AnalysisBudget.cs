namespace RewardLang.Analysis.Ranges;

/// <summary>
/// The work that the analyses of a program have together for what is more than one look at each node, and the searches for counterexamples beside them.
/// Equal programs spend it alike on every machine; what is left undone when it is spent makes ranges wider and answers fewer, never wrong.
/// </summary>
internal sealed class AnalysisBudget
{
    private const long MostWork = 4_000_000;

    /// <summary>Elements of nodes that searches may evaluate, each node with some more for the look at it.</summary>
    private const long MostSearched = 16_000_000;

    private long _spent;
    private long _searched;

    public bool IsSpent => _spent >= MostWork;

    public bool IsSearched => _searched >= MostSearched;

    /// <summary>Counts what a search evaluates.</summary>
    public void Search(long work) => _searched += work;

    /// <summary>Counts some work; false when the budget is spent.</summary>
    public bool Spend(int work = 1)
    {
        _spent += work;
        return !IsSpent;
    }
}

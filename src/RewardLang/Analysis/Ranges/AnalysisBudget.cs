namespace RewardLang.Analysis.Ranges;

/// <summary>
/// The work that the analyses of a program have together for what is more than one look at each node. Equal programs spend it alike on
/// every machine; what is left undone when it is spent makes ranges wider, never wrong.
/// </summary>
internal sealed class AnalysisBudget
{
    private const long MostWork = 4_000_000;

    private long _spent;

    public bool IsSpent => _spent >= MostWork;

    /// <summary>Counts some work; false when the budget is spent.</summary>
    public bool Spend(int work = 1)
    {
        _spent += work;
        return !IsSpent;
    }
}

using RewardLang.Ir;

namespace RewardLang.Runtime;

/// <summary>Where the wanted results of a program lie: in a block of columns, or as arrays of their own.</summary>
internal sealed class ResultLayout
{
    private readonly int[] _columns;
    private readonly bool[] _isWanted;
    private readonly bool[] _isTruth;

    public ResultLayout(IReadOnlyList<GraphResult> results, ResultColumns wanted)
    {
        Results = results;
        _columns = new int[results.Count];
        _isWanted = new bool[results.Count];
        _isTruth = [.. results.Select(result => result.Node.IsTruth)];
        for (var i = 0; i < results.Count; i++)
        {
            _columns[i] = -1;
            _isWanted[i] = wanted.HasFlag(GroupOf(results[i].Kind));
            if (!_isWanted[i])
                continue;
            if (results[i].Node.Axes.Count > 0)
                HasArrays = true;
            else
                _columns[i] = results[i].Node.IsTruth ? TruthColumns++ : NumberColumns++;
        }
    }

    public IReadOnlyList<GraphResult> Results { get; }

    public int NumberColumns { get; }

    public int TruthColumns { get; }

    public bool HasArrays { get; }

    public bool IsWanted(int result) => _isWanted[result];

    /// <summary>True for a result of truth values.</summary>
    public bool IsTruth(int result) => _isTruth[result];

    /// <summary>True for a wanted result with axes.</summary>
    public bool IsArray(int result) => _isWanted[result] && _columns[result] < 0;

    /// <summary>The column of a result in the block of its kind; -1 for arrays and for results that are not wanted.</summary>
    public int ColumnOf(int result) => _columns[result];

    private static ResultColumns GroupOf(ResultKind kind) => kind switch
    {
        ResultKind.Total => ResultColumns.Total,
        ResultKind.Term => ResultColumns.Terms,
        ResultKind.Contribution or ResultKind.Adjustment => ResultColumns.Contributions,
        ResultKind.Output => ResultColumns.Outputs,
        _ => ResultColumns.Ends,
    };
}

using RewardLang.Backends.Reference;

namespace RewardLang.Analysis.Proofs;

/// <summary>Cases run in double precision, and where that seems to refute a claim in single precision too: a counterexample holds in both.</summary>
/// <param name="run">Runs the cases, rounding every value for <c>true</c>.</param>
internal sealed class CaseRun(Func<bool, ReferenceInterpreter> run)
{
    private readonly ReferenceInterpreter _exact = run(false);
    private readonly Lazy<ReferenceInterpreter> _single = new(() => run(true));

    /// <summary>What a row comes to: the lesser of both failures, with the number that a kernel gives.</summary>
    public Trial Measure(Func<ReferenceInterpreter, int, Trial> measure, int row)
    {
        var exact = measure(_exact, row);
        if (!(exact.Score > 0))
            return exact;
        var single = measure(_single.Value, row);
        return single.Score > 0 ? new Trial(Math.Min(exact.Score, single.Score), single.Value) : single;
    }
}

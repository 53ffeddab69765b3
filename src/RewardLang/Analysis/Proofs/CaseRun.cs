using RewardLang.Backends.Reference;

namespace RewardLang.Analysis.Proofs;

/// <summary>
/// Cases run in double precision, and where that seems to refute a claim in single precision too, in whatever way kernels may round:
/// a counterexample holds in all of them.
/// </summary>
/// <param name="run">Runs the cases, rounded in some way.</param>
internal sealed class CaseRun(Func<Rounding, ReferenceInterpreter> run)
{
    private static readonly Rounding[] s_roundings = [Rounding.None, Rounding.Nearest, Rounding.Lowest, Rounding.Highest];

    private readonly Dictionary<Rounding, ReferenceInterpreter> _runs = [];

    /// <summary>What a row comes to: the least of all failures, with the number that single precision gives.</summary>
    public Trial Measure(Func<ReferenceInterpreter, int, Trial> measure, int row) => Measure(measure, row, s_roundings, RunOnce);

    /// <summary>The same with more ways to round, for a case that is to be shown.</summary>
    public Trial Confirm(Func<ReferenceInterpreter, int, Trial> measure, int row, int ways) => Measure(measure, row, s_roundings.Concat(Rounding.Mixed(ways)), run);

    /// <summary>A run for all rows that are measured.</summary>
    private ReferenceInterpreter RunOnce(Rounding rounding) => _runs.TryGetValue(rounding, out var known) ? known : _runs[rounding] = run(rounding);

    private static Trial Measure(Func<ReferenceInterpreter, int, Trial> measure, int row, IEnumerable<Rounding> roundings, Func<Rounding, ReferenceInterpreter> run)
    {
        var (score, value) = (double.PositiveInfinity, 0.0);
        foreach (var rounding in roundings)
        {
            var trial = measure(run(rounding), row);
            if (rounding.Freedom == 0)
                value = trial.Value;
            score = Math.Min(score, trial.Score);
            if (!(trial.Score > 0))
                return trial;
        }

        return new Trial(score, value);
    }
}

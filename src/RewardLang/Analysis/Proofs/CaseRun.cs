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
    public Trial Measure(Func<ReferenceInterpreter, int, Trial> measure, int row) => Measure(measure, row, s_roundings);

    /// <summary>The same with more ways to round, for a case that is to be shown.</summary>
    public Trial Confirm(Func<ReferenceInterpreter, int, Trial> measure, int row, int ways) => Measure(measure, row, s_roundings.Concat(Rounding.Mixed(ways)));

    private Trial Measure(Func<ReferenceInterpreter, int, Trial> measure, int row, IEnumerable<Rounding> roundings)
    {
        var (score, value) = (double.PositiveInfinity, 0.0);
        foreach (var rounding in roundings)
        {
            if (!_runs.TryGetValue(rounding, out var interpreter))
                _runs[rounding] = interpreter = run(rounding);
            var trial = measure(interpreter, row);
            if (rounding.Freedom == 0)
                value = trial.Value;
            score = Math.Min(score, trial.Score);
            if (!(trial.Score > 0))
                return trial;
        }

        return new Trial(score, value);
    }
}

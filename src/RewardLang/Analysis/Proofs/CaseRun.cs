using RewardLang.Backends.Reference;

namespace RewardLang.Analysis.Proofs;

/// <summary>
/// Cases run in double precision, and where that seems to refute a claim in single precision too, in whatever way kernels may round:
/// a counterexample holds in all of them.
/// </summary>
/// <param name="run">Runs the cases, rounded in some way.</param>
internal sealed class CaseRun(Func<Rounding, ReferenceInterpreter> run)
{
    private readonly Dictionary<Rounding, ReferenceInterpreter> _runs = [];

    /// <summary>What a row comes to: the least of all failures, with the number that single precision gives.</summary>
    public Trial Measure(Func<ReferenceInterpreter, int, Trial> measure, int row)
    {
        Trial In(Rounding rounding)
        {
            if (!_runs.TryGetValue(rounding, out var interpreter))
                _runs[rounding] = interpreter = run(rounding);
            return measure(interpreter, row);
        }

        var (score, value) = In(Rounding.None);
        foreach (var rounding in new[] { Rounding.Nearest, Rounding.Lowest, Rounding.Highest })
        {
            if (!(score > 0))
                return new Trial(score, value);
            var trial = In(rounding);
            score = Math.Min(score, trial.Score);
            if (rounding == Rounding.Nearest || !(score > 0))
                value = trial.Value;
        }

        return new Trial(score, value);
    }
}

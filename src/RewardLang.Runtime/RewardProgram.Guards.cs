using RewardLang.Runtime.Execution;
using RewardLang.Runtime.Guards;

namespace RewardLang.Runtime;

/// <content>Guards: <see cref="RewardOptions.Guards"/>.</content>
public sealed partial class RewardProgram
{
    /// <summary>What the guard of a part of a program with models looks at; null for a program that runs as one.</summary>
    private GuardedValues? _guardedPart;
    private ValueGuard? _guard;

    /// <summary>Looks at a finished run where guards are asked for.</summary>
    /// <param name="results">Its results.</param>
    /// <param name="lengths">The steps that rows have; null for single steps.</param>
    /// <param name="isOwned">True when the caller owns the results, and keeps them where something is wrong.</param>
    /// <exception cref="RewardGuardException">A number is not finite or outside its range.</exception>
    private void Guard(RewardResult results, TrajectoryLengths? lengths, bool isOwned)
    {
        if (!_options.Guards)
            return;
        _guard ??= new ValueGuard(_guardedPart ?? GuardedValues.Of(Program));
        try
        {
            _guard.Check(_inputs, results, lengths);
        }
        catch
        {
            if (!isOwned)
                results.Dispose();
            throw;
        }
    }
}

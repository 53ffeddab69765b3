using System.Runtime.CompilerServices;

namespace RewardLang.Analysis.Ranges;

/// <summary>Whether a walk over a graph may go deeper: the chains of a program can be longer than the stack of any thread.</summary>
internal static class StackRoom
{
    /// <summary>What newer runtimes have: it asks without throwing, which takes stack itself and much time.</summary>
    private static readonly Func<bool>? s_ask = (Func<bool>?)typeof(RuntimeHelpers).GetMethod("TryEnsureSufficientExecutionStack")?.CreateDelegate(typeof(Func<bool>));

    public static bool IsLeft => s_ask?.Invoke() ?? IsLeftOnOlder();

    private static bool IsLeftOnOlder()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }
}

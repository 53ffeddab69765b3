using System.Runtime.CompilerServices;

namespace RewardLang.Analysis.Ranges;

/// <summary>Whether a walk over a graph may go deeper: the chains of a program can be longer than the stack of any thread.</summary>
internal static class StackRoom
{
    public static bool IsLeft
    {
        get
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
}

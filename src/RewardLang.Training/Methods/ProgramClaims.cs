using RewardLang.Diagnostics;
using RewardLang.Runtime;

namespace RewardLang.Training.Methods;

/// <summary>Asks the compiler about a program that is loaded.</summary>
public static class ProgramClaims
{
    /// <summary>The answer to a claim that the program's text need not hold.</summary>
    /// <param name="program">The program.</param>
    /// <param name="claim">The claim, as in <c>check return in 0 .. 1</c>.</param>
    /// <exception cref="ArgumentException">The claim is no check of the language.</exception>
    public static CheckOutcome Decide(RewardProgram program, string claim)
    {
        ArgumentNullException.ThrowIfNull(program);
        var text = program.Program.ResolvedText;
        var heading = $"{program.Program.Kind.ToString().ToLowerInvariant()} {program.Name} {{";
        var body = text.IndexOf(heading, StringComparison.Ordinal) + heading.Length;
        var result = RewardCompiler.Compile(new SourceText($"{program.Name}.reward", text.Insert(body, $"\n  {claim}\n")));
        return result.Checks.FirstOrDefault(check => check.Program == program.Name && check.Text == claim)
            ?? throw new ArgumentException($"'{claim}' cannot be decided: {(result.Diagnostics.Count > 0 ? result.Diagnostics[0].Message : "it is no check")}", nameof(claim));
    }
}

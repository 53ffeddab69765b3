using RewardLang.Diagnostics;

namespace RewardLang.Tests.Proofs;

/// <summary>Statements in a program with inputs of many kinds, and what is decided of them.</summary>
internal static class AttackedProgram
{
    public static CompiledProgram Program(string body) => Compile(body, "causal").Programs[0];

    public static CheckOutcome Decide(string body, string check) => Assert.Single(Compile(body, check).Checks);

    public static CompilationResult Compile(string body, string check) => RewardCompiler.Compile(new SourceText("attack.reward", $$"""
        import std.temporal
        reward Attacked {
          input x : real in 0 .. 1
          input y : real in 0 .. 1
          input z : real in -1 .. 1
          input v : vec3 in -1 .. 1
          input b : bool
          input huge : real in -3e38 .. 3e38
          input other_huge : real in -3e38 .. 3e38
          {{body}}
          check {{check}}
        }
        """));
}

using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>Generated classes at work on tensors.</summary>
public sealed class ExecutionTests
{
    private const string Reach = """
        import std.temporal
        import "common.reward"

        reward Reach {
          input hand : vec3<m>
          input grasped : bool
          param sigma : real<m> = 0.1 in 0.01 .. 1
          param gains : real[xyz] = [1, 1, 1]
          param quick = true
          param patience : int = 2
          let distance = norm(gains * hand)
          term reach = closeness(distance, sigma) weight 2
          term grasp = first(grasped) when quick weight 10
          total = weighted_sum(terms) |> clip(-5, 11)
          output near = distance < 0.2<m>
          end success when held(distance < 2<cm>, steps: 2)
        }
        """;

    private static object? Run(string body, string text = Reach) => Project.Create(
        [new RewardText("lib/reach.reward", text), new RewardText("lib/common.reward", "fn closeness(d, scale) = exp(-d / scale)")],
        $$"""
        using System;
        using System.Linq;
        using RewardLang.Runtime;
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Demo.lib;

        internal static class Probe
        {
            internal static object? Run()
            {
                {{body}}
            }

            internal static float[] Values(Tensor tensor) => tensor.to(ScalarType.Float32).data<float>().ToArray();
        }
        """,
        Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14).Invoke("Demo.lib.Probe", "Run");

    /// <summary>The size of a group is a property as other parameters are, its index an argument as other inputs.</summary>
    [Fact]
    public void Groups_are_given_like_other_parameters_and_inputs()
    {
        const string Text = """
            loss Reach {
              input score : real
              param answers : int = 4
              group of answers
              total = score - mean(score, over: group)
            }
            loss Indexed {
              input score : real
              input prompt : int episodic
              group by prompt
              total = max(score, over: group)
            }
            """;
        var values = (float[])Run("""
            using var reward = new Reach { Answers = 2 };
            using var step = reward.Step(tensor(new float[] { 1, 3, 10, 20 }));
            using var indexed = new Indexed();
            using var other = indexed.Step(tensor(new float[] { 1, 3, 10, 20 }), tensor(new long[] { 5, -5, 5, -5 }));
            return Values(cat([step.Total, other.Total]));
            """, Text)!;

        Assert.Equal([-1, 1, -5, 5, 10, 20, 10, 20], values);
    }

    [Fact]
    public void Trajectories_return_what_the_program_says()
    {
        const string Text = """
            reward ReturnToGo {
              input gain : real
              backward value from 0 then gain + 0.5 * value
              term later = next(value, final: 0) weight 2
              output length = sum(1, over: time)
              total = value
            }
            """;
        var values = (float[])Run("""
            using var reward = new ReturnToGo();
            using var result = reward.Evaluate(tensor(new float[,] { { 1, 2, 4 }, { 8, 16, 32 } }), tensor(new long[] { 3, 1 }));
            return Values(cat([result.Total, result.Later, result.Contributions.Later, result.Length]));
            """, Text)!;
        Assert.Equal([3, 4, 4, 8, 0, 0, 4, 4, 0, 0, 0, 0, 8, 8, 0, 0, 0, 0, 3, 3, 3, 1, 0, 0], values);
    }

    [Fact]
    public void A_program_that_looks_ahead_has_no_method_for_steps()
    {
        var project = Project.Create(
            "a.reward", "reward A { input x : real  total = next(x, final: 0) }", "namespace Demo; internal static class Use { internal static void Run(A a) { a.Step(null!); a.Evaluate(null!); } }");
        var error = Assert.Single(project.CSharpDiagnostics, d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Equal("CS1061", error.Id);
    }

    [Fact]
    public void A_step_returns_what_the_program_says()
    {
        var values = (float[])Run("""
            using var reward = new Reach { Sigma = 0.5 };
            using var step = reward.Step(tensor(new float[,] { { 0, 0, 0 }, { 0.3f, 0.4f, 0 } }), tensor(new[] { true, false }));
            return Values(cat([step.Total, step.Reach, step.Grasp, step.Contributions.Reach, step.Contributions.Grasp, step.Adjustment, step.Near, step.Success, step.Done]));
            """)!;

        var far = MathF.Exp(-1);
        float[] expected = [11, 2 * far, 1, far, 1, 0, 2, 2 * far, 10, 0, -1, 0, 1, 0, 0, 0, 0, 0];
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void It_runs_on_the_kernel_of_the_build()
    {
        var backend = Run("""
            using var reward = new Reach(new RewardOptions { Backend = RewardBackend.Cpu });
            using var step = reward.Step(zeros(2, 3), zeros(2, dtype: ScalarType.Bool));
            return reward.Program.Backend;
            """);

        Assert.Equal(Runtime.RewardBackend.Cpu, backend);
    }

    [Fact]
    public void Its_results_are_those_of_the_interpreter()
    {
        var difference = (float)Run("""
            using var kernel = new Reach { Quick = false, Gains = [1, 2, 3] };
            using var reference = new Reach(new RewardOptions { Backend = RewardBackend.Reference }) { Quick = false, Gains = [1, 2, 3] };
            var random = new torch.Generator(1);
            var largest = 0f;
            for (var i = 0; i < 5; i++)
            {
                using var hand = torch.rand([33, 3], generator: random) * 0.1;
                using var grasped = torch.rand([33], generator: random) > 0.5;
                using var a = kernel.Step(hand, grasped);
                using var b = reference.Step(hand, grasped);
                largest = Math.Max(largest, Values((a.Total - b.Total).abs()).Max());
                kernel.Reset(a.Done);
                reference.Reset(b.Done);
            }

            return largest;
            """)!;

        Assert.InRange(difference, 0, 1e-5f);
    }

    [Fact]
    public void Results_of_the_caller_are_used_again()
    {
        var values = (float[])Run("""
            using var reward = new Reach();
            using var result = reward.CreateResult(1);
            using var hand = zeros(1, 3);
            using var grasped = ones(1, dtype: ScalarType.Bool);
            var total = result.Total;
            reward.Step(hand, grasped, result);
            reward.Step(hand, grasped, result);
            var second = Values(total).Concat(Values(result.Success)).ToArray();
            reward.Reset(result.Done);
            reward.Step(hand, grasped, result);
            return second.Concat(Values(total)).Concat(Values(result.Success)).ToArray();
            """)!;

        // The second step has no first grasp any more, and holds for two steps; the reset makes it the first again.
        Assert.Equal([2, 1, 11, 0], values);
    }

    [Fact]
    public void A_result_that_was_not_asked_for_throws()
    {
        var type = Run("""
            using var reward = new Reach();
            using var result = reward.CreateResult(1, ResultColumns.Total);
            try
            {
                return result.Done;
            }
            catch (InvalidOperationException exception)
            {
                return exception.Message;
            }
            """);

        Assert.Equal("These results were made without 'Done'.", type);
    }

    [Fact]
    public void Parameters_have_their_defaults_types_and_ranges()
    {
        var text = (string)Run("""
            using var reward = new Reach();
            var range = typeof(Reach).GetProperty("Sigma")!.GetCustomAttributes(false).OfType<System.ComponentModel.DataAnnotations.RangeAttribute>().Single();
            var defaults = FormattableString.Invariant($"{reward.Sigma} {string.Join(',', reward.Gains)} {reward.Quick} {reward.Patience} {range.Minimum} {range.Maximum}");
            try
            {
                reward.Sigma = 2;
                return "";
            }
            catch (RewardBindingException exception)
            {
                return defaults + " " + exception.Name;
            }
            """)!;

        Assert.Equal("0.1 1,1,1 True 2 0.01 1 sigma", text);
    }

    [Fact]
    public void An_open_axis_takes_the_size_of_the_tensors()
    {
        var total = (float[])Run(
            """
            using var reward = new Open();
            using var step = reward.Step(ones(2, 5));
            return Values(step.T);
            """,
            "import \"common.reward\" reward Open { axis joint  input q : real[joint]  term t = sum(q) * closeness(0, 1) }")!;

        Assert.Equal([5, 5], total);
    }

    [Fact]
    public void A_parameter_without_default_must_be_set()
    {
        const string Text = "import std.temporal reward Fast { input x : real  term t = rate(x) }";
        Assert.Empty(Project.Create([new RewardText("a.reward", Text)], "namespace Demo; class P { Fast _f = new() { Dt = 0.1 }; public Fast F => _f; }").CSharpDiagnostics);

        var forgotten = Project.Create([new RewardText("a.reward", Text)], "namespace Demo; class P { Fast _f = new(); public Fast F => _f; }");
        Assert.Equal("CS9035", Assert.Single(forgotten.CSharpDiagnostics).Id);
    }

    [Fact]
    public void A_class_takes_members_of_its_user()
    {
        var project = Project.Create(
            [new RewardText("a.reward", "reward A { input x : real  param k = 1  term t = k * x }")],
            """
            namespace Demo;

            public sealed partial class A
            {
                internal static A Strong() => new() { K = 9 };

                public sealed partial class Result
                {
                    internal double First => TorchSharp.TensorExtensionMethods.ToDouble(Total[0]);
                }
            }

            internal static class Probe
            {
                internal static object Run()
                {
                    using var a = A.Strong();
                    using var step = a.Step(TorchSharp.torch.ones(1));
                    return step.First;
                }
            }
            """);

        Assert.Equal(9.0, project.Invoke("Demo.Probe", "Run"));
    }
}

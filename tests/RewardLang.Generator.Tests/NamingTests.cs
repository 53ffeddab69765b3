using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>Names of files and programs to names of classes and members.</summary>
public sealed class NamingTests
{
    private static string Class(string text) => Project.Create("a.reward", text).Sources.First(s => !s.Key.Contains("-kernel", StringComparison.Ordinal)).Value;

    [Fact]
    public void Two_files_of_one_name_in_two_folders_both_work()
    {
        const string Text = "reward Reach { input x : real  term t = x }";
        var project = Project.Create([new RewardText("arm/reach.reward", Text), new RewardText("leg-2/class/reach.reward", Text)]);

        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.CSharpDiagnostics);
        Assert.NotNull(project.Output.GetTypeByMetadataName("Demo.arm.Reach"));
        Assert.NotNull(project.Output.GetTypeByMetadataName("Demo.leg_2.class.Reach"));
        Assert.Equal(["arm/reach.Reach-kernel-trajectories.g.cs", "arm/reach.Reach-kernel.g.cs", "arm/reach.Reach.g.cs", "leg-2/class/reach.Reach.g.cs"], project.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_of_several_programs_makes_a_class_of_each()
    {
        var project = Project.Create(
            "several.reward",
            "reward Walk { input x : real  term t = x }  loss walk { input x : real  term t = x^2 }  metric Speed { input x : real  output o = abs(x) }");

        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.CSharpDiagnostics);
        Assert.All(["Demo.Walk", "Demo.WalkProgram", "Demo.Speed"], name => Assert.NotNull(project.Output.GetTypeByMetadataName(name)));
    }

    [Fact]
    public void A_file_of_functions_alone_makes_nothing()
    {
        var project = Project.Create("helper.reward", "fn twice(x) = 2 * x");

        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.Sources);
    }

    [Fact]
    public void Names_that_collide_get_the_word_of_their_kind()
    {
        const string Text = """
            reward Reach {
              input reach   : real
              input result  : real
              input lin_vel : real
              input linVel  : real
              param step_   = 1
              param reset   = 1
              param reach_  = 1
              param program = 1
              term total_   = reach * step_ * reset * reach_ * program
              term result_  = result
              term a_b      = lin_vel
              output aB     = linVel
              output get_hash_code = lin_vel
              end done      when lin_vel > linVel
              end ab        when lin_vel > linVel
              end class     when false
            }
            """;
        var project = Project.Create("a.reward", Text);

        Assert.Empty(project.Diagnostics);
        Assert.Empty(project.CSharpDiagnostics);
        var type = project.Output.GetTypeByMetadataName("Demo.Reach")!;
        Assert.Equal(
            ["StepParam", "ResetParam", "ReachParam", "ProgramParam"],
            type.GetMembers().OfType<Microsoft.CodeAnalysis.IPropertySymbol>().Select(p => p.Name).Where(n => n.EndsWith("Param", StringComparison.Ordinal)));
        Assert.Contains("Step(global::TorchSharp.torch.Tensor reach, global::TorchSharp.torch.Tensor resultInput, global::TorchSharp.torch.Tensor linVel, global::TorchSharp.torch.Tensor linVelInput)", project.Sources["a.Reach.g.cs"], StringComparison.Ordinal);
        var results = type.GetTypeMembers("Result").Single().GetMembers().OfType<Microsoft.CodeAnalysis.IPropertySymbol>().Select(p => p.Name);
        Assert.Equal(
            ["Columns", "Rows", "Total", "Done", "Contributions", "TotalTerm", "ResultTerm", "AB", "ABOutput", "GetHashCodeOutput", "DoneEnd", "Ab", "Class"],
            results);
    }

    [Theory]
    [InlineData("dist_reward_scale", "DistRewardScale")]
    [InlineData("sigma", "Sigma")]
    [InlineData("R_max", "RMax")]
    [InlineData("theta_2", "Theta2")]
    [InlineData("_hidden", "Hidden")]
    [InlineData("_1", "_1")]
    public void A_parameter_is_named_as_csharp_names_properties(string name, string property) =>
        Assert.Contains($"public double {property} {{ get", Class($"reward A {{ input x : real  param {name} = 1  term t = {name} * x }}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("object", "@object")]
    [InlineData("lin_vel", "linVel")]
    [InlineData("Q", "q")]
    public void An_input_is_named_as_csharp_names_parameters(string name, string parameter) =>
        Assert.Contains($"Step(global::TorchSharp.torch.Tensor {parameter})", Class($"reward A {{ input {name} : real  term t = {name} }}"), StringComparison.Ordinal);

    [Fact]
    public void Metadata_chooses_namespace_and_accessibility()
    {
        var project = Project.Create(
            [new RewardText("deep/down/a.reward", "reward A { input x : real  term t = x }", ("RewardNamespace", "Chosen.Space"), ("RewardAccessibility", "internal"))]);

        Assert.Equal(Microsoft.CodeAnalysis.Accessibility.Internal, project.Output.GetTypeByMetadataName("Chosen.Space.A")!.DeclaredAccessibility);
        Assert.Empty(project.CSharpDiagnostics);
    }

    [Fact]
    public void A_linked_file_counts_as_lying_where_it_is_linked()
    {
        var project = Project.Create([new RewardText("../shared/a.reward", "reward A { input x : real  term t = x }", ("Link", "rewards/a.reward"))]);

        Assert.NotNull(project.Output.GetTypeByMetadataName("Demo.rewards.A"));
    }

    [Fact]
    public void A_file_from_elsewhere_is_in_the_root_namespace()
    {
        var project = Project.Create([new RewardText("../shared/a.reward", "reward A { input x : real  term t = x }")]);

        Assert.NotNull(project.Output.GetTypeByMetadataName("Demo.A"));
        Assert.Empty(project.CSharpDiagnostics);
    }

    [Fact]
    public void A_project_without_root_namespace_gets_global_classes()
    {
        var project = Project.Create([new RewardText("a.reward", "reward A { input x : real  term t = x }")], rootNamespace: "");

        Assert.NotNull(project.Output.GetTypeByMetadataName("A"));
        Assert.Empty(project.CSharpDiagnostics);
    }
}

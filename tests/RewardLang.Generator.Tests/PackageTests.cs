using System.Diagnostics;
using System.Reflection;
using RewardLang.Generator.Tests.Harness;

namespace RewardLang.Generator.Tests;

/// <summary>The package as its users get it: packed, restored into a library outside the tree, and built by MSBuild.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reward-package-").FullName;

    [Fact]
    public async Task A_library_that_references_the_package_gets_its_classes()
    {
        await Pack("RewardLang.Generator");
        Write("nuget.config", """<configuration><packageSources><clear /><add key="local" value="feed" /></packageSources></configuration>""");
        Write("Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>12</LangVersion>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <NoWarn>CA1014;CA1016</NoWarn>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <RestorePackagesPath>packages</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="RewardLang.Generator" Version="0.1.0" />
                <Reference Include="{AppContext.BaseDirectory}RewardLang.Runtime.dll" />
                <Reference Include="{AppContext.BaseDirectory}RewardLang.dll" />
                <Reference Include="{AppContext.BaseDirectory}TorchSharp.dll" />
                <RewardFile Update="inner/*.reward" RewardAccessibility="internal" />
              </ItemGroup>
            </Project>
            """);
        Write("Default.cs", "namespace Library;\n\ninternal static class Default\n{\n    internal static Outer Get() => new();\n\n    internal static inner.Inner GetInner() => new();\n}\n");
        Write("outer.reward", "import \"inner/helper.reward\"\n/// Counts.\nreward Outer { input x : real  term t = twice(x) }");
        Write("inner/helper.reward", "fn twice(x) = 2 * x");
        Write("inner/inner.reward", "reward Inner { input x : real  term t = x }");

        var (built, log) = await DotNet("build", _folder);
        Assert.True(built, log);

        Write("outer.reward", "import \"inner/helper.reward\"\nreward Outer { input x : real\n  term t = thrice(x) }");
        (built, log) = await DotNet("build", _folder, "--no-restore");
        Assert.False(built);
        Assert.Contains("outer.reward(3,12): error RWD2002", log, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_references_both_packages_runs_a_step()
    {
        await Pack("RewardLang.Generator");
        await Pack("RewardLang");
        await Pack("RewardLang.Runtime");
        Write("nuget.config", """<configuration><packageSources><add key="local" value="feed" /></packageSources></configuration>""");

        // The cache is a place to read from: the tensor library is too large for a copy, and nothing of this test stays in it.
        Write("host/Host.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <InvariantGlobalization>true</InvariantGlobalization>
                <NuGetAudit>false</NuGetAudit>
                <RestorePackagesPath>../packages</RestorePackagesPath>
                <RestoreFallbackFolders>{Metadata("PackageCache")}</RestoreFallbackFolders>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="RewardLang.Generator" Version="0.1.0" />
                <PackageReference Include="RewardLang.Runtime" Version="0.1.0" />
              </ItemGroup>
            </Project>
            """);
        Write("host/Program.cs", """
            using Host;
            using RewardLang.Runtime;
            using static TorchSharp.torch;

            using var distance = tensor(new float[] { 1, 2, 3 });
            using var reward = new Near { Scale = 2 };
            using var step = reward.Step(distance);
            System.Console.WriteLine("built: " + string.Join(" ", step.Total.data<float>().ToArray()));
            using var program = RewardProgram.Load(args[0]);
            using var result = program.Step(distance);
            System.Console.WriteLine("loaded: " + string.Join(" ", result.Total.data<float>().ToArray()));
            """);
        Write("host/near.reward", "reward Near { input distance : real  param scale = 1 in 0 .. 10  term near = -scale * distance }");

        var host = Path.Combine(_folder, "host");
        var (built, log) = await DotNet("build", host);
        Assert.True(built, log);
        Assert.True(File.Exists(Path.Combine(_folder, "packages", "rewardlang.runtime", "0.1.0", "buildTransitive", "RewardLang.Runtime.targets")));
        var (ran, output) = await DotNet(Path.Combine(host, "bin", "Debug", "net10.0", "Host.dll"), Path.Combine(host, "near.reward"));
        Assert.True(ran, output);
        Assert.Equal(["built: -2 -4 -6", "loaded: -1 -2 -3"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Metadata(string key) =>
        typeof(PackageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private async Task Pack(string project)
    {
        var (packed, said) = await DotNet(
            "pack", Path.Combine(Repository.Root, "src", project), "--no-build", "--configuration", Metadata("Configuration"), "--output", Path.Combine(_folder, "feed"));
        Assert.True(packed, said);
    }

    private static async Task<(bool Success, string Output)> DotNet(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. arguments, "--nologo", "-m:1", "-nodeReuse:false"]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, output);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

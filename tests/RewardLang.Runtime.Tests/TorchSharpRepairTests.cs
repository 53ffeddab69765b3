using System.Reflection;
using System.Text;
using RewardLang.Runtime.Build;

namespace RewardLang.Runtime.Tests;

public sealed class TorchSharpRepairTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("torchsharp-repair").FullName;

    private static byte[] PackagedLibrary { get; } = File.ReadAllBytes(
        typeof(TorchSharpRepairTests).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "TorchSharpLibrary").Value!);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void The_repair_replaces_one_symbol_its_version_and_the_hash_of_that_version()
    {
        var repaired = TorchSharpRepair.Apply(PackagedLibrary);

        Assert.NotNull(repaired);
        Assert.Equal(TorchSharpRepair.RepairedHash, TorchSharpRepair.Hash(repaired));
        Assert.Equal(TorchSharpRepair.KnownHash, TorchSharpRepair.Hash(PackagedLibrary));
        Assert.Equal(
            ["_ZSt13get_terminatev", "GLIBCXX_3.4.20"],
            ChangedStrings(PackagedLibrary, repaired).Where(text => text.Length > 4));
        Assert.InRange(PackagedLibrary.Zip(repaired).Count(pair => pair.First != pair.Second), 1, 28 + 14 + 4);
    }

    [Fact]
    public void A_repaired_library_stays_as_it_is()
    {
        var repaired = TorchSharpRepair.Apply(PackagedLibrary)!;

        Assert.Equal(repaired, TorchSharpRepair.Apply(repaired));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(92085)]
    [InlineData(1_000_000)]
    public void A_library_that_differs_in_one_byte_is_refused(int offset)
    {
        var other = (byte[])PackagedLibrary.Clone();
        other[offset] ^= 1;

        Assert.Null(TorchSharpRepair.Apply(other));
    }

    [Fact]
    public void An_empty_file_is_refused() => Assert.Null(TorchSharpRepair.Apply([]));

    [Fact]
    public void Writing_happens_once()
    {
        var path = Path.Combine(directory, "below", "library.so");
        byte[] library = [1, 2, 3];

        Assert.True(TorchSharpRepair.Write(library, path));
        Assert.False(TorchSharpRepair.Write(library, path));
        Assert.Equal(library, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Writing_never_goes_through_a_link()
    {
        var packaged = Path.Combine(directory, "packaged.so");
        var output = Path.Combine(directory, "output.so");
        File.WriteAllBytes(packaged, [1, 2, 3]);
        File.CreateSymbolicLink(output, packaged);

        Assert.True(TorchSharpRepair.Write([4, 5, 6], output));
        Assert.Equal([4, 5, 6], File.ReadAllBytes(output));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(packaged));
    }

    [Theory]
    [InlineData("GLIBC_2.2.5", 0x09691a75u)]
    [InlineData("GLIBC_2.4", 0x0d696914u)]
    public void Versions_are_hashed_as_the_loader_hashes_them(string version, uint hash) =>
        Assert.Equal(hash, TorchSharpRepair.ElfHash(version));

    /// <summary>The zero-terminated strings around the bytes that differ, as they read in the second library.</summary>
    private static IEnumerable<string> ChangedStrings(byte[] before, byte[] after)
    {
        for (var i = 0; i < after.Length; i++)
        {
            if (before[i] != after[i])
            {
                var start = Array.LastIndexOf(after, (byte)0, i) + 1;
                var end = Array.IndexOf(before, (byte)0, i);
                yield return Encoding.ASCII.GetString(after, start, end - start).TrimEnd('\0');
                i = end;
            }
        }
    }
}

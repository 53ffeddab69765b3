#nullable enable

using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;

namespace RewardLang.Runtime.Build;

/// <summary>
/// Writes a copy of TorchSharp's native library that loads on a libstdc++ older than GCC 13's. A library that is not the
/// known one is left alone, with a message: it may not need the repair, and nobody has tried the repair on it.
/// </summary>
public sealed class RepairTorchSharpLibrary : Microsoft.Build.Utilities.Task
{
    /// <summary>The library as its package holds it. It is only read.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <summary>Where the repaired copy goes.</summary>
    [Required]
    public string Destination { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (TorchSharpRepair.Apply(File.ReadAllBytes(Source)) is not { } repaired)
        {
            Log.LogMessage(
                MessageImportance.High,
                "{0} is not the library that RewardLang knows how to repair; on this host TorchSharp may not load.",
                Source);
            return true;
        }

        if (TorchSharpRepair.Write(repaired, Destination))
        {
            Log.LogMessage(
                MessageImportance.High,
                "TorchSharp needs a newer C++ runtime than this host has; a repaired copy of its library takes its place: {0}",
                Path.GetFullPath(Destination));
        }

        return true;
    }
}

/// <summary>
/// The repair itself. The library asks for one symbol of GLIBCXX_3.4.32, <c>std::ios_base_library_init()</c>, an empty
/// function that only marks the runtime it was built for. The repair asks for <c>std::get_terminate()</c> of
/// GLIBCXX_3.4.20 in its place: it takes no arguments and has no effect either.
/// </summary>
public static class TorchSharpRepair
{
    /// <summary>SHA-256 of libLibTorchSharp.so in the package TorchSharp 0.107.0 for linux-x64.</summary>
    public const string KnownHash = "cf33b1b0bb6bbb9754a768fb5c5d04d9f498603be50e73f55621a0b40ee608b8";

    /// <summary>SHA-256 of that library once repaired.</summary>
    public const string RepairedHash = "4745a6c57a311304f01e4c925d15d0d4de945a2a3b45c6d919bc0b8d44766823";

    // File offsets in the known library: two strings of .dynstr, and the hash of the second in .gnu.version_r.
    private const int SymbolName = 92085;
    private const int VersionName = 253542;
    private const int VersionHash = 0x3f8f0 + 0x140;

    /// <summary>Returns the repaired library, the library itself when it is repaired already, or null for any other.</summary>
    public static byte[]? Apply(byte[] library)
    {
        var hash = Hash(library);
        if (hash == RepairedHash)
        {
            return library;
        }

        if (hash != KnownHash)
        {
            return null;
        }

        var repaired = (byte[])library.Clone();
        Replace(repaired, SymbolName, Text("_ZSt21ios_base_library_initv"), Text("_ZSt13get_terminatev"));
        Replace(repaired, VersionName, Text("GLIBCXX_3.4.32"), Text("GLIBCXX_3.4.20"));
        Replace(repaired, VersionHash, Word(ElfHash("GLIBCXX_3.4.32")), Word(ElfHash("GLIBCXX_3.4.20")));
        return repaired;
    }

    /// <summary>
    /// Writes the library where it is not yet, and says whether it did. The file appears whole or not at all, and is a new
    /// one: whatever shared its place by a hard or a symbolic link keeps its bytes.
    /// </summary>
    public static bool Write(byte[] library, string path)
    {
        if (File.Exists(path) && Hash(File.ReadAllBytes(path)) == Hash(library))
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = path + "." + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(temporary, library);
        if (File.Exists(path))
        {
            File.Replace(temporary, path, null);
            return true;
        }

        try
        {
            File.Move(temporary, path);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another project of the same build was first.
            File.Delete(temporary);
            return false;
        }
    }

    /// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
    public static string Hash(byte[] bytes)
    {
        using var algorithm = SHA256.Create();
        return BitConverter.ToString(algorithm.ComputeHash(bytes)).Replace("-", "").ToLowerInvariant();
    }

    /// <summary>The hash of the System V ABI, by which a library names the versions it needs.</summary>
    public static uint ElfHash(string name)
    {
        var hash = 0u;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            var top = hash & 0xf0000000;
            hash = (hash ^ (top >> 24)) & ~top;
        }

        return hash;
    }

    private static void Replace(byte[] library, int offset, byte[] expected, byte[] replacement)
    {
        if (!library.Skip(offset).Take(expected.Length).SequenceEqual(expected))
        {
            throw new InvalidDataException($"The library does not hold what the repair replaces at offset {offset}.");
        }

        Array.Clear(library, offset, expected.Length);
        replacement.CopyTo(library, offset);
    }

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Word(uint value) => new[] { (byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24) };
}

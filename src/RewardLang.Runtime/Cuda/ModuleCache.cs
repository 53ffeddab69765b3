using System.Security.Cryptography;
using System.Text;

namespace RewardLang.Runtime.Cuda;

/// <summary>
/// Compiled modules on disk, each a file named by what it was made from, with the hash of its bytes in front: a file that was cut
/// or changed is no file. Files appear whole or not at all.
/// </summary>
internal sealed class ModuleCache(string folder)
{
    private const int HashLength = 32;

    /// <summary>The folder for caches of this user.</summary>
    public static string DefaultFolder => Path.Combine(
        OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "rewardlang", "cuda");

    /// <summary>What names a module: everything that decides its bytes.</summary>
    public static string KeyOf(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));

    /// <summary>The module of a key; null when there is none that can be trusted.</summary>
    public byte[]? Find(string key)
    {
        try
        {
            var file = File.ReadAllBytes(PathOf(key));
            return file.Length > HashLength && SHA256.HashData(file.AsSpan(HashLength)).AsSpan().SequenceEqual(file.AsSpan(0, HashLength))
                ? file[HashLength..]
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a module. A folder that cannot be written costs a compilation at the next start, nothing else.</summary>
    public void Add(string key, byte[] module)
    {
        var temporary = PathOf(key) + "." + Guid.NewGuid().ToString("N");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(temporary, [.. SHA256.HashData(module), .. module]);
            File.Move(temporary, PathOf(key), overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It never came to be, or the folder became read-only in between.
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + ".cubin");
}

namespace RewardLang.Training.Runs;

/// <summary>Writes files so that a reader, or the next start after a crash, sees the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Writes to a file beside the target, brings it to disk, and moves it over the target.</summary>
    /// <param name="path">The target.</param>
    /// <param name="write">Writes the content to the path that it is given.</param>
    public static void Write(string path, Action<string> write)
    {
        var draft = path + ".partial";
        write(draft);
        using (var stream = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite)) stream.Flush(flushToDisk: true);
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Writes text as UTF-8.</summary>
    public static void WriteText(string path, string text) => Write(path, draft => File.WriteAllText(draft, text));
}

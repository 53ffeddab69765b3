namespace RewardLang.Benchmarks.Peers;

/// <summary>All peers, in the order of tables.</summary>
internal static class PeerCatalogue
{
    /// <summary>The names, for the command line.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["RewardLang", "RewardLang-new", "TorchSharp", "TorchScript", "PyTorch", "numpy", "numexpr", "C", "memory-1", "memory-2", "RewardLang-guarded"];

    /// <summary>Makes a peer ready.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="python">The interpreter for those that run in Python.</param>
    public static IPeer Create(string name, string python) => name switch
    {
        "RewardLang" => new RewardLangPeer(),
        "RewardLang-guarded" => new RewardLangPeer(guards: true),
        "RewardLang-new" => new NewResultsPeer(),
        "TorchSharp" => new TorchSharpPeer(),
        "TorchScript" => new TorchScriptPeer(),
        "PyTorch" => new PythonPeer(name, "torch", python),
        "numpy" or "numexpr" => new PythonPeer(name, name, python),
        "C" => new CPeer(),
        "memory-1" => new MemoryBoundPeer(1),
        "memory-2" => new MemoryBoundPeer(2),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}

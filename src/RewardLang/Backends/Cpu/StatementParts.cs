namespace RewardLang.Backends.Cpu;

/// <summary>
/// Cuts the statements of a pass into parts small enough for the JIT. A local that a later part uses is handed over through
/// scratch memory.
/// </summary>
internal sealed class StatementParts
{
    private const int MaximumWeight = 380;

    private readonly List<List<Statement>> _parts = [];
    private readonly Dictionary<string, int> _definedIn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _handedOver = new(StringComparer.Ordinal);

    /// <param name="statements">The statements of the loop.</param>
    /// <param name="uniforms">The locals that are made before the loop.</param>
    /// <param name="scratch">The first free vector of the scratch memory.</param>
    public StatementParts(IReadOnlyList<Statement> statements, IReadOnlyList<Statement> uniforms, int scratch)
    {
        foreach (var uniform in uniforms.Where(u => u.Name is not null))
            _definedIn[uniform.Name!] = -1;
        var weight = 0;
        foreach (var statement in statements)
        {
            if (_parts.Count == 0 || weight + statement.Weight > MaximumWeight)
            {
                _parts.Add([]);
                weight = 0;
            }

            _parts[_parts.Count - 1].Add(statement);
            weight += statement.Weight;
            if (statement.Name is not null)
                _definedIn[statement.Name] = _parts.Count - 1;
        }

        for (var part = 0; part < _parts.Count; part++)
            foreach (var name in UsedFromOutside(part))
                if (!_handedOver.ContainsKey(name))
                    _handedOver[name] = scratch + _handedOver.Count;
    }

    public int Count => _parts.Count;

    /// <summary>The vectors of scratch memory that the hand-over takes.</summary>
    public int ScratchVectors => _handedOver.Count;

    /// <summary>Whether everything fits into one method.</summary>
    public static bool FitOne(IEnumerable<Statement> statements) => statements.Sum(s => s.Weight) <= MaximumWeight;

    /// <summary>Writes the body of a part: what it takes over, what it computes, what it hands on.</summary>
    public void Write(int part, IndentedWriter writer)
    {
        foreach (var name in UsedFromOutside(part))
            writer.Line($"var {name} = {Load(name)};");
        foreach (var statement in _parts[part])
        {
            statement.Write(writer);
            if (statement.Name is not null && _handedOver.ContainsKey(statement.Name))
                writer.Line(Store(statement.Name));
        }
    }

    /// <summary>The lines that put the locals made before the loop where the parts find them.</summary>
    public IEnumerable<string> UniformStores => _handedOver.Keys.Where(n => _definedIn[n] < 0).Select(Store);

    /// <summary>The locals of other parts, or of before the loop, that these statements use.</summary>
    public IEnumerable<string> LoadsFor(IEnumerable<Statement> statements) =>
        statements.SelectMany(s => s.Words).Distinct().Where(n => _definedIn.TryGetValue(n, out var part) && part >= 0);

    /// <summary>Makes sure that a local can be read outside its part, and returns the expression that reads it.</summary>
    public string Expose(string name, int scratch)
    {
        if (!_handedOver.ContainsKey(name))
            _handedOver[name] = scratch + _handedOver.Count;
        return Load(name);
    }

    private IEnumerable<string> UsedFromOutside(int part) => _parts[part].SelectMany(s => s.Words).Distinct()
        .Where(n => _definedIn.TryGetValue(n, out var home) && home != part);

    private string Load(string name) => $"TLanes.Load(scratch + {_handedOver[name]} * TLanes.Count)";

    private string Store(string name) => $"TLanes.Store(scratch + {_handedOver[name]} * TLanes.Count, {name});";
}

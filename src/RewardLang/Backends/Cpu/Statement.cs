using System.Text.RegularExpressions;

namespace RewardLang.Backends.Cpu;

/// <summary>A statement of a pass: what it is called, what it says, and how much it weighs for the JIT.</summary>
/// <param name="Name">The local that it declares; null for one that only writes memory.</param>
/// <param name="Lines">The expression of the local, or the lines of the statement.</param>
internal sealed record Statement(string? Name, params string[] Lines)
{
    private static readonly Regex s_word = new(@"\b[A-Za-z_]\w*\b", RegexOptions.CultureInvariant);
    private static readonly Regex s_call = new(@"\b(?:VectorMath|TLanes|TTiles|Tiles)\.(\w+)", RegexOptions.CultureInvariant);

    /// <summary>
    /// The locals that the JIT makes of it, roughly: a method that has more than 512 of them is compiled with calls in place
    /// of instructions.
    /// </summary>
    public int Weight => 1 + Lines.Sum(line => s_call.Matches(line).Cast<Match>().Sum(call => WeightOf(call.Groups[1].Value)));

    /// <summary>The words of its text: the locals that it uses are among them.</summary>
    public IEnumerable<string> Words => Lines.SelectMany(line => s_word.Matches(line).Cast<Match>().Select(m => m.Value));

    public void Write(IndentedWriter writer)
    {
        if (Name is not null)
            writer.Line($"var {Name} = {Lines[0]};");
        else
            foreach (var line in Lines)
                writer.Line(line);
    }

    /// <summary>What a method of the vector library weighs.</summary>
    public static int WeightOf(string method) => method switch
    {
        "Pow" => 80,
        "Tanh" or "Sin" or "Cos" => 35,
        "Sigmoid" or "Log1p" or "Tan" or "Atan2" => 30,
        "Acos" or "Exp" or "Log" or "Atan" => 22,
        "Asin" or "Modulo" => 15,
        "SumRows" => 4,
        "Sign" => 6,
        "Min" or "Max" or "Column" => 2,
        _ => 1,
    };
}

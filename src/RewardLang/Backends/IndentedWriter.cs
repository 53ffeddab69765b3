using System.Text;

namespace RewardLang.Backends;

/// <summary>Writes lines of code at the right depth.</summary>
internal sealed class IndentedWriter(int depth = 0)
{
    private readonly StringBuilder _text = new();
    private int _depth = depth;

    public IndentedWriter Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
        return this;
    }

    public IndentedWriter Open(string line)
    {
        Line(line).Line("{");
        _depth++;
        return this;
    }

    public IndentedWriter Close()
    {
        _depth--;
        return Line("}");
    }

    /// <summary>Adds the lines of a writer that was made at this depth.</summary>
    public IndentedWriter Append(IndentedWriter other)
    {
        _text.Append(other._text);
        return this;
    }

    public override string ToString() => _text.ToString();
}

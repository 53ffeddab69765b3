using System.Text;

namespace RewardLang.Generator.Emission;

/// <summary>Writes lines of C# at the right depth.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>The number of spaces before the next line.</summary>
    public int Indentation => 4 * _depth;

    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', Indentation).Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes text as it is, from the first column on.</summary>
    public CodeWriter Verbatim(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    public CodeWriter Open()
    {
        Line("{");
        _depth++;
        return this;
    }

    /// <summary>Closes a block; members end with an empty line, which the last one of a block does not need.</summary>
    public CodeWriter Close(string after = "")
    {
        _depth--;
        if (_text.Length > 1 && _text[_text.Length - 2] == '\n')
            _text.Length--;
        return Line("}" + after);
    }

    public override string ToString() => _text.ToString();
}

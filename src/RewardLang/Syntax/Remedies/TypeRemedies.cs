using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Inputs and parameters whose type is a container of another language.</summary>
internal static class TypeRemedies
{
    private const int MostParts = 8;
    private const int MostUses = 100;

    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Kind == TokenKind.Input && s.Found.Kind == TokenKind.LeftBrace && s.Position == 3 && s.At(2).Kind == TokenKind.Colon)
            return Record(s);
        if (s.First.Kind is not (TokenKind.Input or TokenKind.Param) || s.Position < 4 || s.At(2).Kind != TokenKind.Colon || s.At(3).Kind != TokenKind.Identifier)
            return null;
        var name = s.At(1).Text;
        return s.At(3).Text switch
        {
            "enum" or "Enum" or "Literal" => Cases(s, name),
            "matrix" or "Matrix" or "mat3" => new Remedy("There are no matrices: declare 'axis row = 3' and 'axis column = 3', and write real[row, column]."),
            "tuple" or "Tuple" or "pair" => new Remedy("There are no tuples: declare an input for each part, or 'axis part = 2' and real[part]."),
            "dict" or "Dict" or "map" => new Remedy("There are no dictionaries: declare an input for each entry, or 'axis part { a, b, c }' and real[part]."),
            "list" or "List" or "array" or "Array" or "Sequence" or "tensor" or "Tensor" => Listed(s, name),
            _ => null,
        };
    }

    /// <summary><c>input gripper : { position: vec3, width: real }</c>: an input for each part, with a name that says whose it is.</summary>
    private static Remedy? Record(BrokenStatement s)
    {
        var name = s.At(1).Text;
        var parts = s.Closing(3) is > 0 and var close ? s.Parts(4, close - 1).Where(p => p.Last > p.First + 1 && s.At(p.First).Kind == TokenKind.Identifier && s.At(p.First + 1).Kind == TokenKind.Colon).ToList() : [];
        if (parts.Count is 0 or > MostParts)
            return new Remedy("There are no records: declare an input for each part.");
        var inputs = parts.Select(p => $"input {name}_{s.At(p.First).Text} : {s.Text(p.First + 2, p.Last)}").ToList();
        var first = s.At(parts[0].First).Text;
        return new Remedy($"There are no records: declare {string.Join(", ", inputs.Select(i => $"'{i}'"))}, and write {name}_{first} for {name}.{first}.")
        {
            Trial = [new TextEdit(s.Span(0, s.Last), string.Join("\n  ", inputs)), .. s.Outline.PartsOf(name).Take(MostUses).Select(u => new TextEdit(u.Place, $"{name}_{u.Part}"))],
        };
    }

    private static Remedy Cases(BrokenStatement s, string name)
    {
        var open = Enumerable.Range(4, Math.Max(s.Last - 3, 0)).FirstOrDefault(i => s.At(i).Kind is TokenKind.LeftBrace or TokenKind.LeftBracket or TokenKind.LeftParenthesis);
        var count = open > 0 && s.Closing(open) is > 0 and var close ? s.Parts(open + 1, close - 1).Count() : 0;
        return new Remedy($"There are no enumerations: write a number for each case, 'input {name} : int in 0 .. {(count > 0 ? count - 1 : 2)}'.");
    }

    /// <summary><c>list&lt;vec3&lt;m&gt;&gt;</c>: an axis of the places, and what stands at each.</summary>
    private static Remedy Listed(BrokenStatement s, string name)
    {
        var axis = name.Length > 2 && name[name.Length - 1] == 's' ? name.Substring(0, name.Length - 1) : "item";
        var element = s.At(4).Kind is TokenKind.Less or TokenKind.LeftBracket ? s.At(5).Text : "real";
        var unit = s.At(4).Kind == TokenKind.Less && s.At(6).Kind == TokenKind.Less && s.Find(TokenKind.Greater, 7) is > 0 and var close ? s.Text(6, close) : "";
        var type = element is "vec3" or "quat" or "quat_xyzw" ? $"real{unit}[{axis}, {(element == "vec3" ? "xyz" : element)}]" : $"{(element is "bool" or "int" ? element : "real")}{unit}[{axis}]";
        return new Remedy($"There are no lists: declare an axis of the elements, 'axis {axis} = 5', and write {type}.");
    }
}

using System.Collections;

namespace RewardLang.Syntax;

/// <summary>A set of token kinds, one bit for each: a parse fills many of them, and few are ever looked at.</summary>
internal sealed class TokenKindSet : IEnumerable<TokenKind>
{
    private ulong _bits;

    public void Add(TokenKind kind) => _bits |= 1UL << (int)kind;

    public void Clear() => _bits = 0;

    public bool Contains(TokenKind kind) => (_bits >> (int)kind & 1) != 0;

    public IEnumerator<TokenKind> GetEnumerator()
    {
        for (var kind = TokenKind.End; kind <= TokenKind.Return; kind++)
            if (Contains(kind))
                yield return kind;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

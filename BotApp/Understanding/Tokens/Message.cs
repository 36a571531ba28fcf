namespace Dengta.BotApp.Understanding.Tokens;

/// <summary>A message taken apart.</summary>
/// <param name="Text">The clean text; tokens point into it.</param>
/// <param name="Folded">The same for comparing: lower case, simplified characters.</param>
sealed record Message(string Text, string Folded, DateOnly Today, Token[] Tokens)
{
    public ReadOnlySpan<char> Spell(in Token token) => Text.AsSpan(token.Start, token.Length);

    public ReadOnlySpan<char> Fold(in Token token) => Folded.AsSpan(token.Start, token.Length);

    public string Between(int start, int end) => Text[Tokens[start].Start..Tokens[end - 1].End];

    public bool Has(Languages.Mark mark) => IndexOf(mark) >= 0;

    public int IndexOf(Languages.Mark mark, int from = 0) => Array.FindIndex(Tokens, from, t => t.Is(mark));

    /// <summary>The tokens of the sentence that the one at an index belongs to.</summary>
    public Token[] SentenceAt(int index)
    {
        var (from, to) = (index, index);
        while (from > 0 && Tokens[from - 1].Kind != TokenKind.Stop) from--;
        while (to < Tokens.Length && Tokens[to].Kind != TokenKind.Stop) to++;
        return Tokens[from..to];
    }

    public bool Contains(string folded) => Folded.Contains(folded, StringComparison.Ordinal);
}

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

    public bool Contains(string folded) => Folded.Contains(folded, StringComparison.Ordinal);
}

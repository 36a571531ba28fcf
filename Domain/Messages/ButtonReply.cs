namespace Dengta.Domain.Messages;

/// <summary>Reads the number of a button out of what people type for it.</summary>
static class ButtonReply
{
    static readonly string[] Openings = ["回复", "选择", "选", "按钮", "reply", "option", "#", "第"];

    /// <summary>1 to the number of buttons, or null where the text says more than a number: an amount is no button.</summary>
    public static int? Number(ReadOnlySpan<char> reply, Card card)
    {
        reply = reply.Trim();
        var rest = WithoutOpening(reply);
        var opened = rest.Length < reply.Length;
        if (rest.IsEmpty || Digit(rest[0]) is not { } number || number > Math.Min(card.Buttons.Length, Card.MaxButtons))
            return null;
        return EndsHere(rest[1..].Trim(), card.Buttons[number - 1].Title, opened) ? number : null;
    }

    public static bool StartsWithNumber(ReadOnlySpan<char> reply) =>
        WithoutOpening(reply.Trim()) is { IsEmpty: false } rest && Digit(rest[0]) is not null;

    static ReadOnlySpan<char> WithoutOpening(ReadOnlySpan<char> text)
    {
        foreach (var opening in Openings)
        {
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return text[opening.Length..].TrimStart(" :：");
        }

        return text;
    }

    /// <summary>ASCII or full-width, 1 to 9.</summary>
    static int? Digit(char c) => c switch
    {
        >= '1' and <= '9' => c - '0',
        >= '１' and <= '９' => c - '０',
        _ => null,
    };

    /// <summary>Nothing may follow but a full stop or the like, or the button's own title, as when the offered line is copied.</summary>
    /// <param name="opened">After "第" or the like a counter may follow; a bare "1个" is an amount.</param>
    static bool EndsHere(ReadOnlySpan<char> rest, ReadOnlySpan<char> title, bool opened) =>
        rest.Trim(opened ? ".。．、,，)）!！个号项" : ".。．、,，)）!！").IsEmpty || rest.TrimStart("=＝.。．、 ").Equals(title.Trim(), StringComparison.OrdinalIgnoreCase);
}

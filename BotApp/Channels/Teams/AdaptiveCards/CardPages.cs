using System.Buffers;
using System.Text.Json;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>A card too large for one message in pages, turned with buttons. Which page it is stands in <see cref="Card.Page"/>.</summary>
static class CardPages
{
    /// <summary>Rows and lines that stay together; a longer part may go on on the next page.</summary>
    const int Together = 8;

    /// <summary>What a page needs beside its parts and buttons: the plain twin, the page's own buttons, brackets.</summary>
    const int Frame = 8_000;

    /// <summary>An element with its texts takes at most this many bytes and, for each of its characters, <see cref="CharBytes"/>.</summary>
    const int ElementBytes = 450;

    const int CharBytes = 4;
    const int OwnButtons = Card.MaxButtons - 2;

    /// <summary>The page of a card that is to be shown; the card itself where it fits, or asks for something, which cannot be divided.</summary>
    public static Card Shown(Card card)
    {
        var pages = Of(card);
        if (pages.Count < 2) return card;
        var page = Math.Clamp(card.Page, 1, pages.Count);
        var (before, after) = (card.Language.Pick("‹ 上一页", "‹ Back"), card.Language.Pick("下一页 ›", "More ›"));
        return card with
        {
            Title = $"{card.Title} ({page}/{pages.Count})",
            Parts = [.. pages[page - 1]],
            Buttons = [.. card.Buttons.Take(OwnButtons), .. Turn(page > 1, before, page - 1), .. Turn(page < pages.Count, after, page + 1)],
        };
    }

    public static int Count(Card card) => Math.Max(1, Of(card).Count);

    /// <summary>None where the card stays whole.</summary>
    static List<List<CardPart>> Of(Card card) =>
        AtMost(card) <= AdaptiveCardRenderer.MaxBytes - Frame || card.Parts.Any(p => p is TextInput or ChoiceInput) ? [] : Divide(card);

    static IEnumerable<CardButton> Turn(bool can, string title, int page)
    {
        if (can) yield return new(title, Card.PageVerb, ("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    static int AtMost(Card card) => card.Parts.Sum(AtMost);

    static int AtMost(CardPart part) => part switch
    {
        Line line => (ElementBytes * (1 + line.Text.AsSpan().Count('\n'))) + (CharBytes * line.Text.Length),
        Heading heading => ElementBytes + (CharBytes * heading.Text.Length),
        Facts facts => facts.Rows.Sum(r => (2 * ElementBytes) + (CharBytes * (r.Label.Length + (2 * r.Value.Length)))),
        Bar bar => (5 * ElementBytes) + (CharBytes * (bar.Label.Length + bar.Caption.Length)),
        Trend trend => (2 * ElementBytes) + (CharBytes * (trend.Label.Length + trend.Caption.Length)) + (trend.Points.Length * ElementBytes / 4),
        Grid grid => grid.Rows.Append(grid.Columns).Sum(row => row.Sum(cell => (ElementBytes / 2) + (CharBytes * cell.Length))),
        _ => 0,
    };

    static List<List<CardPart>> Divide(Card card)
    {
        var (room, left) = (AdaptiveCardRenderer.MaxBytes - Frame - AdaptiveCardRenderer.Render(card with { Parts = [] }).Length, 0);
        var pages = new List<List<CardPart>>();
        foreach (var part in card.Parts)
        {
            var begun = false;
            foreach (var piece in Divide(part))
            {
                var bytes = Measure(card, piece);
                if (bytes > left || pages.Count == 0)
                {
                    pages.Add([]);
                    (left, begun) = (room, false);
                }
                if (begun) pages[^1][^1] = Joined(pages[^1][^1], piece);
                else pages[^1].Add(piece);
                left -= bytes;
                begun = true;
            }
        }
        return pages;
    }

    static IEnumerable<CardPart> Divide(CardPart part) => part switch
    {
        Grid grid => grid.Rows.Chunk(Together).Select(rows => grid with { Rows = [.. rows] }),
        Facts facts => facts.Rows.Chunk(Together).Select(rows => new Facts([.. rows])),
        Line line when line.Text.Contains('\n', StringComparison.Ordinal) =>
            line.Text.Split('\n').Chunk(Together).Select(lines => line with { Text = string.Join('\n', lines) }),
        _ => [part],
    };

    /// <summary>Two pieces of one part, on the same page after all.</summary>
    static CardPart Joined(CardPart above, CardPart below) => (above, below) switch
    {
        (Grid a, Grid b) => a with { Rows = [.. a.Rows, .. b.Rows] },
        (Facts a, Facts b) => new Facts([.. a.Rows, .. b.Rows]),
        (Line a, Line b) => a with { Text = a.Text + "\n" + b.Text },
        _ => below,
    };

    static int Measure(Card card, CardPart part)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer, AdaptiveCardRenderer.Options);
        writer.WriteStartArray();
        CardBody.WritePart(Canvas.Of(writer, card.Language, AdaptiveCardRenderer.MaxBytes), part, null);
        writer.Flush();
        return buffer.WrittenCount;
    }
}

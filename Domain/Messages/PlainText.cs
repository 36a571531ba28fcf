using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Messages;

/// <summary>
/// The twin of a card for every phone and channel: no markup at all, and enough to act on. Also what a client shows that
/// cannot show cards.
/// </summary>
public static class PlainText
{
    const int BarCells = 10;

    /// <param name="card">Of its buttons the first <see cref="Card.MaxButtons"/> count.</param>
    /// <param name="max">Characters at most; what stands above the inputs and buttons is cut with … to fit.</param>
    public static string Of(Card card, int max = int.MaxValue)
    {
        var text = new StringBuilder(256);
        AppendOneLine(text, card.Title);
        foreach (var part in card.Parts)
            AppendPart(text, part, card.Language);

        var body = text.Length;
        foreach (var part in card.Parts)
            AppendInput(text, part, card.Language);
        AppendButtons(text, card);
        return text.Length <= max ? text.ToString() : Cut(text, body, max);
    }

    /// <summary>Whether a text could mean a button at all, so that it is worth looking up which card was shown last.</summary>
    public static bool MayBeButton(string reply) => ButtonReply.StartsWithNumber(reply);

    /// <summary>The button that a reply of <c>1</c>, <c>１</c>, <c>1.</c>, <c>回复1</c> or <c>Reply 1 = Undo</c> means; null for all else.</summary>
    public static CardButton? ButtonAt(Card card, string reply) => ButtonReply.Number(reply, card) is { } number ? card.Buttons[number - 1] : null;

    static void AppendPart(StringBuilder text, CardPart part, Language language)
    {
        switch (part)
        {
            case Line line:
                AppendLines(text.Append('\n'), line.Text);
                break;
            case Heading heading:
                AppendOneLine(text.Append("\n\n"), heading.Text);
                break;
            case Facts facts:
                foreach (var fact in facts.Rows)
                    AppendPair(text, fact.Label, fact.Value, language.Pick("：", ": "));
                break;
            case Bar bar:
                AppendBar(text, bar, language);
                break;
            case Trend trend:
                AppendOneLine(text.Append('\n'), $"{trend.Label} {trend.Line} {trend.Caption}");
                break;
            case Link link:
                AppendPair(text, link.Title, link.Url, language.Pick("：", ": "));
                break;
            case Grid grid:
                AppendRow(text, grid.Columns);
                foreach (var row in grid.Rows)
                    AppendRow(text, row);
                break;
        }
    }

    static void AppendPair(StringBuilder text, string label, string value, string between)
    {
        AppendOneLine(text.Append('\n'), label);
        AppendOneLine(text.Append(label.Length > 0 && value.Length > 0 ? between : ""), value);
    }

    static void AppendBar(StringBuilder text, Bar bar, Language language)
    {
        AppendPair(text, bar.Label, bar.Caption, " ");
        Span<char> cells = stackalloc char[BarCells + 1];
        text.Append('\n').Append(cells[..BarDrawing.Draw(bar, cells, BarCells)]);
        if (BarDrawing.PaceInWords(bar, language) is { } pace)
            text.Append(' ').Append(pace);
    }

    static void AppendRow(StringBuilder text, ImmutableArray<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            AppendOneLine(text.Append(i == 0 ? "\n" : " | "), cells[i].Length == 0 ? "–" : cells[i]);
    }

    static void AppendInput(StringBuilder text, CardPart part, Language language)
    {
        switch (part)
        {
            case TextInput input:
                AppendOneLine(text.Append('\n'), input.Label);
                if (input.Value.Length > 0)
                    AppendOneLine(text.Append(language.Pick("（现为：", " (now: ")), input.Value).Append(language.Pick("）", ")"));
                text.Append(language.Pick("：直接回复文字", ": just reply with the text"));
                break;
            case ChoiceInput input:
                AppendOneLine(text.Append('\n'), input.Label);
                text.Append(language.Pick("：直接回复其中一项：", ": just reply with one of: "));
                for (var i = 0; i < input.Choices.Length; i++)
                    AppendOneLine(text.Append(i == 0 ? "" : " / "), input.Choices[i].Title);
                break;
        }
    }

    /// <summary>On one line where they are short, so that a phone shows the answer and its buttons without scrolling.</summary>
    static void AppendButtons(StringBuilder text, Card card)
    {
        var count = Math.Min(card.Buttons.Length, Card.MaxButtons);
        var width = 0;
        for (var i = 0; i < count; i++)
            width += ShownText.Width(card.Buttons[i].Title) + 6;
        var (reply, next) = (card.Language.Pick("回复 ", "Reply "), width <= 56 ? " · " : card.Language.Pick("\n回复 ", "\nReply "));
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "\n" : "").Append(i == 0 ? reply : next);
            AppendOneLine(text.Append(CultureInfo.InvariantCulture, $"{i + 1} = "), card.Buttons[i].Title);
        }
    }

    static string Cut(StringBuilder text, int body, int max)
    {
        var all = text.ToString();
        var keep = ShownText.CutAt(all.AsSpan(0, body), Math.Max(0, max - (all.Length - body) - 1));
        var cut = string.Concat(all.AsSpan(0, keep), "…", all.AsSpan(body));
        return cut.Length <= max ? cut : string.Concat(cut.AsSpan(0, ShownText.CutAt(cut, max - 1)), "…");
    }

    static void AppendLines(StringBuilder text, ReadOnlySpan<char> shown)
    {
        foreach (var c in shown)
        {
            if (!ShownText.IsHidden(c))
                text.Append(c);
        }
    }

    /// <summary>A line break inside a name would let it imitate the lines of the bot.</summary>
    static StringBuilder AppendOneLine(StringBuilder text, ReadOnlySpan<char> shown)
    {
        foreach (var c in shown)
        {
            if (!ShownText.IsHidden(c))
                text.Append(c is '\n' or '\t' ? ' ' : c);
        }

        return text;
    }
}

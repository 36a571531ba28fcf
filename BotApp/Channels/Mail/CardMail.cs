using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using MimeKit;

namespace Dengta.BotApp.Channels.Mail;

/// <summary>A card as an e-mail: the title is the subject, lines and links are the text, in plain and in HTML. Other parts have no place in a mail.</summary>
static class CardMail
{
    const int LongestSubject = 120;

    static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="key">Names the mail for ever: the copy of a retry carries the same Message-ID, by which servers and readers know it.</param>
    public static MimeMessage Of(Card card, MailboxAddress from, string to, string key)
    {
        // The address is one by construction, never parsed: nothing in it can become a header or another recipient.
        var mail = new MimeMessage { Subject = OneLine(card.Title), MessageId = $"{key}@{from.Domain}" };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress("", to));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add(HeaderId.ContentLanguage, card.Language.Tag());
        mail.Body = new BodyBuilder { TextBody = Text(card), HtmlBody = Page(card) }.ToMessageBody();
        return mail;
    }

    static string Text(Card card) => string.Join("\n\n", card.Parts.Select(p => p switch
    {
        Line line => line.Text,
        Link link => $"{link.Title}:\n{link.Url}",
        _ => null,
    }).OfType<string>()) + "\n";

    static string Page(Card card)
    {
        var html = new StringBuilder($"<!doctype html><html lang=\"{card.Language.Tag()}\"><body style=\"font-family:sans-serif;line-height:1.5\">");
        foreach (var part in card.Parts)
            html.Append(part switch
            {
                Line line => $"<p>{Html.Encode(line.Text)}</p>",
                Link link => $"<p><a href=\"{Html.Encode(link.Url)}\">{Html.Encode(link.Title)}</a></p>",
                _ => "",
            });
        return html.Append("</body></html>").ToString();
    }

    // What a company is called was typed by somebody: a line break in it must not begin a header.
    static string OneLine(string title) =>
        CleanText.Of(string.Concat(title.Select(c => c is '\n' or '\t' || ShownText.IsHidden(c) ? ' ' : c)), LongestSubject).Trim();
}

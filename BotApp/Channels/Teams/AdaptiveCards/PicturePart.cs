using Dengta.Domain.Messages;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>A picture within the card itself, so that no client has to fetch it. One that does not fit is left out.</summary>
static class PicturePart
{
    const int LabelChars = 100;

    public static void Write(Canvas canvas, Picture picture)
    {
        if (!canvas.Has(picture.Png.Length)) return;
        var writer = canvas.Writer;
        writer.WriteStartObject();
        writer.WriteString(Words.Type, Words.Image);
        writer.WriteString(Words.Url, "data:image/png;base64," + picture.Png);
        LiteralText.WritePlain(writer, Words.AltText, picture.Label, LabelChars);
        writer.WriteEndObject();
    }
}

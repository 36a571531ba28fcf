namespace Dengta.BotApp.Channels.Teams;

/// <summary>Takes the bot's own mention off a message; other people's stay, the text needs them.</summary>
static class Mentions
{
    public static string Strip(Activity activity)
    {
        var text = activity.Text!;
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity is not { Type: "mention", Mentioned.Id: { } id } || id != activity.Recipient?.Id) continue;
            var mention = entity.Text ?? $"<at>{entity.Mentioned.Name}</at>";
            if (mention.Length > 0) text = text.Replace(mention, "", StringComparison.OrdinalIgnoreCase);
        }
        return text.Replace('\u00A0', ' ').Replace("&nbsp;", " ", StringComparison.Ordinal).Trim();
    }
}

namespace Dengta.BotApp.Tools.Manifest;

/// <summary>learn.microsoft.com, "Create Teams app package": colour icon 192 × 192, outline icon 32 × 32 in white on nothing.</summary>
static class IconRules
{
    const int ColorSize = 192;
    const int OutlineSize = 32;

    public static IEnumerable<string> Color(byte[] png)
    {
        if (Png.Read(png) is not { } icon)
        {
            yield return "The colour icon is no PNG of 8 bits a channel.";
            yield break;
        }
        if (icon.Width != ColorSize || icon.Height != ColorSize) yield return $"The colour icon must be {ColorSize} × {ColorSize} pixels.";
        // Half-transparent corners are those of a square that was rounded before; Teams rounds it itself.
        if (icon.Corners.Any(c => c.Alpha is > 0 and < 255)) yield return "The colour icon must not have rounded corners.";
    }

    public static IEnumerable<string> Outline(byte[] png)
    {
        if (Png.Read(png) is not { } icon)
        {
            yield return "The outline icon is no PNG of 8 bits a channel.";
            yield break;
        }
        if (icon.Width != OutlineSize || icon.Height != OutlineSize) yield return $"The outline icon must be {OutlineSize} × {OutlineSize} pixels.";
        var pixels = icon.Pixels.ToList();
        if (pixels.Any(p => p.Alpha > 0 && (p.Red, p.Green, p.Blue) != (255, 255, 255))) yield return "The outline icon must be white and nothing else.";
        if (!pixels.Any(p => p.Alpha == 255) || !pixels.Any(p => p.Alpha == 0)) yield return "The outline icon must be white on a transparent background.";
    }
}

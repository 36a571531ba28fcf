using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>The fixed names and values of the Adaptive Card format, encoded once.</summary>
static class Words
{
    public static readonly JsonEncodedText
        Action = Of("action"), Actions = Of("actions"), AltText = Of("altText"), Body = Of("body"), Choices = Of("choices"), Color = Of("color"), Columns = Of("columns"),
        Data = Of("data"), Facts = Of("facts"), Fallback = Of("fallback"), FallbackText = Of("fallbackText"),
        HorizontalAlignment = Of("horizontalAlignment"), Id = Of("id"), Inlines = Of("inlines"), IsMultiline = Of("isMultiline"), IsSubtle = Of("isSubtle"),
        Items = Of("items"), Label = Of("label"), Lang = Of("lang"), Max = Of("max"), Mode = Of("mode"), Once = Of("once"), Placeholder = Of("placeholder"),
        Refresh = Of("refresh"), Separator = Of("separator"), Size = Of("size"), Spacing = Of("spacing"), Style = Of("style"), Text = Of("text"),
        Title = Of("title"), Type = Of("type"), Url = Of("url"), Value = Of("value"), Verb = Of("verb"), VerticalContentAlignment = Of("verticalContentAlignment"), Version = Of("version"),
        Weight = Of("weight"), Width = Of("width"), Wrap = Of("wrap"), X = Of("x"), Y = Of("y");

    public static readonly JsonEncodedText
        Accent = Of("Accent"), ActionExecute = Of("Action.Execute"), ActionOpenUrl = Of("Action.OpenUrl"), ActionSet = Of("ActionSet"), ActionSubmit = Of("Action.Submit"), AdaptiveCard = Of("AdaptiveCard"),
        Attention = Of("Attention"), Auto = Of("auto"), Badge = Of("Badge"), Bolder = Of("Bolder"), CategoricalBlue = Of("categoricalBlue"), Center = Of("Center"), ChartVerticalBar = Of("Chart.VerticalBar"), Column = Of("Column"), ColumnSet = Of("ColumnSet"),
        Compact = Of("compact"), Default = Of("Default"), Expanded = Of("expanded"), FactSet = Of("FactSet"), Good = Of("Good"),
        HeadingStyle = Of("heading"), Image = Of("Image"), InputChoiceSet = Of("Input.ChoiceSet"), InputRating = Of("Input.Rating"), InputText = Of("Input.Text"), Medium = Of("Medium"),
        None = Of("None"), One5 = Of("1.5"), ProgressBar = Of("ProgressBar"), Right = Of("Right"), Secondary = Of("secondary"), Small = Of("Small"), Stretch = Of("stretch"),
        TextBlock = Of("TextBlock"), TextRun = Of("TextRun"), Warning = Of("Warning"), Large = Of("Large"), RichTextBlock = Of("RichTextBlock"),
        GoodMark = Of("● "), WarningMark = Of("▲ "), BadMark = Of("■ ");

    static JsonEncodedText Of(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}

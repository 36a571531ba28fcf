using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dengta.Domain.Basics;

namespace Dengta.Domain.Messages;

/// <summary>
/// One answer or push, described without any channel. Each channel renders it: Teams as an Adaptive Card, every other
/// one at least as its plain-text twin. A reader must be able to act on the plain text alone.
/// </summary>
/// <param name="Title">One line, also the notification's text.</param>
/// <param name="Parts">What stands under the title, top to bottom.</param>
/// <param name="Buttons">At most six; the first is the likeliest. In text a person answers with the button's number.</param>
[method: JsonConstructor]
public sealed record Card(Language Language, string Title, ImmutableArray<CardPart> Parts, ImmutableArray<CardButton> Buttons)
{
    /// <summary>Buttons beyond these are not shown.</summary>
    public const int MaxButtons = 6;

    /// <summary>What the buttons carry that turn the pages of a card too large for one message; they bring back <c>page</c>.</summary>
    public const string PageVerb = "page";

    /// <summary>Which page is shown where a channel cannot show all at once, from 1; 0 is the first as well.</summary>
    public int Page { get; init; }

    /// <summary>What a client that can show one card differently to each asks for whenever somebody opens it; other channels pass it over.</summary>
    public CardButton? Refresh { get; init; }

    public Card(Language language, string title, params IEnumerable<CardPart> parts)
        : this(language, title, [.. parts], [])
    {
    }

    /// <summary>What is kept in place of this card, where it shows a secret that is for this one answer; null: the card itself.</summary>
    [JsonIgnore]
    public Card? Kept { get; init; }

    /// <summary>As an answer it takes the place of the card pressed, also where its command's other answers are messages of their own.</summary>
    [JsonIgnore]
    public bool TakesPlace { get; init; }

    /// <summary>Takes the message that it replaces away, where the channel can delete one; elsewhere it stands there in its place.</summary>
    public bool Withdraws { get; init; }

    public static Card Withdrawn(Language language) => new(language, language.Pick("已收回", "Taken back")) { Withdraws = true };

    public Card With(params IEnumerable<CardButton> buttons) => this with { Buttons = [.. buttons] };
}

/// <summary>How a text or bar is coloured. A colour never says anything that the text does not say too.</summary>
public enum Tone
{
    Default,
    Subtle,
    Good,
    Warning,
    Bad,
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Line), "line")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Bar), "bar")]
[JsonDerivedType(typeof(Trend), "trend")]
[JsonDerivedType(typeof(Grid), "grid")]
[JsonDerivedType(typeof(Picture), "picture")]
[JsonDerivedType(typeof(TextInput), "text-input")]
[JsonDerivedType(typeof(ChoiceInput), "choice-input")]
[JsonDerivedType(typeof(Link), "link")]
public abstract record CardPart;

/// <summary>A paragraph of plain text; line breaks are kept, nothing in it is markup.</summary>
public sealed record Line(string Text, Tone Tone = Tone.Default, bool Strong = false) : CardPart;

public sealed record Heading(string Text) : CardPart;

/// <summary>Pairs of label and value, one a row.</summary>
public sealed record Facts(ImmutableArray<Fact> Rows) : CardPart;

public sealed record Fact(string Label, string Value, Tone Tone = Tone.Default);

/// <summary>How far something is.</summary>
/// <param name="Label">What is measured, with the period: <c>11月签单额</c>.</param>
/// <param name="Share">Actual over base; 0 is nothing, 1 is the base reached, more is possible.</param>
/// <param name="Pace">Where the share should be today, or null where that means nothing.</param>
/// <param name="Caption">The numbers in words: <c>62万 / 83万(75%)</c>.</param>
public sealed record Bar(string Label, decimal Share, decimal? Pace, string Caption, Tone Tone) : CardPart;

/// <summary>How something has gone over a few equal stretches of time, the oldest first.</summary>
/// <param name="Label">What is measured, and over how long: <c>近8周签单额</c>.</param>
/// <param name="Caption">What of it is worth a number, in words: <c>最高 31万 · 最近 12万</c>.</param>
public sealed record Trend(string Label, ImmutableArray<TrendPoint> Points, string Caption) : CardPart
{
    /// <summary>The points as one word.</summary>
    [JsonIgnore]
    public string Line => Sparkline.Of([.. Points.Select(p => p.Value)]);
}

/// <param name="Label">A few letters, as they stand below an axis: <c>11/16</c>.</param>
public sealed record TrendPoint(string Label, decimal Value);

/// <summary>A small table. At most three columns, so that it fits a phone.</summary>
public sealed record Grid(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows) : CardPart;

/// <summary>A small picture that says nothing that the text does not say too: channels without pictures leave it out.</summary>
/// <param name="Png">The picture in Base64; at most a few thousand characters, since it travels within the card.</param>
/// <param name="Label">What it shows, for whoever cannot see it.</param>
public sealed record Picture(string Png, string Label) : CardPart;

/// <summary>An address that opens in the browser. It is ours: nothing that people typed may become one.</summary>
/// <param name="Url">Absolute, http or https.</param>
public sealed record Link(string Title, string Url) : CardPart;

/// <summary>A field to type into. Its value arrives with every button of the card under <paramref name="Id"/>.</summary>
public sealed record TextInput(string Id, string Label, string Placeholder = "", bool Multiline = false, string Value = "") : CardPart;

/// <summary>One choice of several.</summary>
public sealed record ChoiceInput(string Id, string Label, ImmutableArray<Choice> Choices, string Value = "") : CardPart
{
    /// <summary>The choices are marks from the highest down to 1; an empty value is none of them, and what is left alone.</summary>
    public bool IsScale { get; init; }
}

public sealed record Choice(string Title, string Value);

/// <summary>A button. Pressing it sends <paramref name="Verb"/> and <paramref name="Arguments"/> back, with the card's inputs.</summary>
/// <param name="Verb">The command's name, e.g. <c>undo</c>.</param>
/// <param name="Arguments">Names and values; untrusted when they come back.</param>
[method: JsonConstructor]
public sealed record CardButton(string Title, string Verb, ImmutableSortedDictionary<string, string> Arguments)
{
    public CardButton(string title, string verb, params IEnumerable<(string Name, string Value)> arguments)
        : this(title, verb, arguments.ToImmutableSortedDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal))
    {
    }
}

using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace Dengta.Tests.Channels;

/// <summary>Cards of every kind of part, with the texts that have broken encoders before.</summary>
static class RandomCards
{
    static readonly Gen<string> Texts = Gen.Elements("", "华为", "a\"b\\c", "😀👨‍👩‍👧", "\n\t\u0001", "<b>&'+", "\u202E\u2028", "ß")
        .ListOf().Select(string.Concat);

    static readonly Gen<decimal> Shares = Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 10_000m);

    static readonly Gen<Tone> Tones = Gen.Elements(Enum.GetValues<Tone>());

    static readonly Gen<bool> Flags = Gen.Elements(true, false);

    static readonly Gen<CardPart> Lines =
        from text in Texts
        from tone in Tones
        from strong in Flags
        select (CardPart)new Line(text, tone, strong);

    static readonly Gen<Fact> SomeFacts =
        from label in Texts
        from value in Texts
        from tone in Tones
        select new Fact(label, value, tone);

    static readonly Gen<CardPart> Bars =
        from label in Texts
        from share in Shares
        from hasPace in Flags
        from pace in Shares
        from caption in Texts
        from tone in Tones
        select (CardPart)new Bar(label, share, hasPace ? pace : null, caption, tone);

    static readonly Gen<CardPart> Grids =
        from columns in Texts.ListOf()
        from rows in Texts.ListOf().ListOf()
        select (CardPart)new Grid([.. columns], [.. rows.Select(row => row.ToImmutableArray())]);

    static readonly Gen<CardPart> TextInputs =
        from id in Texts
        from label in Texts
        from multiline in Flags
        from value in Texts
        select (CardPart)new TextInput(id, label, "", multiline, value);

    static readonly Gen<Choice> Choices =
        from title in Texts
        from value in Texts
        select new Choice(title, value);

    static readonly Gen<CardPart> ChoiceInputs =
        from id in Texts
        from choices in Choices.ListOf()
        from chosen in Texts
        select (CardPart)new ChoiceInput(id, "", [.. choices], chosen);

    static readonly Gen<TrendPoint> Points =
        from label in Texts
        from value in Shares
        select new TrendPoint(label, value);

    static readonly Gen<CardPart> Trends =
        from label in Texts
        from points in Points.ListOf()
        from caption in Texts
        select (CardPart)new Trend(label, [.. points], caption);

    static readonly Gen<CardPart> Scales =
        from id in Texts
        from label in Texts
        from title in Texts
        from isOptional in Flags
        select (CardPart)new ChoiceInput(id, label, [.. isOptional ? [new Choice(title, "")] : (Choice[])[], new(title, "2"), new(title, "1")]) { IsScale = true };

    static readonly Gen<CardPart> Parts = Gen.OneOf(
        Lines,
        Texts.Select(text => (CardPart)new Heading(text)),
        SomeFacts.ListOf().Select(rows => (CardPart)new Facts([.. rows])),
        Bars,
        Texts.Select(text => (CardPart)new Link(text, "https://dengta.example.com/reports/AAAA")),
        Grids,
        Trends,
        Scales,
        Texts.Select(label => (CardPart)new Picture("iVBORw0KGgo=", label)),
        TextInputs,
        ChoiceInputs);

    static readonly Gen<CardButton> Buttons =
        from title in Texts
        from verb in Texts
        from names in Texts.ListOf()
        from value in Texts
        select new CardButton(title, verb, names.Distinct().Select(name => (name, value)));

    static readonly Gen<Card> Cards =
        from language in Gen.Elements(Language.Chinese, Language.English)
        from title in Texts
        from parts in Parts.ListOf()
        from buttons in Buttons.ListOf()
        select new Card(language, title, [.. parts], [.. buttons]);

    public static Arbitrary<Card> Any => Cards.ToArbitrary();
}

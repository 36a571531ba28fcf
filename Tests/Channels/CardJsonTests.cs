using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace Dengta.Tests.Channels;

public sealed class CardJsonTests
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

    static readonly Gen<CardPart> Parts = Gen.OneOf(
        Lines,
        Texts.Select(text => (CardPart)new Heading(text)),
        SomeFacts.ListOf().Select(rows => (CardPart)new Facts([.. rows])),
        Bars,
        Grids,
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

    [Fact]
    public void Every_card_comes_back_as_it_was_stored() =>
        Prop.ForAll(Cards.ToArbitrary(), card => Describe(CardJson.Read(CardJson.Write(card))) == Describe(card)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_stored_card_is_short_and_its_Chinese_is_readable()
    {
        var card = new Card(Language.English, "已记", new Line("华为"), new Bar("签单额", 0.75m, null, "75%", Tone.Good)).With(new CardButton("撤销", "undo"));

        Assert.Equal(
            """{"language":"English","title":"已记","parts":[{"kind":"line","text":"华为"},{"kind":"bar","label":"签单额","share":0.75,"caption":"75%","tone":"Good"}],"buttons":[{"title":"撤销","verb":"undo","arguments":{}}]}""",
            CardJson.Write(card));
    }

    [Fact]
    public void A_card_is_read_from_a_column_that_reorders_names()
    {
        var card = CardJson.Read("""{"parts":[{"id":"n","kind":"text-input","label":"备注"}],"title":"t","buttons":[]}""");

        Assert.Equal(new TextInput("n", "备注"), Assert.Single(card.Parts));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"parts":[{"kind":"unheard-of"}]}""")]
    public void What_is_no_card_is_refused(string json) => Assert.Throws<JsonException>(() => CardJson.Read(json));

    /// <summary>All of a card in one string: records compare their arrays by reference.</summary>
    static string Describe(Card card)
    {
        var text = new StringBuilder($"{card.Language}|{card.Title}");
        foreach (var part in card.Parts)
        {
            text.Append("\n=").Append(part switch
            {
                Facts facts => "facts " + string.Join("|", facts.Rows),
                Grid grid => "grid " + string.Join("|", grid.Columns) + string.Concat(grid.Rows.Select(row => "/" + string.Join("|", row))),
                ChoiceInput input => $"{input.Id} {input.Label} {input.Value} " + string.Join("|", input.Choices),
                _ => part.ToString(),
            });
        }

        foreach (var button in card.Buttons)
            text.Append("\n>").Append(button.Title).Append(button.Verb).AppendJoin(';', button.Arguments);
        return text.ToString();
    }
}

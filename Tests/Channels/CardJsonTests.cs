using System.Text;
using System.Text.Json;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace Dengta.Tests.Channels;

public sealed class CardJsonTests
{
    [Fact]
    public void Every_card_comes_back_as_it_was_stored() =>
        Prop.ForAll(RandomCards.Any, card => Describe(CardJson.Read(CardJson.Write(card))) == Describe(card)).QuickCheckThrowOnFailure();

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
                Trend trend => $"trend {trend.Label} {trend.Caption} " + string.Join("|", trend.Points),
                ChoiceInput input => $"{input.Id} {input.Label} {input.Value} {input.IsScale} " + string.Join("|", input.Choices),
                _ => part.ToString(),
            });
        }

        foreach (var button in card.Buttons)
            text.Append("\n>").Append(button.Title).Append(button.Verb).AppendJoin(';', button.Arguments);
        return text.ToString();
    }
}

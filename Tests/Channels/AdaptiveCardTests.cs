using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dengta.BotApp.Channels.Teams.AdaptiveCards;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Ratings;
using FsCheck;
using FsCheck.Fluent;

namespace Dengta.Tests.Channels;

public sealed class AdaptiveCardTests
{
    public static IEnumerable<TheoryDataRow<string>> Huge => LongCards.All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(SampleCards.Names), MemberType = typeof(SampleCards))]
    public async Task A_card_is_valid_by_the_official_schema(string name)
    {
        var schema = await OfficialSchema.LoadAsync("1.5.0");

        Assert.Empty(schema.Validate(TeamsElements.WithoutThem(Json(SampleCards.All[name])).ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(SampleCards.Names), MemberType = typeof(SampleCards))]
    public async Task A_client_of_1_2_shows_the_same_texts_and_the_same_buttons(string name)
    {
        var card = Json(SampleCards.All[name]);
        var old = OfficialSchema.AsSeenBy12(card);

        Assert.Empty((await OfficialSchema.LoadAsync("1.2.0")).Validate(old.ToJsonString()));
        Assert.Equal(Shown(TeamsElements.WithoutThem(card)).Order(), Shown(old).Order());
        Assert.All(old["actions"]?.AsArray() ?? [], action => Assert.Equal("Action.Submit", (string?)action!["type"]));
    }

    [Fact]
    public void A_button_sends_its_verb_language_and_arguments_on_old_clients_too()
    {
        var action = Json(SampleCards.Booked())["actions"]![0]!;
        var data = """{"verb":"undo","lang":"zh-CN","inbox":"0199a3f2-6c1e-7d40-9a55-0b8f2f1c7e11"}""";

        Assert.Equal("Action.Execute", (string?)action["type"]);
        Assert.Equal("undo", (string?)action["verb"]);
        Assert.Equal(data, action["data"]!.ToJsonString());
        Assert.Equal("Action.Submit", (string?)action["fallback"]!["type"]);
        Assert.Equal(data, action["fallback"]!["data"]!.ToJsonString());
    }

    [Fact]
    public void An_argument_cannot_take_the_place_of_verb_or_language()
    {
        var card = new Card(Language.English, "t").With(new CardButton("Go", "go", ("verb", "stop"), ("lang", "xx")));

        Assert.Equal("""{"verb":"go","lang":"en"}""", Json(card)["actions"]![0]!["data"]!.ToJsonString());
    }

    [Fact]
    public void Six_buttons_are_sent_and_the_last_two_stand_behind_the_others()
    {
        var actions = Json(SampleCards.QuestionInEnglish())["actions"]!.AsArray();

        Assert.Equal([null, null, null, null, "secondary", "secondary"], actions.Select(a => (string?)a!["mode"]));
    }

    [Fact]
    public void What_people_typed_is_escaped_so_that_it_reads_back_the_same()
    {
        var card = new Card(Language.Chinese, "t", [.. SampleCards.HostileTexts.Select(text => new Line(text))]);
        var texts = Json(card)["body"]!.AsArray().Skip(1).Select(block => (string)block!["text"]!).ToList();

        Assert.Equal(SampleCards.HostileTexts, texts.Select(AsMarkdownShowsIt));
        Assert.All(texts, text => Assert.DoesNotMatch(@"(^|[^\\])[\[\]*_`]|^([-+#>=~\s]|\d+[.)])|<\w|&\w+;|~~", text));
    }

    [Fact]
    public void No_text_from_people_is_a_link_or_a_computed_date_anywhere_in_a_card()
    {
        var json = Text(SampleCards.All["hostile"]);
        var markdown = Json(SampleCards.All["hostile"])["body"]!.AsArray().SelectMany(Blocks);

        Assert.DoesNotContain("{{", json);
        Assert.DoesNotContain("](", (string)Json(SampleCards.All["hostile"])["fallbackText"]!);
        Assert.All(markdown, text => Assert.DoesNotMatch(@"[^\\]\]\(", text));
    }

    [Fact]
    public void Nothing_invisible_turns_the_direction_of_a_line_and_no_emoji_is_torn()
    {
        var json = Text(SampleCards.All["hostile"]);

        Assert.DoesNotContain('\u202E', json);
        Assert.DoesNotContain('\uFFFD', json);
        Assert.Contains("签了30万元", json);
    }

    [Theory]
    [MemberData(nameof(Huge))]
    public async Task A_card_never_grows_over_its_limit_and_stays_valid(string name)
    {
        var bytes = AdaptiveCardRenderer.Render(LongCards.All[name]);

        Assert.InRange(bytes.Length, 1, AdaptiveCardRenderer.MaxBytes);
        Assert.Matches("…|下一页", Encoding.UTF8.GetString(bytes));
        Assert.Empty((await OfficialSchema.LoadAsync("1.5.0")).Validate(TeamsElements.WithoutThem(Json(LongCards.All[name])).ToJsonString()));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public async Task A_card_too_large_for_a_message_is_shown_in_pages_and_nothing_is_missing(int rows)
    {
        var card = SampleCards.History(rows).With(new CardButton("撤销", "undo"));
        var schema = await OfficialSchema.LoadAsync("1.5.0");
        var (seen, turn) = (new List<string>(), 1);
        while (turn > 0 && turn <= rows)
        {
            var page = Json(card with { Page = turn });
            Assert.InRange(Encoding.UTF8.GetByteCount(page.ToJsonString()), 1, AdaptiveCardRenderer.MaxBytes * 2);
            Assert.InRange(AdaptiveCardRenderer.Render(card with { Page = turn }).Length, 1, AdaptiveCardRenderer.MaxBytes);
            Assert.Empty(schema.Validate(TeamsElements.WithoutThem(page).ToJsonString()));
            Assert.DoesNotContain("未显示", Text(card with { Page = turn }));
            seen.AddRange(page["body"]!.AsArray().Where(e => (string?)e!["type"] == "ColumnSet").Select(e => e!.ToJsonString()));
            var next = page["actions"]!.AsArray().FirstOrDefault(a => ((string)a!["title"]!).StartsWith("下一页", StringComparison.Ordinal));
            turn = next is null ? 0 : int.Parse((string)next["data"]!["page"]!, System.Globalization.CultureInfo.InvariantCulture);
        }

        // Each page repeats the heads of the columns.
        Assert.Equal(rows, seen.Count - seen.Count(s => s.Contains("isSubtle", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Any_card_at_all_is_valid_and_within_its_limit()
    {
        var schema = await OfficialSchema.LoadAsync("1.5.0");
        Prop.ForAll(RandomCards.Any, card => AdaptiveCardRenderer.Render(card).Length <= AdaptiveCardRenderer.MaxBytes && schema.Validate(TeamsElements.WithoutThem(Json(card)).ToJsonString()).Count == 0)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_button_too_large_for_the_card_is_left_out_and_the_others_stay()
    {
        var card = new Card(Language.English, "Which one?").With(
            new CardButton("Huge", "log", ("pick", new string('\u0001', 30_000))), new CardButton("Yes", "log", ("pick", "yes")));

        var bytes = AdaptiveCardRenderer.Render(card);

        Assert.InRange(bytes.Length, 1, AdaptiveCardRenderer.MaxBytes);
        Assert.Equal("Yes", (string?)Assert.Single(Json(card)["actions"]!.AsArray())!["title"]);
    }

    [Theory]
    [MemberData(nameof(Huge))]
    public void A_writer_that_escapes_Chinese_keeps_to_the_limit_too(string name)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            AdaptiveCardRenderer.Write(LongCards.All[name], writer);

        Assert.InRange(stream.Length, 1, AdaptiveCardRenderer.MaxBytes);
    }

    [Fact]
    public void A_long_list_on_a_card_that_asks_for_something_ends_with_a_line_that_counts_what_is_missing()
    {
        var card = SampleCards.History(3000);
        var body = Json(card with { Parts = card.Parts.Add(new TextInput("note", "备注")) })["body"]!.AsArray();
        var shown = body.Count(part => (string?)part!["type"] == "ColumnSet") - 1;

        Assert.InRange(shown, 30, 100);
        Assert.Equal($"… 还有 {3000 - shown} 条未显示", (string?)body[^2]!["text"]);
    }

    [Fact]
    public void The_inputs_survive_however_long_the_rest_is()
    {
        var card = new Card(
            Language.English,
            "t",
            [.. Enumerable.Repeat(new Line(new string('x', 3000)), 50), new ChoiceInput("c", "Which?", [new("A", "a"), new("B", "b")]), new TextInput("n", "Note", Value: "mine")]);
        var body = Json(card)["body"]!.AsArray();

        Assert.Equal("mine", (string?)body.Single(part => (string?)part!["type"] == "Input.Text")!["value"]);
        Assert.Equal(2, body.Single(part => (string?)part!["type"] == "Input.ChoiceSet")!["choices"]!.AsArray().Count);
    }

    [Fact]
    public void What_only_Teams_draws_says_in_its_fallback_the_same()
    {
        var card = new Card(
            Language.Chinese,
            "t",
            new Bar("签单额", 0.747m, 0.8m, "62万 / 83万(75%)", Tone.Warning),
            new Facts([new("逾期跟进", "7 个", Tone.Bad), new("预测", "这一个值太长,徽章里会被截断,所以不用徽章", Tone.Bad)]),
            new Trend("近2周签单额", [new("11/9", 310_000), new("11/16", 120_000.5m)], "最高 31万 · 最近 12万"));
        var json = Text(card);

        Assert.Contains("""{"type":"ProgressBar","value":75,"max":100,"color":"Warning","fallback":{"type":"TextBlock","text":"■■■■■■■■■■■□│□□□",""", json);
        Assert.Contains("""{"type":"Badge","text":"7 个","style":"Attention","fallback":{"type":"RichTextBlock",""", json);
        Assert.Single(json.Split("\"Badge\"").Skip(1));
        Assert.Contains(
            """{"type":"Chart.VerticalBar","data":[{"x":"11/9","y":310000,"color":"categoricalBlue"},{"x":"11/16","y":120000.5,"color":"categoricalBlue"}],"fallback":{"type":"TextBlock","text":"▇▃",""",
            json);
    }

    [Fact]
    public void Stars_and_the_list_in_their_place_send_the_same_under_the_same_id()
    {
        var card = new Card(Language.English, "t", RatingItem.All[0].Ask(Language.English));
        var stars = Json(card)["body"]![2]!;
        var list = stars["fallback"]!;

        Assert.Equal(("Input.Rating", 5), ((string?)stars["type"], (int)stars["max"]!));
        Assert.Equal("1 · often leaves agreed work undone … 5 · steps in where others are stuck", (string?)stars["label"]);
        Assert.Equal(("Input.ChoiceSet", (string?)stars["id"]), ((string?)list["type"], (string?)list["id"]));
        Assert.Equal("same as the button", (string?)list["placeholder"]);
        Assert.Equal(["5", "4", "3", "2", "1"], list["choices"]!.AsArray().Select(c => (string?)c!["value"]));
    }

    static IEnumerable<string> Blocks(JsonNode? part) => part switch
    {
        JsonObject item when (string?)item["type"] == "TextBlock" => [(string)item["text"]!],
        JsonObject item when (string?)item["type"] == "FactSet" => item["facts"]!.AsArray().SelectMany(f => new[] { (string)f!["title"]!, (string)f["value"]! }),
        JsonObject item => item.SelectMany(pair => Blocks(pair.Value)),
        JsonArray list => list.SelectMany(Blocks),
        _ => [],
    };

    /// <summary>Texts that are seen. A label counts where the placeholder says it; that of a list says nothing of its own.</summary>
    static IEnumerable<string> Shown(JsonNode? node) => node switch
    {
        JsonObject item => item.Where(pair => pair.Key is not ("fallback" or "data" or "fallbackText" or "label")).SelectMany(pair => (pair.Key, pair.Value) switch
        {
            ("text" or "title" or "value", JsonValue text) => [text.ToString()],
            ("placeholder", JsonValue text) when (string?)item["type"] == "Input.Text" => [text.ToString()],
            _ => Shown(pair.Value),
        }),
        JsonArray list => list.SelectMany(Shown),
        _ => [],
    };

    static string AsMarkdownShowsIt(string text)
    {
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && "*_[]`".Contains(text[i + 1]))
                i++;
            if (text[i] != '\u200B')
                shown.Append(text[i]);
        }

        return shown.ToString();
    }

    static string Text(Card card) => Encoding.UTF8.GetString(AdaptiveCardRenderer.Render(card));

    static JsonObject Json(Card card) => JsonNode.Parse(Text(card))!.AsObject();
}

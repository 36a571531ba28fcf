using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Dengta.Tests.Conversation;

/// <summary>Whatever is sent gets a clear status or one polite sentence, and books nothing by accident.</summary>
public sealed class BadInputTests(SharedBot shared) : IClassFixture<SharedBot>
{
    const string Marked = "\U0001F600";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, string> WrongTypes => new(
        ["type", "id", "name", "channelId", "serviceUrl", "from", "recipient", "conversation", "text", "locale", "entities", "membersAdded"],
        ["5", "true", "[1]", "[[]]"]);

    [Theory]
    [InlineData(1024 * 1024, true)]
    [InlineData(1024 * 1024, false)]
    [InlineData(300 * 1024, false)]
    public async Task A_body_that_is_too_large_is_a_413(int size, bool announced)
    {
        var bot = await shared.GetAsync();
        var text = bot.Is("太长").Message(new string('x', size)).ToJsonString();
        using HttpContent body = announced ? new StringContent(text, Encoding.UTF8, "application/json") : new Unannounced(text);

        using var answered = await bot.Http.PostAsync("/api/messages", body, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answered.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\",\"conversation\":{\"id\":\"a\"}}")]
    public async Task What_is_no_activity_is_a_400(string body)
    {
        var bot = await shared.GetAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(bot, body));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_a_400()
    {
        var bot = await shared.GetAsync();
        byte[] bytes = [.. "{\"type\":\"message\",\"text\":\""u8, 0xff, 0xc3, 0x28, .. "\"}"u8];
        using var body = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } };

        using var answered = await bot.Http.PostAsync("/api/messages", body, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answered.StatusCode);
    }

    [Theory]
    [MemberData(nameof(WrongTypes))]
    public async Task A_field_of_the_wrong_type_is_a_400(string field, string value)
    {
        var bot = await shared.GetAsync();
        var message = bot.Is("错型").Message("拜访了中兴李工");
        message[field] = JsonNode.Parse(value);

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(bot, message.ToJsonString()));
    }

    [Theory]
    [InlineData("type")]
    [InlineData("conversation")]
    [InlineData("from")]
    [InlineData("serviceUrl")]
    public async Task A_missing_field_is_named(string field)
    {
        var bot = await shared.GetAsync();
        foreach (var value in (JsonNode?[])[null, field is "conversation" or "from" ? new JsonObject() : "", field is "conversation" or "from" ? new JsonObject { ["id"] = "" } : "\t"])
        {
            var message = bot.Is("缺字段").Message("拜访了中兴李工");
            message.Remove(field);
            if (value is not null) message[field] = value;
            if (field == "type" && value?.ToString() == "\t") continue;
            using var answered = await bot.PostAsync(message);

            Assert.Equal(HttpStatusCode.BadRequest, answered.StatusCode);
            Assert.Contains(field, await answered.Content.ReadAsStringAsync(Cancellation));
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task A_body_of_another_type_is_a_415(string type)
    {
        var bot = await shared.GetAsync();
        using var body = new StringContent("{}", Encoding.UTF8, type);

        using var answered = await bot.Http.PostAsync("/api/messages", body, Cancellation);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answered.StatusCode);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("endOfConversation")]
    [InlineData("message")]
    [InlineData("'; drop table entry; --")]
    public async Task An_activity_that_needs_no_answer_is_a_200_and_not_kept(string type)
    {
        var bot = await shared.GetAsync();
        var before = await bot.AskAsync<long>("select count(*) from inbox");

        Assert.Equal(HttpStatusCode.OK, await PostAsync(bot, bot.Is("路过").Activity(type).ToJsonString()));

        Assert.Equal(before, await bot.AskAsync<long>("select count(*) from inbox"));
    }

    [Theory]
    [InlineData("task/fetch")]
    [InlineData("composeExtension/query")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_unknown_invoke_is_a_501(string? name)
    {
        var bot = await shared.GetAsync();

        Assert.Equal(HttpStatusCode.NotImplemented, await PostAsync(bot, bot.Is("调用").Activity("invoke", null, ("name", name)).ToJsonString()));
    }

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("https://127.0.0.1.example.com/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    public async Task A_service_elsewhere_is_a_400(string address)
    {
        var bot = await shared.GetAsync();
        var message = bot.Is("外面").Message("拜访了中兴李工");
        message["serviceUrl"] = address;

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(bot, message.ToJsonString()));
    }

    [Fact]
    public async Task In_production_everything_without_a_token_is_a_401()
    {
        await using var bot = await TestBot.StartAsync(demo: false, environment: "Production");

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, bot.Is("李雷").Message("拜访了中兴李工").ToJsonString()));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, "{"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, "{}"));
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public async Task What_came_through_a_proxy_is_a_401(string header)
    {
        var bot = await shared.GetAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(bot.Is("代理").Message("拜访了中兴李工").ToJsonString(), Encoding.UTF8, "application/json"),
            Headers = { { header, "127.0.0.1" } },
        };

        using var answered = await bot.Http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answered.StatusCode);
    }

    [Theory]
    [InlineData("签了宁德时代1e30元")]
    [InlineData("签了宁德时代9999999999999999万")]
    [InlineData("签了宁德时代99999999999999999999999999999999999999999999元")]
    [InlineData("9999-99-99")]
    [InlineData("2099年12月31日拜访了中兴李工")]
    [InlineData("2001-01-01拜访了中兴李工")]
    [InlineData("拜访了99999999999家")]
    [InlineData("'; drop table entry; --")]
    [InlineData("\" or 1=1; delete from entry where '1'='1")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("{{7*7}} ${jndi:ldap://x} %s%n")]
    [InlineData("\u0001\u0002\u001b[31m\a\b")]
    [InlineData("拜访\0了")]
    [InlineData("‮‏مرحبا")]
    [InlineData("👩‍👩‍👧‍👦🏳️‍🌈")]
    [InlineData("\u0300\u0301\u0302\u0303")]
    public async Task A_strange_text_gets_a_sentence_and_books_nothing(string text)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("怪话");
        person.Until(person.Answers);

        var answer = await person.SayAsync(text);

        Assert.DoesNotContain("出错", answer);
        Assert.DoesNotContain("went wrong", answer);
        Assert.Equal(0, await bot.EntriesAsync("怪话"));
    }

    [Theory]
    [InlineData("9999年12月31日拜访了中兴李工")]
    [InlineData("0001-01-01拜访了中兴李工")]
    [InlineData("visited Acme on 9999-12-31")]
    [InlineData("9999年的进度")]
    public async Task A_year_that_no_table_holds_is_no_trouble(string text)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("哪年");
        person.Until(person.Answers);

        Assert.DoesNotMatch("出错|went wrong", await person.SayAsync(text));
    }

    [Fact]
    public async Task A_very_long_text_gets_a_sentence_and_books_nothing()
    {
        var bot = await shared.GetAsync();

        Assert.DoesNotContain("出错", await bot.Is("长话").SayAsync(string.Concat(Enumerable.Repeat("拜访了中兴李工,", 1250))));
        Assert.Equal(0, await bot.EntriesAsync("长话"));
    }

    [Theory]
    [InlineData("拜访了<script>alert(1)</script>公司")]
    [InlineData("拜访了Robert'); drop table customer;--")]
    [InlineData("拜访了中兴**李工**")]
    public async Task Markup_in_names_is_text(string text)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("标记");
        person.Until(person.Answers);

        Assert.DoesNotContain("出错", await person.SayAsync(text));
        Assert.DoesNotContain("<script", person.Last.Card.GetRawText());
        Assert.True(await bot.AskAsync<bool>("select exists (select from customer) and exists (select from entry)"));
    }

    [Theory]
    [InlineData("undo", "message", "99999999999999999999999999")]
    [InlineData("undo", "message", "-1")]
    [InlineData("undo", "message", "1 or 1=1")]
    [InlineData("undo", "entry", "9223372036854775807")]
    [InlineData("edit", "entry", "9223372036854775808")]
    [InlineData("edit", "message", "")]
    [InlineData("log", "pick", "9223372036854775807")]
    [InlineData("log", "q", "'; drop table pending; --")]
    [InlineData("language", "to", "xx-YY")]
    [InlineData("progress", "lang", "\0")]
    [InlineData("drop table", "x", "y")]
    [InlineData("", "x", "y")]
    [InlineData(null, "verb", "5")]
    public async Task A_hostile_button_gets_a_sentence_and_changes_nothing(string? verb, string name, string value)
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("坏按钮");
        person.Until(person.Answers);

        var answer = await person.PressAsync(person.Invoke(verb, new JsonObject { [name] = value }));

        Assert.DoesNotContain("出错", answer);
        Assert.DoesNotContain("went wrong", answer);
        Assert.Equal(0, await bot.EntriesAsync("坏按钮"));
    }

    [Fact]
    public async Task A_very_long_button_gets_a_sentence()
    {
        var bot = await shared.GetAsync();
        var person = bot.Is("长按钮");
        var data = new JsonObject();
        for (var i = 0; i < 200; i++) data["field" + i] = new string('长', 100);
        data["message"] = new string('9', 20_000);

        Assert.DoesNotContain("出错", await person.PressAsync(person.Invoke(new string('v', 39) + Marked + new string('w', 10_000), data.DeepClone())));
        Assert.DoesNotContain("出错", await person.PressAsync(person.Invoke("undo", data.DeepClone())));
    }

    [Theory]
    [InlineData("""{"action":{"verb":"undo","data":{"message":"\ud800"}}}""")]
    [InlineData("""{"action":{"verb":"\udc00","data":{}}}""")]
    [InlineData("""{"action":{"verb":"undo","data":{"\ud800":"1"}}}""")]
    public async Task Half_a_character_in_a_button_is_a_400_or_a_sentence(string value)
    {
        var bot = await shared.GetAsync();
        var press = bot.Is("半个字").Activity("invoke", null, ("name", "adaptiveCard/action")).ToJsonString();

        Assert.InRange((int)await PostAsync(bot, press[..^1] + ",\"value\":" + value + "}"), 200, 499);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"action\":5}")]
    [InlineData("{\"action\":{}}")]
    [InlineData("{\"action\":{\"verb\":{},\"data\":[]}}")]
    [InlineData("{\"action\":{\"verb\":\"undo\",\"data\":{\"message\":{\"a\":1},\"entry\":[1],\"x\":null,\"y\":1e400}}}")]
    public async Task A_press_without_form_is_answered(string value)
    {
        var bot = await shared.GetAsync();
        var press = bot.Is("无形").Activity("invoke", null, ("name", "adaptiveCard/action"), ("value", JsonNode.Parse(value)));

        Assert.InRange((int)await PostAsync(bot, press.ToJsonString()), 200, 499);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" ", "29:blank")]
    [InlineData("\0\u0001", "29:control")]
    [InlineData("59 letters and a face                                     ab" + Marked + Marked, "29:face")]
    public async Task A_strange_name_is_taken_as_it_is(string name, string id)
    {
        var bot = await shared.GetAsync();
        var message = bot.Is("谁" + id).Message("你好");
        message["from"] = new JsonObject { ["id"] = id, ["name"] = name };

        Assert.Equal(id.Length == 0 ? HttpStatusCode.BadRequest : HttpStatusCode.OK, await PostAsync(bot, message.ToJsonString()));
        if (id.Length > 0) Assert.DoesNotContain("出错", await bot.Is("谁" + id).ReadAsync());
    }

    [Theory]
    [InlineData("id")]
    [InlineData("conversation")]
    [InlineData("from")]
    public async Task An_endless_id_is_a_400(string field)
    {
        var bot = await shared.GetAsync();
        var message = bot.Is("长号").Message("拜访了中兴李工");
        var id = new string('x', 5000);
        message[field] = field == "id" ? id : new JsonObject { ["id"] = id };

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(bot, message.ToJsonString()));
    }

    static async Task<HttpStatusCode> PostAsync(TestBot bot, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answered = await bot.Http.PostAsync("/api/messages", content, Cancellation);
        return answered.StatusCode;
    }

    /// <summary>A body whose length the request does not tell.</summary>
    sealed class Unannounced : HttpContent
    {
        readonly byte[] _bytes;

        public Unannounced(string text)
        {
            _bytes = Encoding.UTF8.GetBytes(text);
            Headers.ContentType = new("application/json");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

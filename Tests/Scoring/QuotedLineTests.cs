using Dengta.Tests.Conversation;

namespace Dengta.Tests.Scoring;

/// <summary>An objection by replying to a card of the own score.</summary>
public sealed class QuotedLineTests
{
    [Fact]
    public async Task A_reply_that_names_a_line_objects_to_it_and_books_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = bot.Is("李雷");
        var card = await ShownAsync(bot, rep, "我的绩效");

        Assert.Contains("已提交:「拜访次数」由王芳处理", await ReplyAsync(bot, rep, card, "拜访次数少算了一次,11月12日去了华为"), StringComparison.Ordinal);
        Assert.Contains("已经有一条异议在处理了", await ReplyAsync(bot, rep, card, "拜访次数不对"), StringComparison.Ordinal);

        Assert.Equal("kpi visits 拜访次数少算了一次,11月12日去了华为", await bot.AskAsync<string>("select part || ' ' || key || ' ' || words from score_dispute"));
        Assert.Equal(0L, await bot.EntriesAsync("李雷"));
    }

    [Fact]
    public async Task A_reply_to_the_card_of_a_line_need_not_name_it()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = bot.Is("李雷");
        await rep.SayAsync("English");
        await rep.SayAsync("explain my score");
        await rep.SayAsync("1");
        var line = await ShownAsync(bot, rep, "1");

        Assert.Contains("Wang Fang will settle “Signed”", await ReplyAsync(bot, rep, line, "one deal is missing"), StringComparison.Ordinal);
        Assert.Equal("target revenue", await bot.AskAsync<string>("select part || ' ' || key from score_dispute"));
    }

    [Fact]
    public async Task Where_no_line_or_several_are_named_it_is_asked_which_and_where_nothing_is_wrong_the_words_are_read_as_ever()
    {
        await using var bot = await TestBot.StartAsync();
        var rep = bot.Is("李雷");
        var card = await ShownAsync(bot, rep, "我的绩效");

        Assert.Contains("为什么是", await ReplyAsync(bot, rep, card, "这个分不对"), StringComparison.Ordinal);
        Assert.Contains("为什么是", await ReplyAsync(bot, rep, card, "拜访次数和签约单数都算错了"), StringComparison.Ordinal);
        Assert.Contains("已记 拜访", await ReplyAsync(bot, rep, card, "拜访了小米"), StringComparison.Ordinal);
        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from score_dispute"));
    }

    [Fact]
    public async Task Nobody_objects_to_somebody_elses_score_by_a_reply()
    {
        await using var bot = await TestBot.StartAsync();
        var manager = bot.Is("王芳");
        var card = await ShownAsync(bot, manager, "李雷的绩效");

        Assert.Contains("只能对自己的得分提异议", await ReplyAsync(bot, manager, card, "拜访次数不对"), StringComparison.Ordinal);
        Assert.Equal(0L, await bot.AskAsync<long>("select count(*) from score_dispute"));
    }

    /// <summary>The channel's id of the card that answers, once it is written down.</summary>
    static async Task<string> ShownAsync(TestBot bot, Person person, string text)
    {
        await person.SayAsync(text);
        await bot.StatesAsync(person.Chat);
        return person.Last.Id;
    }

    static async Task<string> ReplyAsync(TestBot bot, Person person, string card, string text)
    {
        var message = person.Message(text);
        message["replyToId"] = card;
        await bot.PostAsync(message);
        return await person.ReadAsync();
    }
}

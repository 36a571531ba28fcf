using Dengta.BotApp.Channels.Local;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Microsoft.Extensions.Time.Testing;

namespace Dengta.Tests.Web;

public sealed class LocalHubTests
{
    readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Every_page_of_a_chat_gets_what_is_sent_and_no_other()
    {
        var hub = new LocalHub(_time);
        var first = hub.Open("local-1");
        var second = hub.Open("local-1");
        var other = hub.Open("local-2");
        var sent = await new LocalChannel(hub).SendAsync(Message("k", "甲"), TestContext.Current.CancellationToken);
        Assert.Equal(new Delivery.Sent("k"), sent);
        Assert.True(first.Reader.TryRead(out var got) && second.Reader.TryRead(out _));
        Assert.Equal("k", got!.Id);
        Assert.False(other.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_replacement_keeps_the_id_of_what_it_replaces()
    {
        var hub = new LocalHub(_time);
        var sent = await new LocalChannel(hub).SendAsync(Message("k2", "乙") with { Replaces = "k1" }, TestContext.Current.CancellationToken);
        Assert.Equal(new Delivery.Sent("k1"), sent);
    }

    [Fact]
    public void A_page_that_opens_late_gets_the_newest_of_each_card_of_the_last_minute()
    {
        var hub = new LocalHub(_time);
        hub.Publish("local-1", Event("old"));
        _time.Advance(TimeSpan.FromMinutes(2));
        hub.Publish("local-1", Event("a"));
        hub.Publish("local-1", Event("b"));
        hub.Publish("local-1", Event("a", "新"));
        var page = hub.Open("local-1");
        var ids = new List<string>();
        while (page.Reader.TryRead(out var e)) ids.Add(e.Id);
        Assert.Equal(["b", "a"], ids);
    }

    [Fact]
    public async Task A_page_that_does_not_read_is_cut_off_and_the_others_go_on()
    {
        var hub = new LocalHub(_time);
        var stuck = hub.Open("local-1");
        for (var i = 0; i < 200; i++) hub.Publish("local-1", Event($"e{i}"));
        var read = 0;
        await foreach (var _ in stuck.Reader.ReadAllAsync(TestContext.Current.CancellationToken)) read++;
        Assert.InRange(read, 1, 199);
        var fresh = hub.Open("local-1");
        hub.Close("local-1", stuck);
        hub.Publish("local-1", Event("last"));
        Assert.Contains("last", Drain(fresh.Reader));
    }

    static List<string> Drain(System.Threading.Channels.ChannelReader<LocalEvent> reader)
    {
        var ids = new List<string>();
        while (reader.TryRead(out var e)) ids.Add(e.Id);
        return ids;
    }

    static LocalEvent Event(string id, string title = "卡") => LocalEvent.OfCard(id, new Card(Language.Chinese, title));

    static Outgoing Message(string key, string title) => new(key, new ChatAddress("local-1", false), new Card(Language.Chinese, title));
}

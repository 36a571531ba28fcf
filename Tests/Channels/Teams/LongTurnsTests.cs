using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Channels.Teams.Authentication;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Messages;
using Dengta.Tests.Conversation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dengta.Tests.Channels.Teams;

/// <summary>While a turn takes long, its chat shows that an answer is being written.</summary>
public sealed class LongTurnsTests : IAsyncLifetime
{
    readonly FakeTimeProvider _time = new();
    readonly Turns _turns = new();
    readonly HttpClient _http = new();
    Connector _connector = null!;

    public async ValueTask InitializeAsync() => _connector = await Connector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task It_is_shown_after_a_second_and_every_three_seconds_from_then_on()
    {
        var handled = Long.HandleAsync(Message(new Said.Text("上周复盘")));
        _time.Advance(LongTurns.Patience);
        await ShownAsync(1);
        _time.Advance(LongTurns.Shown);
        await ShownAsync(2);
        _turns.Answer.SetResult(new(false, null));
        await handled;

        Assert.Equal(["a chat", "a chat"], _connector.Typing);
    }

    [Fact]
    public async Task Nothing_is_shown_for_a_usual_turn_or_where_nobody_has_written()
    {
        _turns.Answer.SetResult(new(false, null));
        await Long.HandleAsync(Message(new Said.Text("你好")));
        var slow = new Turns();
        var handled = new LongTurns(slow, Client, _time).HandleAsync(Message(new Said.Left()));
        _time.Advance(TimeSpan.FromSeconds(9));
        slow.Answer.SetResult(new(false, null));
        await handled;

        Assert.Empty(_connector.Typing);
    }

    [Fact]
    public async Task A_channel_that_does_not_take_it_disturbs_no_turn_and_trouble_of_the_turn_is_passed_on()
    {
        _connector.Fault = _ => Results.StatusCode(500);
        var handled = Long.HandleAsync(Message(new Said.Text("上周复盘")));
        _time.Advance(LongTurns.Patience);
        _turns.Answer.SetException(new TimeoutException());

        await Assert.ThrowsAsync<TimeoutException>(() => handled);
    }

    LongTurns Long => new(_turns, Client, _time);

    ConnectorClient Client => new(_http, new ServiceHosts([], allowsLoopback: true), null, _time, NullLogger<ConnectorClient>.Instance);

    Incoming Message(Said said) =>
        new("teams", "", "key", new ChatAddress("a chat", false, _connector.Address.ToString()), new Sender("29:x", "x"), said);

    async Task ShownAsync(int times)
    {
        for (var i = 0; i < 500 && _connector.Typing.Count < times; i++) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal(times, _connector.Typing.Count);
    }

    sealed class Turns : ITurns
    {
        public TaskCompletionSource<TurnResult> Answer { get; } = new();

        public Task<TurnResult> HandleAsync(Incoming incoming) => Answer.Task;
    }
}

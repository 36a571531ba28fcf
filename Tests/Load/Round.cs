namespace Dengta.Load;

/// <summary>One system measured once: greeting, warm-up, closed loop, open loop, copies.</summary>
sealed class Round(
    string system, int number, RunningBot bot, int? postgres, MockConnector connector, IReadOnlyList<Sender> senders, Options options,
    CancellationToken cancelled)
{
    public async Task<Figures> Measure()
    {
        using var door = new Door(bot.Address);
        await Greet(door);
        await ClosedLoop.Run(door, senders, TimeSpan.FromSeconds(options.WarmUp), cancelled);
        await connector.Quiet(cancelled);

        var (closed, closedExtra) = await Closed(door);
        var (open, openExtra) = await Open(door);
        var (resident, peak) = (Memory("VmRSS"), Memory("VmHWM"));
        return new(system, number, closed, open, await Copies(door), resident, peak) { Extra = closedExtra + openExtra };
    }

    double Memory(string field) => bot.Pid is { } pid ? ProcessCpu.Memory(pid, field) : double.NaN;

    // The first thing anybody says is answered with a greeting, perhaps in several messages.
    async Task Greet(Door door)
    {
        var tally = new Tally();
        await Task.WhenAll(senders.Select(sender => ClosedLoop.Once(door, sender, sender.Say("你好"), tally, cancelled)));
        if (tally.Answered == 0)
        {
            var taken = senders.Count - tally.Failures;
            throw new LoadException($"{system} took {taken} of {senders.Count} greetings and answered none. Its last words:\n{bot.LastWords}");
        }

        await connector.Quiet(cancelled);
    }

    async Task<(ClosedFigures Figures, long Extra)> Closed(Door door)
    {
        var phase = await Phase(() => ClosedLoop.Run(door, senders, TimeSpan.FromSeconds(options.Seconds), cancelled));
        var (tally, took) = phase.Result;
        return (ClosedFigures.Of(tally, took, phase.Cost), phase.Replies - tally.Answered);
    }

    async Task<(OpenFigures Figures, long Extra)> Open(Door door)
    {
        var loop = new OpenLoop(door, senders, options.Rate, cancelled);
        var phase = await Phase(() => loop.Run(TimeSpan.FromSeconds(options.OpenSeconds)));
        return (OpenFigures.Of(phase.Result, loop.Lateness, phase.Cost), phase.Replies - phase.Result.Answered);
    }

    // The plain floor books nothing, so it cannot know a copy.
    async Task<CopyFigures> Copies(Door door)
    {
        var copies = new Copies(door, system == "floor" ? 0 : options.Duplicates, cancelled);
        var phase = await Phase(() => copies.Run(senders));
        var tally = phase.Result;
        return new(tally.Answered, copies.Sent, tally.Failures, tally.Missing, phase.Replies - tally.Answered);
    }

    /// <returns>Also the processor time and the replies until all is quiet: work put off is work too.</returns>
    async Task<(T Result, Cost Cost, long Replies)> Phase<T>(Func<Task<T>> phase)
    {
        var (cost, replies) = (Cost.Now(bot.Pid, postgres), Replies());
        var result = await phase();
        await connector.Quiet(cancelled);
        return (result, Cost.Now(bot.Pid, postgres) - cost, Replies() - replies);
    }

    long Replies() => senders.Sum(sender => sender.Chat.Replies);
}

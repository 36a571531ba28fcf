using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Dengta.Load;

/// <summary>
/// A rating round of thousands: everybody is asked about colleagues and answers by tapping, a few change their mind, a few taps come twice or
/// thirty times. Afterwards the database must hold exactly what was last tapped.
/// </summary>
sealed class RatingRound(Options options, Postgres postgres, MockConnector connector, CancellationToken cancelled)
{
    const int Greeting = 24;
    const int Volley = 30;
    const int Attempts = 10;

    readonly Tally _tally = new();
    int _copies;
    int _again;
    double _lateness;

    public static async Task Run(Options options, CancellationToken cancelled)
    {
        using var scratch = new Scratch();
        await using var postgres = await Postgres.Start(options, scratch);
        await using var connector = await MockConnector.Start(cancelled);
        var systems = new Systems(options, postgres, scratch);
        await using var bot = await systems.Start("bot", cancelled);
        await new RatingRound(options, postgres, connector, cancelled).Measure(bot, await systems.Database("bot", cancelled));
    }

    async Task Measure(RunningBot bot, string database)
    {
        using var door = new Door(bot.Address);
        var raters = Enumerable.Range(1, options.Raters).Select(number => new Tapper($"rater-{number}", $"Rater {number}", connector.Address)).ToDictionary(r => r.Name);
        await Parallel.ForEachAsync(
            raters.Values, new ParallelOptions { MaxDegreeOfParallelism = Greeting, CancellationToken = cancelled },
            async (rater, _) => await Took(door, rater.Say("你好")));
        var opening = Stopwatch.GetTimestamp();
        await Open(door, database);
        Say($"{options.Raters} raters are in, the round was drawn and started in {Stopwatch.GetElapsedTime(opening).TotalSeconds:0.0} s");

        await using var source = NpgsqlDataSource.Create(database);
        var answers = await Answers(source, raters);
        var before = Cost.Now(bot.Pid, postgres.Pid);
        var started = Stopwatch.GetTimestamp();
        await Tap(door, answers);
        await connector.Quiet(cancelled);
        Report(answers.Count, Stopwatch.GetElapsedTime(started), Cost.Now(bot.Pid, postgres.Pid) - before);
        await Check(source, answers);
    }

    async Task Open(Door door, string database)
    {
        var operations = new Tapper("operations", "陈静", connector.Address);
        await Took(door, operations.Say("你好"));
        // Drawing the pairs of ten thousand takes seconds, and a turn has ten: on a busy machine the channel would send it again too.
        if (!await Deliver(door, operations.Say("开一轮互评"))) throw new LoadException("The round could not be drawn.");
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select max(id) from rating_round where state = 'draft'");
        var round = await command.ExecuteScalarAsync(cancelled) as int? ?? throw new LoadException("No round was drawn.");
        await Took(door, operations.Press("round", ("do", "start"), ("round", Text(round))));
    }

    async Task<List<Answer>> Answers(NpgsqlDataSource source, Dictionary<string, Tapper> raters)
    {
        var answers = new List<Answer>();
        await using var command = source.CreateCommand("""
            select p.round_id, m.name, p.rater_id, p.rated_id from rating_pair p
            join rating_round r on r.tenant_id = p.tenant_id and r.id = p.round_id and r.state = 'open'
            join member m on m.tenant_id = p.tenant_id and m.id = p.rater_id order by p.rated_id, p.rater_id
            """);
        await using var reader = await command.ExecuteReaderAsync(cancelled);
        while (await reader.ReadAsync(cancelled))
            if (raters.TryGetValue(reader.GetString(1), out var rater))
                answers.Add(new(rater, reader.GetInt32(0), reader.GetInt32(2), reader.GetInt32(3), answers.Count));
        return answers;
    }

    /// <summary>At a fixed rate, each counted from when it was due.</summary>
    async Task Tap(Door door, List<Answer> answers)
    {
        var underWay = new Task[answers.Count];
        await Task.Factory.StartNew(
            () =>
            {
                var started = Stopwatch.GetTimestamp();
                for (var i = 0; i < underWay.Length; i++)
                {
                    cancelled.ThrowIfCancellationRequested();
                    var due = started + (long)((double)i / options.Rate * Stopwatch.Frequency);
                    LibC.SleepUntil(due);
                    _lateness = Math.Max(_lateness, Stopwatch.GetElapsedTime(due).TotalMilliseconds);
                    underWay[i] = Tap(door, answers[i], due);
                }
            },
            cancelled, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(underWay);
    }

    async Task Tap(Door door, Answer answer, long due)
    {
        // The second thoughts of every tenth come once the first answer is in; that is what must remain.
        if (answer.Number % 10 == 0)
        {
            if (!await Deliver(door, answer.Give(answer.Other))) _tally.Failed();
            due = Stopwatch.GetTimestamp();
        }
        var tap = answer.Give(answer.Score);
        var copies = answer.Number % 20 != 7 ? 0 : answer.Number % 400 == 7 ? Volley - 1 : 1;
        Interlocked.Add(ref _copies, copies);
        var taken = await Task.WhenAll(Enumerable.Range(0, 1 + copies).Select(_ => Deliver(door, tap)));
        if (taken.Contains(false)) _tally.Failed();
        else _tally.Took(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
    }

    /// <summary>As a channel does it: what was not taken is sent again, the same message under the same id.</summary>
    async Task<bool> Deliver(Door door, Message message)
    {
        for (var attempt = 1; attempt < Attempts; attempt++)
        {
            if (await door.Knock(message, cancelled)) return true;
            Interlocked.Increment(ref _again);
            await Task.Delay(TimeSpan.FromSeconds(1), cancelled);
        }
        return await door.Knock(message, cancelled);
    }

    async Task Check(NpgsqlDataSource source, List<Answer> answers)
    {
        var kept = new Dictionary<(int, int), int>();
        var doubled = 0;
        await using var command = source.CreateCommand("""
            select b.rater_id, b.rated_id, r.project + r.sharing + r.helping from rating_ballot b
            join rating r on r.tenant_id = b.tenant_id and r.ballot = b.ballot
            """);
        await using (var reader = await command.ExecuteReaderAsync(cancelled))
            while (await reader.ReadAsync(cancelled))
                if (!kept.TryAdd((reader.GetInt32(0), reader.GetInt32(1)), reader.GetInt32(2))) doubled++;
        var lost = answers.Count(a => !kept.ContainsKey((a.RaterId, a.RatedId)));
        var wrong = answers.Count(a => kept.TryGetValue((a.RaterId, a.RatedId), out var sum) && sum != 3 * a.Score);
        Say($"kept {kept.Count} of {answers.Count} answers: {lost} lost, {doubled + kept.Count - (answers.Count - lost)} doubled or nobody's, {wrong} not as last tapped");
        if (lost + doubled + wrong > 0 || kept.Count != answers.Count) throw new LoadException("The round does not hold what was tapped.");
    }

    void Report(int answers, TimeSpan took, Cost cost)
    {
        var latency = _tally.Quantiles();
        Say($"{answers} answers at {options.Rate}/s in {took.TotalSeconds:0} s, {_copies} copies beside them, {_again} sent again because they were not taken, {_tally.Failures} never taken");
        Say($"latency p50 {latency.P50:0.0}, p90 {latency.P90:0.0}, p99 {latency.P99:0.0}, max {latency.Max:0.0} ms; sent late at most {_lateness:0.0} ms");
        Say($"CPU an answer: bot {cost.Bot / answers:0.000}, PostgreSQL {cost.Postgres / answers:0.000} ms");
    }

    async Task Took(Door door, Message message)
    {
        if (!await door.Knock(message, cancelled)) throw new LoadException($"The bot did not take {message.Text}.");
    }

    static void Say(FormattableString line) => Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What one is to say of another.</summary>
    sealed record Answer(Tapper Rater, int Round, int RaterId, int RatedId, int Number)
    {
        public int Score => 1 + Number % 5;

        public int Other => 1 + (Number + 2) % 5;

        public Message Give(int score) => Rater.Press("rate", ("do", "give"), ("score", Text(score)), ("round", Text(Round)), ("rated", Text(RatedId)));
    }
}

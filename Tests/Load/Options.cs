using System.Text.Json.Serialization;

namespace Dengta.Load;

enum Scenario
{
    /// <summary>One visit or deal a message.</summary>
    Log,

    /// <summary>Visits, deals, collections, three events in one message, and questions.</summary>
    Mix,

    /// <summary>Only the question how far the target is.</summary>
    Ask,
}

/// <summary>What to measure and for how long. Times are seconds; shares are between 0 and 1.</summary>
sealed record Options
{
    public const string Usage = """
        Dengta.Load [options]      measures floor, floor-log and the bot in turn; JSON on stdout, a table on stderr
        Dengta.Load rate-round [options]            a rating round of many people against the bot alone: what is lost, doubled, and how late
        Dengta.Load serve-floor --port N [--log]    runs one yardstick (--log: connection in ConnectionStrings__Dengta)

          --bot-dll PATH       start the bot from this assembly, afresh in every round
          --bot-args TEXT      its arguments; {port} is replaced (default "--port {port}")
          --bot-env KEY=VALUE  a further environment variable for it; may be repeated
          --bot URL            measure a bot that runs already (instead of --bot-dll)
          --bot-pid N          its process, where the listening port does not tell
          --postgres TEXT      connection to an existing server; without it a private durable cluster is started
          --postgres-pid N     the server's first process, where the listening port does not tell
          --prepare FILE       SQL run against the bot's database after it has migrated, before measuring (e.g. history)
          --systems LIST       which to measure (default floor,floor-log,bot)
          --scenario NAME      log, mix or ask (default mix)
          --rounds N           rounds, medians are taken over them (default 5)
          --conversations N    senders, each in a chat of their own (default 24)
          --warm-up S          seconds of load before anything is measured (default 30)
          --seconds S          seconds of the closed loop (default 6)
          --rate N             messages a second in the open loop (default 200)
          --open-seconds S     seconds of the open loop (default 6)
          --duplicates SHARE   share of messages sent again, twice or 30 at once, in the last phase (default 0.05)
          --raters N           people in the round of rate-round (default 10000); they answer at --rate
          --samples N          messages of one chat kept in the result with the bot's replies (default 12)
          --out FILE           write the JSON there
        """;

    public string? BotDll { get; init; }
    public string BotArguments { get; init; } = "--port {port}";
    public IReadOnlyList<string> BotEnvironment { get; init; } = [];
    public Uri? Bot { get; init; }
    public int? BotPid { get; init; }

    // Not in the result: it may hold a password.
    [JsonIgnore]
    public string? Postgres { get; init; }

    public int? PostgresPid { get; init; }
    public string? Prepare { get; init; }
    public IReadOnlyList<string> Systems { get; init; } = ["floor", "floor-log", "bot"];
    public Scenario Scenario { get; init; } = Scenario.Mix;
    public int Rounds { get; init; } = 5;
    public int Conversations { get; init; } = 24;
    public double WarmUp { get; init; } = 30;
    public double Seconds { get; init; } = 6;
    public int Rate { get; init; } = 200;
    public double OpenSeconds { get; init; } = 6;
    public double Duplicates { get; init; } = 0.05;
    public int Raters { get; init; } = 10_000;
    public int Samples { get; init; } = 12;
    public string? Out { get; init; }

    public static Options Read(Words words)
    {
        var options = new Options();
        while (words.Next() is { } name)
            options = options.With(name, words);
        return options.Validated();
    }

    Options With(string name, Words words) => name switch
    {
        "--bot-dll" => this with { BotDll = words.ExistingFile(name) },
        "--bot-args" => this with { BotArguments = words.Text(name) },
        "--bot-env" => this with { BotEnvironment = [.. BotEnvironment, words.Text(name)] },
        "--bot" => this with { Bot = words.Address(name) },
        "--bot-pid" => this with { BotPid = words.Whole(name) },
        "--postgres" => this with { Postgres = words.Text(name) },
        "--postgres-pid" => this with { PostgresPid = words.Whole(name) },
        "--prepare" => this with { Prepare = words.ExistingFile(name) },
        "--systems" => this with { Systems = words.Text(name).Split(',', StringSplitOptions.TrimEntries) },
        "--scenario" => this with { Scenario = words.OneOf<Scenario>(name) },
        "--rounds" => this with { Rounds = words.Whole(name) },
        "--conversations" => this with { Conversations = words.Whole(name) },
        "--warm-up" => this with { WarmUp = words.Number(name) },
        "--seconds" => this with { Seconds = words.Number(name) },
        "--rate" => this with { Rate = words.Whole(name) },
        "--open-seconds" => this with { OpenSeconds = words.Number(name) },
        "--duplicates" => this with { Duplicates = words.Number(name) },
        "--raters" => this with { Raters = words.Whole(name) },
        "--samples" => this with { Samples = words.Whole(name) },
        "--out" => this with { Out = words.Text(name) },
        _ => throw new LoadException($"Unknown option {name}; --help lists them."),
    };

    Options Validated()
    {
        var systems = Bot is null && BotDll is null ? Systems.Where(system => system != "bot").ToArray() : Systems;
        if (systems.Except(["floor", "floor-log", "bot"]).FirstOrDefault() is { } unknown)
            throw new LoadException($"There is no system {unknown}; known are floor, floor-log and bot.");
        if (systems.Count == 0)
            throw new LoadException("Nothing to measure: give --bot-dll or --bot, or name a yardstick in --systems.");
        if (Bot is not null && BotDll is not null)
            throw new LoadException("Give either --bot or --bot-dll.");
        if (Bot is not null && Prepare is not null && Postgres is null)
            throw new LoadException("--prepare for a running bot needs --postgres with the connection of its database.");
        if (Rounds < 1 || Conversations is < 1 or > 999 || Rate < 1 || Seconds <= 0 || Duplicates is < 0 or > 1)
            throw new LoadException("Rounds, conversations (at most 999), rate and seconds must be positive, the share between 0 and 1.");
        return this with { Systems = systems };
    }
}

namespace Dengta.Load;

/// <summary>How to start each system. A database outlives the rounds, a process does not: every round is a fresh sample of it.</summary>
sealed class Systems(Options options, Postgres postgres, Scratch scratch)
{
    readonly Dictionary<string, string> _databases = [];

    public async Task<RunningBot> Start(string system, CancellationToken cancelled)
    {
        if (system == "bot" && options.Bot is { } running)
            return new(running, options.BotPid ?? (running.IsLoopback ? Listeners.Owner(running.Port) : null), null, null);
        var port = Listeners.FreePort();
        var (assembly, arguments) = system switch
        {
            "floor" => (typeof(Floor).Assembly.Location, "serve-floor --port {port}"),
            "floor-log" => (typeof(Floor).Assembly.Location, "serve-floor --log --port {port}"),
            _ => (options.BotDll!, options.BotArguments),
        };
        var command = arguments.Replace("{port}", $"{port}", StringComparison.Ordinal);
        return await RunningBot.Start(assembly, command, port, await Environment(system, cancelled), scratch.File(system + ".log"), cancelled);
    }

    /// <summary>
    /// Puts data into the bot's database, which the bot has to migrate first: it is started, ended, and the script is run.
    /// A bot that runs already has migrated its own.
    /// </summary>
    public async Task Prepare(string file, CancellationToken cancelled)
    {
        var database = options.Bot is null ? await Database("bot", cancelled) : options.Postgres!;
        if (options.Bot is null)
            await (await Start("bot", cancelled)).DisposeAsync();
        await Postgres.Execute(database, await File.ReadAllTextAsync(file, cancelled), cancelled);
    }

    async Task<Dictionary<string, string>> Environment(string system, CancellationToken cancelled)
    {
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["DOTNET_NOLOGO"] = "1" };
        if (system != "floor")
            environment["ConnectionStrings__Dengta"] = await Database(system, cancelled);
        foreach (var setting in system == "bot" ? options.BotEnvironment : [])
        {
            var parts = setting.Split('=', 2);
            environment[parts[0]] = parts.Length == 2 ? parts[1] : "";
        }

        return environment;
    }

    public async Task<string> Database(string system, CancellationToken cancelled)
    {
        if (!_databases.TryGetValue(system, out var connection))
            _databases[system] = connection = await postgres.Create(system, cancelled);
        return connection;
    }
}

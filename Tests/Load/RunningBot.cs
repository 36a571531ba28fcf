using System.Diagnostics;

namespace Dengta.Load;

/// <summary>A system under measurement: started here and ended here, or one that ran before and goes on.</summary>
sealed class RunningBot(Uri address, int? pid, Process? own, string? log) : IAsyncDisposable
{
    public Uri Address => address;

    /// <summary>Null when it is not on this machine: then its processor time and memory stay unknown.</summary>
    public int? Pid => pid;

    /// <summary>The last lines it wrote; empty for a bot that was not started here.</summary>
    public string LastWords => log is not null && File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(20)) : "";

    /// <summary>Starts an assembly with <c>dotnet</c> and waits until it answers <c>GET /health/ready</c> with 200; a minute at most.</summary>
    public static async Task<RunningBot> Start(
        string assembly, string arguments, int port, Dictionary<string, string> environment, string log, CancellationToken cancelled)
    {
        // The shell only turns the output into a file, then becomes the bot: no pipe that has to be emptied while measuring.
        string[] command = [Dotnet, assembly, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$0\" 2>&1", log, .. command]);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new LoadException($"{assembly} did not start.");
        var bot = new RunningBot(new($"http://127.0.0.1:{port}/"), process.Id, process, log);
        try
        {
            await bot.Ready(cancelled);
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (own is null)
            return;
        if (!own.HasExited)
            LibC.End(own.Id);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await own.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            own.Kill(entireProcessTree: true);
        }

        own.Dispose();
    }

    // The very runtime that runs this program, where it was not started as an executable of its own.
    static string Dotnet => Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet";

    async Task Ready(CancellationToken cancelled)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(1) && own is not { HasExited: true })
        {
            if (await IsReady(http, cancelled))
                return;
            await Task.Delay(100, cancelled);
        }

        throw new LoadException($"The bot at {address} did not get ready. Its last words:\n{LastWords}");
    }

    async Task<bool> IsReady(HttpClient http, CancellationToken cancelled)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(address, "/health/ready"), cancelled);
            return response.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException && !cancelled.IsCancellationRequested)
        {
            return false;
        }
    }
}

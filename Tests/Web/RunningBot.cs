using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dengta.Domain.Storage;
using Dengta.Tests.Conversation;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Web;

/// <summary>The whole program with its demo company, as a process of its own on a database of its own.</summary>
sealed class RunningBot : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly List<string> _said = [];
    TestDatabase? _database;
    Process? _process;

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public async Task<Uri> StartAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Dengta.BotApp.dll"), "--port", $"{address.Port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ConnectionStrings__Dengta"] = _database.ConnectionString },
        };
        _process = Process.Start(start)!;
        var ready = new TaskCompletionSource();
        _process.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, ready);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var first = await Task.WhenAny(ready.Task, _process.WaitForExitAsync(), Task.Delay(Patience));
        Assert.True(first == ready.Task, Log);
        return address;
    }

    /// <summary>Stops, once its log is proved silent about what people said.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        if (_database is null) return;
        var typed = await TypedAsync(_database);
        await _database.DisposeAsync();
        CapturedLog.AssertSilent(Log, typed);
    }

    string Log
    {
        get
        {
            lock (_said) return string.Join('\n', _said);
        }
    }

    static async Task<IReadOnlyList<string>> TypedAsync(TestDatabase database)
    {
        await using var db = new Db(database.ConnectionString);
        return await db.RowsAsync(new Sql("select said from inbox where said not like '#%'"), r => r.GetString(0), CancellationToken.None);
    }

    void Hear(string? line, TaskCompletionSource ready)
    {
        if (line is null) return;
        lock (_said) _said.Add(line);
        if (line.Contains("is ready", StringComparison.Ordinal)) ready.TrySetResult();
    }

    static int FreePort()
    {
        using var any = new TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
    }
}

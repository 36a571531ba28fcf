using System.Diagnostics;
using System.Runtime.Versioning;
using Dengta.Domain.Storage.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dengta.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedPostgresTests : IDisposable
{
    readonly TemporaryFolder temporary = TemporaryFolder.Create("embedded");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    string Data => Path.Combine(temporary.Path, "data");

    ClusterFolder Folder => new(Data);

    public void Dispose()
    {
        // Only where a test failed half-way.
        if (PostmasterFile.Read(Folder) is { } left && left.IsServer()) Process.GetProcessById(left.ProcessId).Kill();
        temporary.Dispose();
    }

    [Fact]
    public async Task It_starts_and_answers_in_the_database_dengta()
    {
        await using var postgres = await StartAsync(Data);

        Assert.Equal("dengta UTF8 C.UTF-8 UTC", await AskAsync(postgres.ConnectionString,
            "select concat_ws(' ', current_database(), current_setting('server_encoding'), datcollate, current_setting('timezone')) from pg_database where datname = current_database()"));
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        await using (var first = await StartAsync(Data)) await AskAsync(first.ConnectionString, "create table kept as select 42 as answer");
        await using var second = await StartAsync(Data);

        Assert.Equal("42", await AskAsync(second.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task Once_disposed_no_server_is_left()
    {
        PostmasterFile running;
        await using (await StartAsync(Data)) running = PostmasterFile.Read(Folder)!;

        Assert.Null(PostmasterFile.Read(Folder));
        Assert.False(running.IsServer());
    }

    [Fact]
    public async Task A_second_bot_on_the_same_folder_is_refused_in_one_sentence()
    {
        await using var first = await StartAsync(Data);

        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(Data));

        Assert.Equal($"Another Dengta is using the data folder {Data}: stop it, or give this one its own folder with --data.", refused.Message);
        Assert.Equal("1", await AskAsync(first.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task A_server_that_a_killed_bot_left_running_is_taken_over()
    {
        await LeaveRunningAsync();
        var left = ServerProcess();

        await using (var postgres = await StartAsync(Data))
        {
            Assert.Equal(left, ServerProcess());
            Assert.Equal("1", await AskAsync(postgres.ConnectionString, "select 1"));
        }

        Assert.Null(PostmasterFile.Read(Folder));
    }

    [Fact]
    public async Task A_killed_server_is_recovered_with_all_that_was_committed()
    {
        await LeaveRunningAsync();
        await AskAsync(Sessions.ConnectionString(Folder, Folder.Socket), "set synchronous_commit = on; create table kept as select 42 as answer");
        await KillServerAsync();
        Assert.NotNull(PostmasterFile.Read(Folder));

        await using var second = await StartAsync(Data);

        Assert.Equal("42", await AskAsync(second.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task A_stale_pid_file_whose_number_another_program_has_now_does_not_hinder_the_start()
    {
        await LeaveRunningAsync();
        var pidFile = PostmasterFile.Read(Folder)!.Path;
        var lines = await File.ReadAllLinesAsync(pidFile, Cancellation);
        await KillServerAsync();
        // Of the server's own account, since PostgreSQL overlooks processes that it may not signal.
        string[] sleep = ["sleep", "60"];
        using var other = Process.Start("/usr/bin/env", ServerAccount.IfRoot()?.Run(sleep) ?? sleep);
        try
        {
            lines[0] = $"{other.Id}";
            await File.WriteAllLinesAsync(pidFile, lines, Cancellation);

            await using var postgres = await StartAsync(Data);

            Assert.Equal("1", await AskAsync(postgres.ConnectionString, "select 1"));
            Assert.False(other.HasExited);
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public async Task A_cluster_that_was_left_half_made_is_made_anew()
    {
        var half = Directory.CreateDirectory(Path.Combine(Folder.Home, "new-killed", "base"));
        await File.WriteAllTextAsync(Path.Combine(Folder.Home, "new-killed", "PG_VERSION"), "15\n", Cancellation);

        await using var postgres = await StartAsync(Data);

        Assert.Equal("1", await AskAsync(postgres.ConnectionString, "select 1"));
        Assert.False(half.Exists && Directory.Exists(half.FullName));
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        await using var postgres = await StartAsync(Data);
        var guess = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess" }.ConnectionString;

        var refused = await Assert.ThrowsAsync<PostgresException>(() => AskAsync(guess, "select 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task The_password_is_readable_by_its_owner_only()
    {
        await using var postgres = await StartAsync(Data);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Folder.Password));
        Assert.Equal("scram-sha-256", await AskAsync(postgres.ConnectionString, "select string_agg(distinct auth_method, ' ') from pg_hba_file_rules"));
    }

    [Fact]
    public async Task It_listens_on_no_network_address()
    {
        await using var postgres = await StartAsync(Data);

        Assert.Equal("", await AskAsync(postgres.ConnectionString, "show listen_addresses"));
        Assert.Equal("", PostmasterFile.Read(Folder) is { } running ? (await File.ReadAllLinesAsync(running.Path, Cancellation))[5] : null);
    }

    [Theory]
    [InlineData("a folder with spaces")]
    [InlineData("灯塔 it's, \u00fcber: a=b")]
    [InlineData("so-long-a-name-that-no-socket-fits-into-it-0123456789-0123456789-0123456789-0123456789-0123456789")]
    public async Task It_works_in_a_folder_of_any_name(string name)
    {
        var data = Path.Combine(temporary.Path, name);
        string socket;
        await using (var postgres = await StartAsync(data))
        {
            socket = PostmasterFile.Read(new ClusterFolder(data))!.Socket;
            Assert.Equal("1", await AskAsync(postgres.ConnectionString, "select 1"));
        }

        Assert.Empty(Directory.Exists(socket) ? Directory.GetFiles(socket) : []);
        Assert.True(Directory.Exists(socket) == socket.StartsWith(data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_whose_name_means_something_to_a_shell_is_refused_in_one_sentence()
    {
        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(Path.Combine(temporary.Path, "$(reboot)")));

        Assert.EndsWith("choose a folder without \" $ ` \\ in its name with --data.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_folder_without_PostgreSQL_is_told_in_one_sentence()
    {
        var missing = await Assert.ThrowsAsync<PostgresMissingException>(() => StartAsync(Data, binaries: temporary.Path));

        Assert.Contains($"no PostgreSQL in {temporary.Path}, the folder that Dengta:Database:Binaries names", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_PostgreSQL_is_told_the_three_ways_out()
    {
        var missing = await Assert.ThrowsAsync<PostgresMissingException>(
            () => PostgresBinaries.FindAsync([temporary.Path, "/nowhere"], Folder, Cancellation));

        Assert.Contains("apt-get install postgresql", missing.Message, StringComparison.Ordinal);
        Assert.Contains("Dengta:Database:Binaries", missing.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__Dengta", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_another_major_version_is_left_alone_and_told_in_one_sentence()
    {
        Directory.CreateDirectory(Folder.Data);
        await File.WriteAllTextAsync(Path.Combine(Folder.Data, "PG_VERSION"), "9\n", Cancellation);

        var other = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(Data));

        Assert.StartsWith($"The data folder {Data} was written by PostgreSQL 9, and only PostgreSQL ", other.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(Folder.Data));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_in_one_sentence()
    {
        var file = Path.Combine(temporary.Path, "file");
        await File.WriteAllTextAsync(file, "", Cancellation);

        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(Path.Combine(file, "data")));

        Assert.StartsWith($"The data folder {file}", refused.Message, StringComparison.Ordinal);
    }

    static async Task<EmbeddedPostgres> StartAsync(string data, string? binaries = null)
    {
        try
        {
            var options = new EmbeddedPostgresOptions(data, binaries, Durable: false);
            return await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TimeProvider.System, Cancellation);
        }
        catch (PostgresMissingException missing) when (binaries is null && TestCluster.MayBeMissing)
        {
            Assert.Skip(missing.Message);
            throw;
        }
    }

    /// <summary>What a bot leaves that was killed: its server, and nobody who holds the lock.</summary>
    async Task LeaveRunningAsync()
    {
        await (await StartAsync(Data)).DisposeAsync();
        var binaries = await PostgresBinaries.FindAsync(PostgresBinaries.Places(null), Folder, Cancellation);
        var started = await new ServerPrograms(binaries, ServerAccount.IfRoot(), Folder).StartAsync(Cancellation);
        Assert.True(started.Ok, started.Output);
    }

    int ServerProcess() => PostmasterFile.Read(Folder)!.ProcessId;

    async Task KillServerAsync()
    {
        using var server = Process.GetProcessById(ServerProcess());
        server.Kill();
        await server.WaitForExitAsync(Cancellation);
    }

    static async Task<string?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync(Cancellation))?.ToString();
    }
}

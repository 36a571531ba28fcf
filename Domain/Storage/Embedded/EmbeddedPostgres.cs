using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>
/// A private PostgreSQL cluster in a data folder, started where no connection string was given. It is reached through a socket only,
/// stops when it is disposed, and outlives a killed bot, whose successor takes it over.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    readonly IAsyncDisposable server;

    EmbeddedPostgres(IAsyncDisposable server, string connectionString) => (this.server, ConnectionString) = (server, connectionString);

    /// <summary>To the database <c>dengta</c>, as a user who may do anything in this cluster.</summary>
    public string ConnectionString { get; }

    /// <exception cref="EmbeddedPostgresException">It cannot be started here; the message is for a person.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, TimeProvider time, CancellationToken cancellation = default)
    {
        if (OperatingSystem.IsWindows())
            throw new EmbeddedPostgresException("Dengta starts its own PostgreSQL on Linux and macOS only: give one in ConnectionStrings__Dengta.");

        var folder = new ClusterFolder(options.DataFolder);
        try
        {
            return await StartAsync(folder, options, logger, time, cancellation);
        }
        catch (Exception exception) when (Sentences.From(exception, folder) is { } sentence)
        {
            throw sentence;
        }
    }

    [UnsupportedOSPlatform("windows")]
    static async Task<EmbeddedPostgres> StartAsync(
        ClusterFolder folder, EmbeddedPostgresOptions options, ILogger logger, TimeProvider time, CancellationToken cancellation)
    {
        var places = PostgresBinaries.Places(options.Binaries);
        folder.Create();
        var held = FolderLock.Take(folder);
        var server = default(PrivateServer);
        try
        {
            var binaries = await PostgresBinaries.FindAsync(places, folder, cancellation);
            server = new PrivateServer(folder, new ServerPrograms(binaries, ServerAccount.IfRoot(), folder), held, logger, time);
            var connectionString = await server.TakeOverAsync(cancellation) ?? await server.StartAsync(options.Durable, cancellation);
            await Sessions.CreateDatabaseAsync(connectionString, cancellation);
            return new EmbeddedPostgres(server, connectionString);
        }
        catch
        {
            await (server?.DisposeAsync() ?? held.DisposeAsync());
            throw;
        }
    }

    /// <summary>Stops the server, ending open sessions, and gives the data folder free.</summary>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}

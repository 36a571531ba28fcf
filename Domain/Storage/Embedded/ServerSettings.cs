using System.Runtime.Versioning;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>The server's settings for a small machine, written anew at every start.</summary>
[UnsupportedOSPlatform("windows")]
static class ServerSettings
{
    const UnixFileMode ReadableByServer =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The line in the cluster's own postgresql.conf, relative to it, so that the data folder may be moved.</summary>
    public const string Include = "\ninclude '../../postgres.conf'\n";

    public static void Write(ClusterFolder folder, string socket, bool durable)
    {
        File.WriteAllText(folder.Settings, Text(socket, durable));
        File.SetUnixFileMode(folder.Settings, ReadableByServer);
    }

    static string Text(string socket, bool durable) => $"""
        # Written by Dengta at every start.
        listen_addresses = ''
        port = {Sessions.Port}
        unix_socket_directories = '"{socket.Replace("'", "''", StringComparison.Ordinal)}"'
        unix_socket_permissions = 0700
        max_connections = 200
        shared_buffers = 128MB
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_checkpoints = off
        logging_collector = off
        fsync = {OnOff(durable)}
        synchronous_commit = {OnOff(durable)}
        full_page_writes = {OnOff(durable)}

        """;

    static string OnOff(bool on) => on ? "on" : "off";
}

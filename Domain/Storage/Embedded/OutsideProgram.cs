using System.ComponentModel;
using System.Diagnostics;

namespace Dengta.Domain.Storage.Embedded;

/// <summary>How a program ended, and all it said on both its outputs.</summary>
readonly record struct Outcome(int ExitCode, string Output)
{
    public bool Ok => ExitCode == 0;
}

/// <summary>Runs a program to its end.</summary>
static class OutsideProgram
{
    /// <summary>What a program may know of our environment; the rest (secrets, PGDATA, a foreign locale) is none of the server's business.</summary>
    static readonly string[] Handed = ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR"];

    /// <exception cref="EmbeddedPostgresException">The program cannot be run at all.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the program has been killed.</exception>
    public static async Task<Outcome> RunAsync(IReadOnlyList<string> command, string folder, CancellationToken cancellation)
    {
        using var process = Start(command, folder);
        process.StandardInput.Close();
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(cancellation);
            var complained = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new Outcome(process.ExitCode, await said + await complained);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    static Process Start(IReadOnlyList<string> command, string folder)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Except(Handed).ToArray()) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception refused)
        {
            throw new EmbeddedPostgresException($"The program {command[0]} cannot be run: {refused.Message}.", refused);
        }
    }
}

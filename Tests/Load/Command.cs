using System.ComponentModel;
using System.Diagnostics;

namespace Dengta.Load;

/// <summary>A short program that is run to its end.</summary>
static class Command
{
    /// <exception cref="LoadException">It could not be started or ended with an error.</exception>
    public static async Task Run(string file, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(file, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start) ?? throw new LoadException($"{file} did not start.");
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new LoadException($"{file} {string.Join(' ', arguments)} failed:\n{string.Concat(said)}");
        }
        catch (Win32Exception absent)
        {
            throw new LoadException($"{file} cannot be started: {absent.Message}", absent);
        }
    }
}

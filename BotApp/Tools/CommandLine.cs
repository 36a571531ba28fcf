
using Dengta.BotApp.Tools.Manifest;

namespace Dengta.BotApp.Tools;

/// <summary>Commands that answer on standard output instead of starting the web host.</summary>
static class CommandLine
{
    const int Ok = 0;
    const int SomeLinesFailed = 1;

    /// <returns>False when the arguments name no such command, so that the host starts.</returns>
    public static bool TryRun(string[] args, out int exitCode)
    {
        (var found, exitCode) = args switch
        {
            ["understand", "--explain", var text, ..] => (true, Explain(text, args)),
            ["understand"] => (true, Stream(Answers.Understand)),
            ["manifest", .. var options] => (true, ManifestCommand.Run(options, Console.Out, Console.Error)),
            ["entities"] => (true, Stream(Answers.FindEntities)),
            _ => (false, Ok),
        };
        return found;
    }

    static int Stream(Answer answer)
    {
        using var input = Console.OpenStandardInput();
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        using var errors = Utf8(Console.OpenStandardError());
        return new JsonLines(input, output, errors).Run(answer) ? Ok : SomeLinesFailed;
    }

    // The day is today's in the sender's place; without a clock, a second argument such as 2026-11-23 says it.
    static int Explain(string text, string[] args)
    {
        var today = args.Length > 3 && DateOnly.TryParseExact(args[3], "yyyy-MM-dd", out var day) ? day : new DateOnly(2026, 11, 23);
        using var output = Utf8(Console.OpenStandardOutput());
        Explanation.Write(text, today, output);
        return Ok;
    }

    static StreamWriter Utf8(Stream stream) => new(stream, new System.Text.UTF8Encoding(false));
}

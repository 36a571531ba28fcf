using Dengta.BotApp.Tools.Import;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Tools;

/// <summary>A command that works on the database and ends, instead of starting the bot.</summary>
/// <param name="Settings">What is left of the arguments: where the database is.</param>
sealed record DatabaseTool(string[] Settings, Func<Db, Task<int>> RunAsync)
{
    /// <summary>Null where the arguments name none; an exit status other than 0 where they name one wrongly, which has been said.</summary>
    public static DatabaseTool? Find(string[] args, out int exit)
    {
        exit = 0;
        if (args.Contains("--help")) return null;
        switch (args)
        {
            case ["verify", .. var rest]:
                return new(rest, Verification.RunAsync);
            case ["unread", "--jsonl" or "--dialog", .. var rest]:
                return new(rest, db => UnreadExport.RunAsync(db, args[1], TimeProvider.System.GetUtcNow()));
            case ["jobs", .. var rest]:
                if (JobsTool.Parse(rest) is var (jobs, others)) return new(others, jobs.RunAsync);
                Console.Error.WriteLine(JobsTool.Help);
                exit = 2;
                return null;
            case ["import", ..]:
                return ImportArguments.Of(args, out exit) is { } import ? new([.. import.Others], db => ImportCommand.RunAsync(db, import)) : null;
            default:
                return null;
        }
    }
}

using Dengta.BotApp.Tools.Import;
using Dengta.BotApp.Tools.Ratings;
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
                return Misused(JobsTool.Help, out exit);
            case ["import", ..]:
                return ImportArguments.Of(args, out exit) is { } import ? new([.. import.Others], db => ImportCommand.RunAsync(db, import)) : null;
            case ["invite", .. var rest]:
                if (InviteTool.Parse(rest) is var (invite, places)) return new(places, db => invite.RunAsync(db, TimeProvider.System, Console.Out));
                return Misused(InviteTool.Help, out exit);
            case ["companies", .. var rest]:
                if (CompanyTool.Parse(rest) is var (companies, where)) return new(where, db => companies.RunAsync(db, Console.Out));
                return Misused(CompanyTool.Help, out exit);
            case ["ratings", .. var rest]:
                if (RatingsTool.Parse(rest) is var (ratings, found)) return new(found, db => ratings(db, TimeProvider.System, Console.In, Console.Out));
                return Misused(RatingsTool.Help, out exit);
            default:
                return null;
        }
    }

    static DatabaseTool? Misused(string help, out int exit)
    {
        Console.Error.WriteLine(help);
        exit = 2;
        return null;
    }
}

using Dengta.Domain.Storage;

namespace Dengta.BotApp.Tools.Ratings;

/// <summary><c>ratings</c>: the keepers of closed rounds, what is sealed, and the procedure by which two of them open who rated somebody.</summary>
static class RatingsTool
{
    public const string Help = """
        ratings [--tenant N]              lists the keepers, what is sealed and until when, and every opening
        ratings keepers --first NAME --first-key FILE --second NAME --second-key FILE [--tenant N]
                                          rounds drawn from now on can be opened by these two together; the files hold RSA public keys
        ratings keepers --none [--tenant N]
                                          rounds drawn from now on can be opened by nobody
        ratings open --round N --rated NAME --key FILE --because WHY [--member N] [--tenant N]
                                          the first keeper to run it asks, the other one opens within seven days; FILE holds one's own
                                          private key, its passphrase is read from standard input
        """;

    /// <summary>What to do by the arguments after <c>ratings</c>; null where they make no sense. What is left over says where the database is.</summary>
    public static (Func<Db, TimeProvider, TextReader, TextWriter, Task<int>> RunAsync, string[] Others)? Parse(string[] args)
    {
        switch (args)
        {
            case ["keepers", .. var rest]:
                return SetKeepers.Parse(rest) is var (set, others) ? ((db, time, _, output) => set.RunAsync(db, time, output), others) : null;
            case ["open", .. var rest]:
                return OpenRatings.Parse(rest) is var (open, places) ? (open.RunAsync, places) : null;
            default:
                return ListSealed.Parse(args) is var (list, where) ? ((db, _, _, output) => list.RunAsync(db, output), where) : null;
        }
    }
}

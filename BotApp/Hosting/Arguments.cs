namespace Dengta.BotApp.Hosting;

/// <summary>The options of the command line, as settings.</summary>
static class Arguments
{
    public const string Help = """
        Dengta: targets and appraisals inside the team's chat.

          --port N     listen on this port (5160, or the next free one)
          --data DIR   the folder of the PostgreSQL that the bot starts itself
          --no-demo    no demo company, and nobody is let in who is not known
          --help       this text

          understand   reads messages as JSON lines, writes what was understood (also: entities)
          import       brings in people, customers, deals and targets from CSV or Excel; import --help
          invite       a one-time code that lets somebody in, also the first admin: invite --name 赵强
          companies    lists the companies, adds one, connects an organisation to one
          ratings      who can open closed rating rounds together, and the opening itself: docs/ratings.md
          jobs         what the clock sends: jobs list, jobs run weekly-review --as-of 2026-11-23T09:00 --dry-run
          verify       proves that the daily sums equal the ledger
          unread       prints what was not understood, without names: --jsonl for a corpus, --dialog for Tests/Dialogs
          manifest     writes the app package for Teams (manifest --help)

        A PostgreSQL of your own: set ConnectionStrings__Dengta. All settings: README.md.
        """;

    /// <exception cref="StartException">An option that does not exist, or one without its value.</exception>
    public static Dictionary<string, string?> ToSettings(string[] args)
    {
        var settings = new Dictionary<string, string?>();
        // --port=5160 and --port 5160 are the same.
        args = [.. args.SelectMany(a => a.StartsWith("--", StringComparison.Ordinal) ? a.Split('=', 2) : [a])];
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--port":
                    settings["Dengta:Port"] = Value(args, ++i);
                    break;
                case "--data":
                    settings["Dengta:Database:Data"] = Path.GetFullPath(Value(args, ++i));
                    break;
                case "--no-demo":
                    settings["Dengta:Demo"] = "false";
                    break;
                default:
                    throw new StartException($"Unknown option {args[i]}; see --help.");
            }
        }
        return settings;
    }

    static string Value(string[] args, int i) =>
        i < args.Length && args[i].Length > 0 ? args[i] : throw new StartException($"{args[i - 1]} needs a value; see --help.");
}

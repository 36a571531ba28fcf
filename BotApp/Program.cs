using Dengta.BotApp.Hosting;
using Dengta.BotApp.Tools;
using Dengta.BotApp.Tools.Import;

if (CommandLine.TryRun(args, out var exit)) return exit;
var tool = DatabaseTool.Find(args, out exit);
if (exit != 0) return exit;
if (args.Contains("--help"))
{
    Console.WriteLine(args is ["import", ..] ? ImportArguments.Help : Arguments.Help);
    return 0;
}

try
{
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
    var settings = builder.AddSettings(tool?.Settings ?? args);
    // What a tool prints is its result: nothing of the log may stand in it.
    var toErrors = tool is null ? LogLevel.None : LogLevel.Trace;
    using var logs = LoggerFactory.Create(l => l.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole(c => c.LogToStandardErrorThreshold = toErrors));
    await using var database = await Database.OpenAsync(builder, settings, logs, CancellationToken.None);
    if (tool is not null) return await tool.RunAsync(database.Db);

    await using var app = Bot.Build(builder, settings, database.Db);
    app.Announce();
    await app.RunAsync();
    return 0;
}
catch (StartException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

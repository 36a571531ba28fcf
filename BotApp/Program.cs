using Dengta.BotApp.Hosting;
using Dengta.BotApp.Tools;

if (CommandLine.TryRun(args, out var exit)) return exit;
if (args.Contains("--help"))
{
    Console.WriteLine(Arguments.Help);
    return 0;
}

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
    var isCheck = args is ["verify", ..];
    var isExport = args is ["unread", "--jsonl" or "--dialog", ..];
    var settings = builder.AddSettings(isExport ? args[2..] : isCheck ? args[1..] : args);
    using var logs = LoggerFactory.Create(l => l.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole(c => c.LogToStandardErrorThreshold = isExport ? LogLevel.Trace : LogLevel.None));
    await using var database = await Database.OpenAsync(builder, settings, logs, CancellationToken.None);
    if (isCheck) return await Verification.RunAsync(database.Db);
    if (isExport) return await UnreadExport.RunAsync(database.Db, args[1], TimeProvider.System.GetUtcNow());

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

using Dengta.BotApp.Hosting;
using Dengta.BotApp.Tools;
using Dengta.BotApp.Tools.Import;

if (CommandLine.TryRun(args, out var exit)) return exit;
var import = ImportArguments.Of(args, out exit);
if (exit != 0) return exit;
if (args.Contains("--help"))
{
    Console.WriteLine(args is ["import", ..] ? ImportArguments.Help : Arguments.Help);
    return 0;
}

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
    var isCheck = args is ["verify", ..];
    var settings = builder.AddSettings(import is not null ? [.. import.Others] : isCheck ? args[1..] : args);
    using var logs = LoggerFactory.Create(l => l.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
    await using var database = await Database.OpenAsync(builder, settings, logs, CancellationToken.None);
    if (isCheck) return await Verification.RunAsync(database.Db);
    if (import is not null) return await ImportCommand.RunAsync(database.Db, import);

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

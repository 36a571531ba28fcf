using Dengta.BotApp.Channels.Local;
using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Hosting;
using Dengta.BotApp.Tools;
using Dengta.Jobs;

if (CommandLine.TryRun(args, out var exit)) return exit;
if (args.Contains("--help"))
{
    Console.WriteLine(Arguments.Help);
    return 0;
}

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
    var settings = builder.AddSettings(args);
    using var logs = LoggerFactory.Create(l => l.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
    await using var database = await Database.OpenAsync(builder, settings, logs, CancellationToken.None);

    builder.AddConversation(database.Db);
    builder.AddTeams();
    builder.Services.AddLocalChat();
    builder.AddTelemetry(settings);
    if (settings.Jobs) builder.Services.AddSchedule(database.Db.ConnectionString);

    var app = builder.Build();
    app.UseMiddleware<Outages>();
    app.MapTeams();
    app.MapLocalChat();
    app.MapHealth();
    if (settings.Jobs) app.MapSchedule();
    app.Announce();
    await app.RunAsync();
    return 0;
}
catch (StartException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

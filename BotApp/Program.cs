using Dengta.BotApp.Tools;

if (CommandLine.TryRun(args, out var exit)) return exit;

var app = WebApplication.CreateBuilder(args).Build();
app.Run();
return 0;

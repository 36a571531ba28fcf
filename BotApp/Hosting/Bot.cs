using Dengta.BotApp.Channels.Local;
using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Dashboard;
using Dengta.BotApp.Downloads;
using Dengta.BotApp.Surveys;
using Dengta.Domain.Storage;
using Dengta.Jobs;

namespace Dengta.BotApp.Hosting;

/// <summary>The program around its database: what it is made of, and where it answers.</summary>
static class Bot
{
    public static WebApplication Build(WebApplicationBuilder builder, Settings settings, Db db)
    {
        builder.AddConversation(db);
        builder.AddTeams(settings.Teams);
        builder.Services.AddLocalChat();
        builder.AddSurveys(settings);
        builder.AddTelemetry(settings);
        if (settings.Jobs) builder.Services.AddSchedule(db.ConnectionString);

        var app = builder.Build();
        app.UseMiddleware<Outages>();
        app.MapTeams();
        app.MapLocalChat();
        app.MapSurveys();
        app.MapDownloads();
        app.MapHealth();
        if (settings.Jobs)
        {
            app.MapDashboard();
            app.MapSchedule(DashboardDoor.Path, DashboardDoor.MayLook, DashboardDoor.MayAct);
        }
        return app;
    }
}

using Hangfire;
using Hangfire.Dashboard;
using Hangfire.PostgreSql;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dengta.Jobs;

/// <summary>What the clock says, in one place. Hangfire only ticks, in UTC; what is due is asked of our own tables.</summary>
public static class Schedule
{
    static void Fill(IRecurringJobManager jobs)
    {
        jobs.AddOrUpdate<SweepOutbox>("outbox-sweep", job => job.RunAsync(CancellationToken.None), "*/10 * * * * *");
        jobs.AddOrUpdate<ForgetUnread>("forget-unread", job => job.RunAsync(CancellationToken.None), "20 3 * * *");
        jobs.AddOrUpdate<ServePushes>("pushes", job => job.RunAsync(CancellationToken.None), "* * * * *");
        jobs.AddOrUpdate<RemindOfDuties>("duties", job => job.RunAsync(CancellationToken.None), "*/5 * * * *");
        jobs.AddOrUpdate<RatingRounds>("rating-rounds", job => job.RunAsync(CancellationToken.None), "*/5 * * * *");
        jobs.AddOrUpdate<AskCustomers>("surveys", job => job.RunAsync(CancellationToken.None), "*/5 * * * *");
        jobs.AddOrUpdate<TellLowAnswers>("low-answers", job => job.RunAsync(CancellationToken.None), "* * * * *");
    }

    public static void AddSchedule(this IServiceCollection services, string connectionString)
    {
        services.AddHangfire(hangfire => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseFilter(new AutomaticRetryAttribute { Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete })
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(connectionString),
                new PostgreSqlStorageOptions { SchemaName = "hangfire", QueuePollInterval = TimeSpan.FromSeconds(5), JobExpirationCheckInterval = TimeSpan.FromMinutes(10) })
            .WithJobExpirationTimeout(TimeSpan.FromHours(1)));
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
        services.AddTransient<SweepOutbox>().AddTransient<ServePushes>().AddTransient<RemindOfDuties>().AddTransient<ForgetUnread>().AddTransient<RatingRounds>();
        services.AddTransient<AskCustomers>().AddTransient<TellLowAnswers>();
        services.AddSingleton<IEnumerable<IPush>>(s => Pushes.All(s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Starts the schedule, and shows Hangfire's own page at /hangfire: in Development, to this machine.</summary>
    public static void MapSchedule(this WebApplication app)
    {
        Fill(app.Services.GetRequiredService<IRecurringJobManager>());
        app.UseHangfireDashboard("/hangfire", new DashboardOptions
        {
            Authorization = [new ThisMachine(app.Environment.IsDevelopment())],
            DisplayNameFunc = (_, job) => job.Type.Name,
        });
    }

    sealed class ThisMachine(bool isDevelopment) : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) =>
            isDevelopment && context.GetHttpContext().Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address);
    }
}

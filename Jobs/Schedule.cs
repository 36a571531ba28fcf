using System.Linq.Expressions;
using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;
using Hangfire.PostgreSql;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dengta.Jobs;

/// <summary>What the clock says, in one place. Hangfire only ticks, in UTC; what is due is asked of our own tables.</summary>
public static class Schedule
{
    static readonly Entry[] All =
    [
        Entry.Of<SweepOutbox>("outbox-sweep", "Send what waits in the outbox", "*/10 * * * * *", job => job.RunAsync(CancellationToken.None)),
        Entry.Of<ServePushes>("pushes", "Make the cards that are due", "* * * * *", job => job.RunAsync(null, CancellationToken.None)),
        Entry.Of<RemindOfDuties>("duties", "Remind of late duties", "*/5 * * * *", job => job.RunAsync(CancellationToken.None)),
        Entry.Of<RatingRounds>("rating-rounds", "Open, remind of and close rating rounds", "*/5 * * * *", job => job.RunAsync(CancellationToken.None)),
        Entry.Of<AskCustomers>("surveys", "Ask customers how it was", "*/5 * * * *", job => job.RunAsync(CancellationToken.None)),
        Entry.Of<TellLowAnswers>("low-answers", "Tell of low answers", "* * * * *", job => job.RunAsync(CancellationToken.None)),
        Entry.Of<ClosePeriods>("closing", "Preview and seal periods of many people", "*/10 * * * * *", job => job.RunAsync(null, CancellationToken.None)),
        Entry.Of<ForgetUnread>("forget-unread", "Forget texts that were not understood", "20 3 * * *", job => job.RunAsync(CancellationToken.None)),
    ];

    public static void AddSchedule(this IServiceCollection services, string connectionString)
    {
        services.AddHangfire(hangfire => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseFilter(new AutomaticRetryAttribute { Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete })
            .UseJobDetailsRenderer(0, Progress.Shown)
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(connectionString),
                new PostgreSqlStorageOptions { SchemaName = "hangfire", QueuePollInterval = TimeSpan.FromSeconds(5), JobExpirationCheckInterval = TimeSpan.FromMinutes(10) })
            .WithJobExpirationTimeout(TimeSpan.FromHours(1)));
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
        foreach (var entry in All) services.AddTransient(entry.Job);
        services.AddSingleton<IEnumerable<IPush>>(s => Pushes.All(s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Starts the schedule, and shows Hangfire's own page.</summary>
    /// <param name="mayLook">Who sees the page.</param>
    /// <param name="mayAct">Who may also start and delete jobs there.</param>
    public static void MapSchedule(this WebApplication app, string path, Func<HttpContext, bool> mayLook, Func<HttpContext, bool> mayAct)
    {
        var jobs = app.Services.GetRequiredService<IRecurringJobManager>();
        foreach (var entry in All) entry.AddTo(jobs);
        app.UseHangfireDashboard(path, new DashboardOptions
        {
            Authorization = [new Door(mayLook)],
            IsReadOnlyFunc = context => !mayAct(context.GetHttpContext()),
            DisplayNameFunc = (_, job) => NameOf(job),
            DisplayStorageConnectionString = false,
            AppPath = null,
        });
    }

    static string NameOf(Job job) => Array.Find(All, e => e.Job == job.Type)?.Name ?? job.Type.Name;

    /// <param name="Name">What the dashboard calls it.</param>
    /// <param name="Cron">In UTC; with six fields the first is seconds.</param>
    sealed record Entry(Type Job, string Name, Action<IRecurringJobManager> AddTo)
    {
        public static Entry Of<T>(string id, string name, string cron, Expression<Func<T, Task>> run) where T : notnull =>
            new(typeof(T), name, jobs => jobs.AddOrUpdate(id, run, cron));
    }

    sealed class Door(Func<HttpContext, bool> mayLook) : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => mayLook(context.GetHttpContext());
    }
}

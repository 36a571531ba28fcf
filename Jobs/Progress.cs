using System.Net;
using System.Text.Json;
using Hangfire.Dashboard;
using Hangfire.Server;

namespace Dengta.Jobs;

/// <summary>How far a long job is, on its own page of the dashboard.</summary>
static class Progress
{
    const string Name = "Progress";

    /// <param name="context">Null where no dashboard looks on: from the command line, in a test.</param>
    public static Action<string> Of(PerformContext? context) => said => context?.SetJobParameter(Name, said);

    public static NonEscapedString Shown(JobDetailsRendererDto page)
    {
        using var connection = page.Page.Storage.GetConnection();
        // Hangfire keeps parameters as JSON.
        var said = connection.GetJobParameter(page.JobId, Name) is { } kept ? JsonSerializer.Deserialize<string>(kept) : null;
        return new(said is null ? "" : $"<h3>Progress</h3><p>{WebUtility.HtmlEncode(said)}</p>");
    }
}

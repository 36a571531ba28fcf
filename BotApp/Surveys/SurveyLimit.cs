using System.Globalization;
using System.Threading.RateLimiting;

namespace Dengta.BotApp.Surveys;

/// <summary>How often one address may ask for survey pages: enough for an office behind one address, too little to guess.</summary>
static class SurveyLimit
{
    public const string Policy = "survey";

    /// <summary>Requests in a minute.</summary>
    public const int Requests = 30;

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void Add(IServiceCollection services, ClientAddress clients) =>
        services.AddRateLimiter(limits =>
        {
            limits.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
                clients.HouseholdOf(http), _ => new() { PermitLimit = Requests, Window = Window }));
            limits.OnRejected = async (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                await SurveyEndpoints.SendAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, SurveyPage.TooMany);
            };
        });
}

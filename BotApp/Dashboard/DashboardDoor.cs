using Dengta.BotApp.Channels;
using Dengta.BotApp.Hosting;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Dashboard;

/// <summary>
/// Stands before the page of the jobs. Whoever sits at the machine of a bot in development comes in and may start jobs; everybody else needs the
/// cookie of a link, must still be an admin at each request, and may only look.
/// </summary>
sealed class DashboardDoor(RequestDelegate next, IHostEnvironment environment, Db db, SigningKey signing, PublicAddress address, TimeProvider time)
{
    public const string Path = "/hangfire";

    public const string Cookie = "dengta-dashboard";

    enum Access
    {
        Look,
        Act,
    }

    /// <summary>Whether the request has come through the door.</summary>
    public static bool MayLook(HttpContext http) => http.Items[typeof(DashboardDoor)] is Access;

    public static bool MayAct(HttpContext http) => http.Items[typeof(DashboardDoor)] is Access.Act;

    // Strict: no other site can make an admin's browser ask for anything here.
    public static CookieOptions CookieFor(Uri? address, DateTimeOffset expires) => new()
    {
        Path = Path,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = address?.Scheme == Uri.UriSchemeHttps,
        Expires = expires,
        IsEssential = true,
    };

    /// <summary>Keeps a page from being kept, framed or told of.</summary>
    public static void Seal(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers.ContentSecurityPolicy = DashboardPage.Policy;
    }

    public async Task InvokeAsync(HttpContext http)
    {
        if (LoopbackOnly.Allows(environment, http)) http.Items[typeof(DashboardDoor)] = Access.Act;
        else if (await RefusalAsync(http) is not var (status, refusal)) http.Items[typeof(DashboardDoor)] = Access.Look;
        else
        {
            Seal(http.Response);
            http.Response.StatusCode = status;
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(DashboardPage.Refused(refusal), http.RequestAborted);
            return;
        }
        http.Response.Headers.XFrameOptions = "DENY";
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        await next(http);
    }

    async Task<(int Status, Refusal Refusal)?> RefusalAsync(HttpContext http)
    {
        var now = time.GetUtcNow();
        var session = DashboardTicket.Read(TicketKind.Session, http.Request.Cookies[Cookie], await signing.GetAsync(http.RequestAborted), now);
        if (session is not { } known) return (StatusCodes.Status401Unauthorized, DashboardPage.NotLetIn);
        await using var tx = db.Begin();
        var pass = DashboardPassStore.Find(tx, known.Tenant, known.Pass);
        await tx.SendAsync(http.RequestAborted);
        if (pass.Value is { IsAdmin: true }) return null;
        AuditStore.Add(tx, known.Tenant, now, pass.Value?.Holder, null, "refused", FormattableString.Invariant($"dashboard {known.Pass.Value}"));
        await tx.CommitAsync(http.RequestAborted);
        // The page asks every two seconds: without the cookie what it asks next is refused without a word in the audit.
        http.Response.Cookies.Delete(Cookie, CookieFor(address.Value, now));
        return (StatusCodes.Status403Forbidden, DashboardPage.NoAdmin);
    }
}

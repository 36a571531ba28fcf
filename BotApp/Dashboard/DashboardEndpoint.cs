using Dengta.BotApp.Hosting;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Dashboard;

/// <summary><c>/jobs/…</c>: where an admin's link leads. Opened and confirmed, once and within minutes, it lets the browser look at the jobs.</summary>
static class DashboardEndpoint
{
    public static void MapDashboard(this WebApplication app)
    {
        app.MapGet("/jobs/{token}", (Delegate)AskAsync);
        app.MapPost("/jobs/{token}", (Delegate)EnterAsync);
        app.UseWhen(http => http.Request.Path.StartsWithSegments(DashboardDoor.Path), branch => branch.UseMiddleware<DashboardDoor>());
    }

    /// <summary>Where a link is opened.</summary>
    public static Uri AddressOf(Uri bot, DashboardTicket ticket, ReadOnlySpan<byte> key) => new(bot, $"/jobs/{ticket.Sign(key)}");

    static async Task<IResult> AskAsync(HttpContext http, string token, SigningKey key, TimeProvider time) =>
        DashboardTicket.Read(TicketKind.Link, token, await key.GetAsync(http.RequestAborted), time.GetUtcNow()) is null
            ? Refuse(http, StatusCodes.Status404NotFound, DashboardPage.Gone)
            : Show(http, StatusCodes.Status200OK, DashboardPage.Enter);

    static async Task<IResult> EnterAsync(HttpContext http, string token, Db db, SigningKey signing, PublicAddress address, TimeProvider time)
    {
        var (now, key) = (time.GetUtcNow(), await signing.GetAsync(http.RequestAborted));
        if (DashboardTicket.Read(TicketKind.Link, token, key, now) is not { } link) return Refuse(http, StatusCodes.Status404NotFound, DashboardPage.Gone);
        await using var tx = db.Begin();
        var pass = DashboardPassStore.Use(tx, link.Tenant, link.Pass, now);
        await tx.SendAsync(http.RequestAborted);
        if (pass.Value is not { } used) return Refuse(http, StatusCodes.Status404NotFound, DashboardPage.Gone);
        AuditStore.Add(tx, link.Tenant, now, used.Holder, null, used.IsAdmin ? "dashboard.entered" : "refused", FormattableString.Invariant($"dashboard {link.Pass.Value}"));
        await tx.CommitAsync(http.RequestAborted);
        if (!used.IsAdmin) return Refuse(http, StatusCodes.Status403Forbidden, DashboardPage.NoAdmin);
        var session = link with { Kind = TicketKind.Session, Expires = now + DashboardPass.SessionLives };
        http.Response.Cookies.Append(DashboardDoor.Cookie, session.Sign(key), DashboardDoor.CookieFor(address.Value, session.Expires));
        return Results.Redirect(DashboardDoor.Path);
    }

    static IResult Refuse(HttpContext http, int status, Refusal refusal) => Show(http, status, DashboardPage.Refused(refusal));

    static IResult Show(HttpContext http, int status, string page)
    {
        DashboardDoor.Seal(http.Response);
        return Results.Content(page, "text/html; charset=utf-8", statusCode: status);
    }
}

using System.Globalization;
using Dengta.BotApp.Conversation;
using Dengta.BotApp.Hosting;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Reports;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Downloads;

/// <summary>
/// <c>GET /reports/…</c>: a file for the one person whom its address was given. Whether the person may still see what is in it is looked at with
/// each download, and each is audited.
/// </summary>
static class DownloadEndpoint
{
    const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    static readonly Refusal Gone = new("这个链接无效或已过期,请在聊天里重新导出。", "This link is not valid or has expired; please export again in the chat.");

    public static void MapDownloads(this IEndpointRouteBuilder app) => app.MapGet("/reports/{token}", (Delegate)SendAsync);

    /// <summary>Where a file is fetched.</summary>
    public static Uri AddressOf(Uri bot, DownloadToken token, ReadOnlySpan<byte> key) => new(bot, $"/reports/{token.Sign(key)}");

    static async Task<IResult> SendAsync(HttpContext http, string token, Db db, Tenants tenants, DownloadGate gate, SigningKey key, TimeProvider time)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        cancel.CancelAfter(Longest);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var now = time.GetUtcNow();
        if (DownloadToken.Read(token, await key.GetAsync(cancel.Token), now) is not { } read || tenants.Current.Find(read.Tenant) is not { } tenant)
            return Refuse();
        // One file at a time: each costs as much as thousands of messages.
        using var pass = await gate.EnterAsync(cancel.Token);
        return await AllowAsync(db, tenant, read.Report, now, cancel.Token) is { } workbook ? await FileAsync(db, workbook, cancel.Token) : Refuse();
    }

    /// <summary>Null where the file has expired, or the person may not have it any more.</summary>
    static async Task<AppraisalWorkbook?> AllowAsync(Db db, Tenant tenant, ReportId id, DateTimeOffset now, CancellationToken cancel)
    {
        await using var tx = db.Begin();
        var report = ReportStore.Find(tx, tenant.Id, id, now);
        await tx.SendAsync(cancel);
        if (report.Value is not { } asked) return null;
        var asker = MemberStore.Find(tx, tenant.Id, asked.Asker, within: null);
        await tx.SendAsync(cancel);
        var workbook = asker.Value is { } a ? new AppraisalWorkbook(tenant, a.Member, asked, now) : null;
        var allowed = workbook is not null && (await workbook.PeopleAsync(tx, cancel)).Count > 0;
        AuditStore.Add(tx, tenant.Id, now, asked.Asker, null, allowed ? "report.downloaded" : "refused", string.Create(CultureInfo.InvariantCulture, $"report {id.Value}"));
        await tx.CommitAsync(cancel);
        return allowed ? workbook : null;
    }

    // By way of a file: the database is done with before a slow line is, and what goes wrong is known before anything is sent.
    static async Task<IResult> FileAsync(Db db, AppraisalWorkbook workbook, CancellationToken cancel)
    {
        var file = NewFile();
        try
        {
            await using var tx = db.Begin(snapshot: true);
            await workbook.WriteAsync(file, tx, cancel);
            await tx.CommitAsync(cancel);
            file.Position = 0;
            return Results.File(file, Excel, workbook.FileName);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    static FileStream NewFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), $"dengta-{Guid.NewGuid():N}.xlsx"), options);
    }

    static IResult Refuse() => Results.Text($"{Gone.Chinese}\n{Gone.English}\n", statusCode: StatusCodes.Status404NotFound);
}

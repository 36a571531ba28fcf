using Dengta.BotApp.Channels.Mail;
using Dengta.BotApp.Hosting;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using Dengta.Domain.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Dengta.BotApp.Surveys;

/// <summary>
/// <c>/survey/{token}</c>: the page that a customer answers on. To look at it changes nothing, since mail scanners and chat previews look at
/// every link; only the form's POST is an answer.
/// </summary>
static class SurveyEndpoints
{
    const int LargestForm = 128 * 1024;

    public static void AddSurveys(this WebApplicationBuilder builder, Settings settings)
    {
        var clients = new ClientAddress(settings.Surveys.TrustedProxies);
        // In Development the bot's own address is known only once it listens: each run of the clock asks anew.
        builder.Services
            .AddTransient(s => new SurveyAddress(settings.Surveys.PublicOr(s.GetRequiredService<PublicAddress>().Value), settings.Smtp.IsOn))
            .AddSingleton<IChannel>(s => new MailChannel(settings.Smtp, s.GetRequiredService<ILogger<MailChannel>>()))
            .AddSingleton(clients);
        SurveyLimit.Add(builder.Services, clients);
    }

    public static void MapSurveys(this WebApplication app)
    {
        app.UseRateLimiter();
        var page = app.MapGroup("/survey").RequireRateLimiting(SurveyLimit.Policy).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        page.MapMethods("/{token}", [HttpMethods.Get, HttpMethods.Head], (Delegate)ShowAsync);
        page.MapPost("/{token}", (Delegate)TakeAsync);
    }

    static async Task ShowAsync(HttpContext http, string token, Db db, TimeProvider time)
    {
        var found = await FindAsync(http, db, SurveyLink.Read(token), time);
        await (found?.State == SurveyState.Open
            ? SendAsync(http, StatusCodes.Status200OK, l => SurveyPage.Ask(l, found.Company))
            : RefuseAsync(http, found, StatusCodes.Status410Gone));
    }

    static async Task TakeAsync(HttpContext http, string token, Db db, TimeProvider time, ClientAddress clients)
    {
        var form = await FormOfAsync(http.Request);
        var device = SurveyAnswer.DeviceOf(clients.NeighbourhoodOf(http), http.Request.Headers.UserAgent.ToString());
        var link = SurveyLink.Read(token);
        var answer = SurveyAnswer.Read(form["score"], form["remark"], device);
        if (link is not null && answer is not null && await AnswerAsync(db, link, answer, time) is { } company)
        {
            await SendAsync(http, StatusCodes.Status200OK, l => SurveyPage.Thanks(l, company));
            return;
        }
        var found = await FindAsync(http, db, link, time);
        await (found?.State == SurveyState.Open
            ? SendAsync(http, StatusCodes.Status400BadRequest, l => SurveyPage.Ask(l, found.Company, again: true))
            : RefuseAsync(http, found, StatusCodes.Status409Conflict));
    }

    static Task RefuseAsync(HttpContext http, FoundSurvey? found, int answered) => found?.State switch
    {
        SurveyState.Answered => SendAsync(http, answered, SurveyPage.Answered),
        SurveyState.Closed => SendAsync(http, StatusCodes.Status410Gone, SurveyPage.Closed),
        _ => SendAsync(http, StatusCodes.Status404NotFound, SurveyPage.Unknown),
    };

    static async Task<IFormCollection> FormOfAsync(HttpRequest request)
    {
        if (!request.HasFormContentType) return FormCollection.Empty;
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // Too many fields, or a NUL among the characters: no browser sends that.
            return FormCollection.Empty;
        }
    }

    /// <summary>Sends a page in the customer's language; nobody may keep, index or frame it.</summary>
    public static async Task SendAsync(HttpContext http, int status, Func<Language, string> page)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = SurveyPage.Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept-Language";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        var language = LanguageOf(http.Request);
        headers.ContentLanguage = language.Tag();
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(page(language), http.RequestAborted);
    }

    static async Task<FoundSurvey?> FindAsync(HttpContext http, Db db, SurveyLink? link, TimeProvider time)
    {
        if (link is null) return null;
        await using var tx = db.Begin();
        var found = AnswerStore.Find(tx, link, time.GetUtcNow());
        await tx.CommitAsync(http.RequestAborted);
        return found.Value;
    }

    // Not linked to the request: whoever closes the page at once has answered all the same.
    static async Task<string?> AnswerAsync(Db db, SurveyLink link, SurveyAnswer answer, TimeProvider time)
    {
        await using var tx = db.Begin();
        var company = AnswerStore.Answer(tx, link, answer, time.GetUtcNow());
        await tx.CommitAsync(CancellationToken.None);
        return company.Value;
    }

    /// <summary>What the switch on the page says, else the first language of the browser that there is a page in, else Chinese.</summary>
    static Language LanguageOf(HttpRequest request)
    {
        if (request.Query["lang"].ToString() is { Length: > 0 } chosen) return Wording.FromTag(chosen);
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)) return Language.Chinese;
        var known = wanted.OrderByDescending(w => w.Quality ?? 1).Select(w => w.Value.ToString())
            .FirstOrDefault(w => w.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || w.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return Wording.FromTag(known ?? (wanted.Count > 0 ? "en" : null));
    }
}

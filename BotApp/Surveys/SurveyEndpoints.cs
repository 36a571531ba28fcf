using System.Net;
using Dengta.Domain.Basics;
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

    public static void AddSurveys(this WebApplicationBuilder builder, SurveySettings settings)
    {
        builder.Services.AddSingleton(new SurveyAddress(settings.Public)).AddSingleton(settings);
        SurveyLimit.Add(builder.Services, settings);
    }

    public static void MapSurveys(this WebApplication app)
    {
        app.UseRateLimiter();
        var page = app.MapGroup("/survey").RequireRateLimiting(SurveyLimit.Policy).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        page.MapMethods("/{token}", [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)ShowAsync);
        page.MapPost("/{token}", (RequestDelegate)TakeAsync);
    }

    static async Task ShowAsync(HttpContext http)
    {
        var found = await FindAsync(http);
        await (found?.State switch
        {
            SurveyState.Open => SendAsync(http, StatusCodes.Status200OK, l => SurveyPage.Ask(l, found.Company)),
            SurveyState.Answered => SendAsync(http, StatusCodes.Status410Gone, SurveyPage.Answered),
            SurveyState.Closed => SendAsync(http, StatusCodes.Status410Gone, SurveyPage.Closed),
            _ => SendAsync(http, StatusCodes.Status404NotFound, SurveyPage.Unknown),
        });
    }

    static async Task TakeAsync(HttpContext http)
    {
        var form = await FormOfAsync(http.Request);
        var answer = SurveyAnswer.Read(form["score"], form["remark"], DeviceOf(http));
        var company = answer is null ? null : await AnswerAsync(http, answer);
        if (company is not null)
        {
            await SendAsync(http, StatusCodes.Status200OK, l => SurveyPage.Thanks(l, company));
            return;
        }
        var found = await FindAsync(http);
        await (found?.State switch
        {
            SurveyState.Open => SendAsync(http, StatusCodes.Status400BadRequest, l => SurveyPage.Ask(l, found.Company, again: true)),
            SurveyState.Answered => SendAsync(http, StatusCodes.Status409Conflict, SurveyPage.Answered),
            SurveyState.Closed => SendAsync(http, StatusCodes.Status410Gone, SurveyPage.Closed),
            _ => SendAsync(http, StatusCodes.Status404NotFound, SurveyPage.Unknown),
        });
    }

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

    static async Task<FoundSurvey?> FindAsync(HttpContext http)
    {
        if (LinkOf(http) is not { } link) return null;
        await using var tx = Begin(http);
        var found = AnswerStore.Find(tx, link, Now(http));
        await tx.CommitAsync(http.RequestAborted);
        return found.Value;
    }

    static async Task<string?> AnswerAsync(HttpContext http, SurveyAnswer answer)
    {
        if (LinkOf(http) is not { } link) return null;
        await using var tx = Begin(http);
        var company = AnswerStore.Answer(tx, link, answer, Now(http));
        // Whoever closes the page at once has answered all the same.
        await tx.CommitAsync(CancellationToken.None);
        return company.Value;
    }

    static SurveyLink? LinkOf(HttpContext http) => SurveyLink.Read(http.Request.RouteValues["token"] as string);

    static Tx Begin(HttpContext http) => http.RequestServices.GetRequiredService<Db>().Begin();

    static DateTimeOffset Now(HttpContext http) => http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    static int DeviceOf(HttpContext http)
    {
        var address = ClientAddress.Of(http, http.RequestServices.GetRequiredService<SurveySettings>().TrustedProxies);
        return SurveyAnswer.DeviceOf(ClientAddress.Neighbourhood(address), http.Request.Headers.UserAgent.ToString());
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

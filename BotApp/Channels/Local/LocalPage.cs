using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Dengta.BotApp.Channels.Local;

/// <summary>The page itself: the files of <c>Web/wwwroot</c>.</summary>
static class LocalPage
{
    // Nothing but our own files, and pictures that come within a card; no script or style in the document; no text ever becomes markup or code: the three trusted types
    // are those that the card renderer declares while it loads, for features that the page does not use.
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
        + "trusted-types adaptivecards#deprecatedExportedFunctionPolicy adaptivecards#markdownPassthroughPolicy adaptivecards#restoreContentsPolicy";

    static readonly FileExtensionContentTypeProvider Types = new();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var root = routes.ServiceProvider.GetRequiredService<IHostEnvironment>().ContentRootPath;
        var files = new PhysicalFileProvider(Path.Combine(root, "Web", "wwwroot"));
        routes.MapGet("/", LocalOnly.Guard(http => SendAsync(http, files, "index.html")));
        routes.MapGet("/favicon.svg", LocalOnly.Guard(http => SendAsync(http, files, "favicon.svg")));
        foreach (var folder in (string[])["css", "js", "lib"])
            routes.MapGet($"/{folder}/{{file}}", LocalOnly.Guard(http => SendAsync(http, files, $"{folder}/{http.Request.RouteValues["file"]}")));
    }

    static async Task SendAsync(HttpContext http, PhysicalFileProvider files, string path)
    {
        if (files.GetFileInfo(path) is not { Exists: true } file || !Types.TryGetContentType(path, out var type))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
        Protect(http.Response.Headers);
        await http.Response.SendFileAsync(file, http.RequestAborted);
    }

    static void Protect(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}

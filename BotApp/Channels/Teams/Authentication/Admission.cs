namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <summary>
/// Who may post to <c>/api/messages</c>. Once the bot has an id every request needs a token; before, only this machine is let in, in
/// Development, and without one.
/// </summary>
sealed partial class Admission(TokenCheck? tokens, IHostEnvironment environment, ILogger<Admission> log)
{
    const string Scheme = "Bearer ";

    /// <summary>Null for somebody who is turned away; it has been logged why.</summary>
    public async ValueTask<Caller?> OfAsync(HttpContext http)
    {
        var (caller, reason) = await CheckAsync(http);
        if (caller is null) Refused(log, reason ?? "no reason");
        return caller;
    }

    /// <summary>Whether the caller may deliver this very activity.</summary>
    public bool Allows(Caller caller, Activity activity)
    {
        if (caller.Objection(activity) is not { } reason) return true;
        Refused(log, reason);
        return false;
    }

    async ValueTask<Verdict> CheckAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization;
        if (tokens is null)
        {
            if (header.Count > 0) return new(null, "no token can be checked without Dengta:Teams:BotId");
            return LoopbackOnly.Allows(environment, http) ? new(new Caller.ThisMachine(), null) : new(null, "it carries no token");
        }
        if (header.Count == 0) return new(null, "it carries no token");
        return header is [{ } one] && one.StartsWith(Scheme, StringComparison.Ordinal) && one.Length > Scheme.Length && !one.AsSpan(Scheme.Length).Contains(' ')
            ? await tokens.CheckAsync(one[Scheme.Length..], http.RequestAborted)
            : new(null, "its Authorization header is not Bearer and one token");
    }

    [LoggerMessage(LogLevel.Warning, "A request to /api/messages was refused: {Reason}")]
    static partial void Refused(ILogger log, string reason);
}

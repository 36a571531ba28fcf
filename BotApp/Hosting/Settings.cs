using Dengta.BotApp.Channels.Mail;
using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Surveys;
using Dengta.BotApp.Tools;

namespace Dengta.BotApp.Hosting;

/// <summary>The section <c>Dengta</c> of appsettings.json, the environment (<c>Dengta__Port</c>) or the command line. Defaults are here.</summary>
sealed class Settings
{
    /// <summary>Where to listen. When it is not set and taken, the next free one is used.</summary>
    public int Port { get; set; } = FreePort.Usual;

    /// <summary>The address under which people's browsers reach the bot, such as https://dengta.example.com. Unset: its own in Development, none otherwise.</summary>
    public string? Address { get; set; }

    /// <summary>Makes the demo company in an empty database and lets anybody in. Unset: on in Development.</summary>
    public bool? Demo { get; set; }

    public bool IsDemo(IHostEnvironment environment) => Demo ?? environment.IsDevelopment();

    /// <summary>Whether messages of any organisation arrive; each must then be connected to its company.</summary>
    public bool ServesSeveralOrganisations => Teams.MultiTenant;

    /// <summary>Whether this process runs the clock's jobs; at least one replica must.</summary>
    public bool Jobs { get; set; } = true;

    public DatabaseSettings Database { get; set; } = new();

    public TenantSettings Tenant { get; set; } = new();

    public TelemetrySettings Telemetry { get; set; } = new();

    public TeamsSettings Teams { get; set; } = new();

    public SurveySettings Surveys { get; set; } = new();

    public SmtpSettings Smtp { get; set; } = new();

    /// <summary>Every mistake in one sentence each.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (Port is < 1 or > 65535) yield return $"Dengta:Port must be between 1 and 65535, not {Port}.";
        if (Address is { Length: > 0 } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http", AbsolutePath: "/", Query: "" }))
            yield return $"Dengta:Address must be an address without a path such as https://dengta.example.com, not '{address}'.";
        if (string.IsNullOrWhiteSpace(Tenant.Name)) yield return "Dengta:Tenant:Name must not be empty.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Tenant.TimeZone, out _))
            yield return $"Dengta:Tenant:TimeZone must be an IANA time zone such as Asia/Shanghai, not '{Tenant.TimeZone}'.";
        if (Tenant.Currency is not { Length: 3 } || !Tenant.Currency.All(char.IsAsciiLetterUpper))
            yield return $"Dengta:Tenant:Currency must be an ISO 4217 code such as CNY, not '{Tenant.Currency}'.";
        if (Tenant.Language is not ("zh-CN" or "en")) yield return $"Dengta:Tenant:Language must be zh-CN or en, not '{Tenant.Language}'.";
        if (Telemetry.Otlp is { Length: > 0 } otlp && !Uri.TryCreate(otlp, UriKind.Absolute, out _))
            yield return $"Dengta:Telemetry:Otlp must be an address such as http://collector:4317, not '{otlp}'.";
    }
}

/// <summary>Only used without <c>ConnectionStrings:Dengta</c>: the PostgreSQL that the bot starts itself.</summary>
sealed class DatabaseSettings
{
    /// <summary>The data folder; unset: the user's data folder.</summary>
    public string? Data { get; set; }

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>; unset: looked for on PATH and in the usual places.</summary>
    public string? Binaries { get; set; }
}

/// <summary>The company that is made in an empty database outside demo mode.</summary>
sealed class TenantSettings
{
    public string Name { get; set; } = "Dengta";

    public string TimeZone { get; set; } = "Asia/Shanghai";

    public string Currency { get; set; } = "CNY";

    public string Language { get; set; } = "zh-CN";
}

sealed class TelemetrySettings
{
    /// <summary>Where metrics and traces are sent with OTLP; unset: nowhere.</summary>
    public string? Otlp { get; set; }
}

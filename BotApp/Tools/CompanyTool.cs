using System.Globalization;
using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Hosting;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Tools;

/// <summary><c>companies</c>: lists the companies of this deployment, adds one, and says which Entra organisation is whose.</summary>
/// <param name="Name">Of a company to be made; null to list them or to connect one that is there.</param>
/// <param name="Organisation">An Entra tenant id.</param>
sealed record CompanyTool(TenantSettings? Company, int? Tenant, string? Organisation)
{
    public const string Help = """
        companies                         lists the companies, and the Entra organisations that are connected to each
        companies --add NAME [--time-zone Asia/Shanghai] [--currency CNY] [--language zh-CN] [--organisation ID]
                                          makes a company
        companies --tenant N --organisation ID
                                          people of that Entra organisation are of company N; needs Dengta__Teams__MultiTenant=true
        """;

    /// <summary>Reads the arguments after <c>companies</c>; null where they make no sense. What is left over says where the database is.</summary>
    public static (CompanyTool Tool, string[] Others)? Parse(string[] args)
    {
        var (options, others) = ToolOptions.Read(args, ["--add", "--time-zone", "--currency", "--language", "--tenant", "--organisation"], []);
        if (options is null || !ToolOptions.Number(options, "--tenant", out var tenant)) return null;
        var organisation = options.GetValueOrDefault("--organisation");
        if (organisation is not null && (organisation = TeamsDirectory.EntraId(organisation)) is null) return null;
        if ((tenant is null) == (organisation is not null) && !options.ContainsKey("--add") || tenant is not null && options.ContainsKey("--add")) return null;
        var company = options.TryGetValue("--add", out var name) ? Made(name, options) : null;
        if (company is not null && new Settings { Tenant = company }.Mistakes().Any()) return null;
        return (new(company, tenant, organisation), ["--no-demo", .. others]);
    }

    public async Task<int> RunAsync(Db db, TextWriter output)
    {
        await using var tx = db.Begin();
        if (Company is { } company)
        {
            var added = TenantStore.AddNext(tx, company.Name, company.TimeZone, company.Currency, Wording.FromTag(company.Language));
            await tx.SendAsync(CancellationToken.None);
            if (Organisation is { } first) TenantStore.Connect(tx, ActivityReader.Channel, first, added.Value);
        }
        else if (Organisation is { } organisation)
            TenantStore.Connect(tx, ActivityReader.Channel, organisation, new TenantId(Tenant!.Value));
        await tx.CommitAsync(CancellationToken.None);
        return await ListAsync(db, output);
    }

    async Task<int> ListAsync(Db db, TextWriter output)
    {
        var directory = await TenantStore.LoadAsync(db, CancellationToken.None);
        foreach (var tenant in directory.All.OrderBy(t => t.Id.Value))
        {
            var organisations = string.Join(' ', directory.OrganisationsOf(tenant.Id).Select(o => $"{o.Channel}:{o.Organisation}"));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{tenant.Id.Value,3}  {tenant.Name}  {tenant.Zone.Id} {tenant.Currency} {tenant.Language.Tag()}  {organisations}").TrimEnd());
        }
        if (Organisation is not { } wanted || directory.Find(ActivityReader.Channel, wanted, severalMayCome: true) is { } owner && (Tenant is null || owner.Id.Value == Tenant)) return 0;
        output.WriteLine($"The organisation {wanted} was not connected: it is another company's, or there is no such company.");
        return 1;
    }

    static TenantSettings Made(string name, IReadOnlyDictionary<string, string> options)
    {
        var usual = new TenantSettings();
        return new()
        {
            Name = name,
            TimeZone = options.GetValueOrDefault("--time-zone", usual.TimeZone),
            Currency = options.GetValueOrDefault("--currency", usual.Currency),
            Language = options.GetValueOrDefault("--language", usual.Language),
        };
    }
}

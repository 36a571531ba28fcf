using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;

namespace Dengta.Tests.People;

public sealed class OrganisationTests
{
    [Fact]
    public async Task Once_an_organisation_is_connected_no_other_belongs_to_the_company()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        var cancel = TestContext.Current.CancellationToken;
        await Migrator.RunAsync(db, TimeProvider.System, cancel);
        await using var tx = db.Begin();
        TenantStore.Add(tx, new TenantId(1), "One", "Asia/Shanghai", "CNY", Language.Chinese);
        await tx.SendAsync(cancel);
        TenantStore.ConnectOnly(tx, "teams", "ours");
        TenantStore.ConnectOnly(tx, "teams", "ours");
        await tx.CommitAsync(cancel);

        var tenants = await TenantStore.LoadAsync(db, cancel);
        Assert.Equal("One", tenants.Find("teams", "ours")?.Name);
        Assert.Null(tenants.Find("teams", "somebody-elses"));
    }
}

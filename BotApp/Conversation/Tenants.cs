using Dengta.BotApp.Hosting;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Conversation;

/// <summary>The tenants as last read; every turn needs them, they hardly ever change.</summary>
sealed class Tenants(Db db, Settings settings)
{
    volatile TenantDirectory _current = new([], new Dictionary<(string, string), Domain.Basics.TenantId>());

    public TenantDirectory Current => _current;

    /// <summary>Whose message it is; null for an organisation that is not connected.</summary>
    public Tenant? Of(Incoming incoming) => _current.Find(incoming.Channel, incoming.Organisation, settings.ServesSeveralOrganisations);

    public async Task RefreshAsync(CancellationToken cancel) => _current = await TenantStore.LoadAsync(db, cancel);
}

using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Conversation;

/// <summary>The tenants as last read; every turn needs them, they hardly ever change.</summary>
sealed class Tenants(Db db)
{
    volatile TenantDirectory _current = new([], new Dictionary<(string, string), Domain.Basics.TenantId>());

    public TenantDirectory Current => _current;

    public async Task RefreshAsync(CancellationToken cancel) => _current = await TenantStore.LoadAsync(db, cancel);
}

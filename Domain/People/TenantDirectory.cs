using System.Collections.Frozen;
using Dengta.Domain.Basics;

namespace Dengta.Domain.People;

/// <summary>All tenants of this deployment, read when the program starts and again every minute: they change rarely, every turn needs one.</summary>
public sealed class TenantDirectory(IEnumerable<Tenant> tenants, IReadOnlyDictionary<(string Channel, string Organisation), TenantId> channels)
{
    readonly FrozenDictionary<TenantId, Tenant> _tenants = tenants.ToFrozenDictionary(t => t.Id);
    readonly FrozenDictionary<(string, string), TenantId> _channels = channels.ToFrozenDictionary();

    public IReadOnlyCollection<Tenant> All => _tenants.Values;

    /// <summary>The tenant of a channel's organisation; where none is connected yet and there is but one tenant, that one.</summary>
    public Tenant? Find(string channel, string organisation)
    {
        if (_channels.TryGetValue((channel, organisation), out var id)) return _tenants.GetValueOrDefault(id);
        return _channels.Count == 0 && _tenants.Count == 1 ? _tenants.Values[0] : null;
    }

    /// <summary>Null for an id that no tenant has.</summary>
    public Tenant? Find(TenantId id) => _tenants.GetValueOrDefault(id);

    public Tenant this[TenantId id] => _tenants[id];
}

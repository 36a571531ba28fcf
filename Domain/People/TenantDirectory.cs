using System.Collections.Frozen;
using Dengta.Domain.Basics;

namespace Dengta.Domain.People;

/// <summary>All tenants of this deployment, read when the program starts and again every minute: they change rarely, every turn needs one.</summary>
public sealed class TenantDirectory(IEnumerable<Tenant> tenants, IReadOnlyDictionary<(string Channel, string Organisation), TenantId> channels)
{
    readonly FrozenDictionary<TenantId, Tenant> _tenants = tenants.ToFrozenDictionary(t => t.Id);
    readonly FrozenDictionary<(string, string), TenantId> _channels = channels.ToFrozenDictionary();
    readonly FrozenSet<string> _connected = channels.Keys.Select(c => c.Channel).ToFrozenSet(StringComparer.Ordinal);

    public IReadOnlyCollection<Tenant> All => _tenants.Values;

    /// <summary>The company that somebody at the console means.</summary>
    /// <param name="id">Null where there is but one.</param>
    public Tenant? Choose(int? id) => id is { } wanted ? _tenants.GetValueOrDefault(new TenantId(wanted)) : _tenants.Count == 1 ? _tenants.Values[0] : null;

    public IEnumerable<(string Channel, string Organisation)> OrganisationsOf(TenantId tenant) =>
        _channels.Where(c => c.Value == tenant).Select(c => c.Key).Order();

    /// <summary>The tenant of a channel's organisation; null where it is nobody's.</summary>
    /// <param name="severalMayCome">
    /// Whether the channel brings messages of any organisation. Where it does not, and none of it is connected yet, they are the only
    /// tenant's; where it does, a stranger's must never be.
    /// </param>
    public Tenant? Find(string channel, string organisation, bool severalMayCome = false)
    {
        if (_channels.TryGetValue((channel, organisation), out var id)) return _tenants.GetValueOrDefault(id);
        return !severalMayCome && !_connected.Contains(channel) && _tenants.Count == 1 ? _tenants.Values[0] : null;
    }

    /// <summary>Null for an id that no tenant has.</summary>
    public Tenant? Find(TenantId id) => _tenants.GetValueOrDefault(id);

    public Tenant this[TenantId id] => _tenants[id];
}

using System.Collections.Frozen;
using OpenFeature;

namespace OpenRollout;

/// <summary>
/// A set that contains all flags of one manifest. Use it to register snapshots in a container and to find flags by their keys.
/// Generated code creates one for each manifest: <c>Flags.Set</c>. Thread-safe.
/// </summary>
public abstract class FlagSet
{
    private readonly Func<FeatureFlag[]> _list;
    private volatile FeatureFlag[]? _flags;
    private volatile FrozenDictionary<string, FeatureFlag>? _byKey;

    private protected FlagSet(FlagBinding binding, Func<FeatureFlag[]> list)
    {
        ArgumentNullException.ThrowIfNull(binding);
        ArgumentNullException.ThrowIfNull(list);
        Binding = binding;
        _list = list;
    }

    /// <summary>Gets the binding that the static accessors use.</summary>
    public FlagBinding Binding { get; }

    /// <summary>Gets the manifest's OpenFeature domain; null for the default domain.</summary>
    public string? Domain => Binding.Domain;

    /// <summary>Gets all flags that the manifest had at build time. The list is created when it is first read.</summary>
    public IReadOnlyList<FeatureFlag> Flags => _flags ??= _list();

    /// <summary>Returns the flag with a key, or null if the manifest had no such flag at build time.</summary>
    /// <param name="key">The key.</param>
    public FeatureFlag? Find([TakesFlagKey] string key)
    {
        var byKey = _byKey ??= Flags.ToFrozenDictionary(flag => flag.Key, StringComparer.Ordinal);
        return byKey.GetValueOrDefault(key);
    }

    /// <summary>Returns a value indicating whether a flag belongs to this manifest.</summary>
    /// <param name="flag">The flag.</param>
    public bool Contains(FeatureFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return ReferenceEquals(flag.Binding, Binding);
    }

    /// <summary>Creates a binding to an API, for snapshots. The static accessors are not affected. Create it once and keep it.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the manifest's own.</param>
    /// <returns>A new binding.</returns>
    public FlagBinding BindingTo(Api api, string? domain = null) => new(api, domain ?? Domain);
}

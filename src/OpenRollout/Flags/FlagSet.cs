using System.Collections.Frozen;
using OpenFeature;

namespace OpenRollout;

/// <summary>
/// The flags of one manifest, as a value that can be handed on: to the container that makes snapshots, and to what finds
/// flags by their keys. Generated code makes one, <c>Flags.Set</c>. Thread-safe.
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

    /// <summary>What the static accessors evaluate through.</summary>
    public FlagBinding Binding { get; }

    /// <summary>The manifest's own OpenFeature domain; null for the default one.</summary>
    public string? Domain => Binding.Domain;

    /// <summary>All flags.</summary>
    public IReadOnlyList<FeatureFlag> Flags => _flags ??= _list();

    /// <summary>Returns the flag of that key, or null.</summary>
    /// <param name="key">The key.</param>
    public FeatureFlag? Find([TakesFlagKey] string key)
    {
        var byKey = _byKey ??= Flags.ToFrozenDictionary(flag => flag.Key, StringComparer.Ordinal);
        return byKey.GetValueOrDefault(key);
    }

    /// <summary>Whether a flag is of this manifest.</summary>
    /// <param name="flag">The flag.</param>
    public bool Contains(FeatureFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return ReferenceEquals(flag.Binding, Binding);
    }

    /// <summary>Makes a binding to an API beside that of the static accessors.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the manifest's own.</param>
    public FlagBinding BindingTo(Api api, string? domain = null) => new(api, domain ?? Domain);
}

using OpenFeature.Model;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>The flags of a scope by their keys, over all manifests that the container has: for tags, attributes and tools. Thread-safe.</summary>
/// <param name="snapshots">The snapshots of the scope.</param>
internal sealed class ScopedFlags(IEnumerable<ScopedSnapshot> snapshots)
{
    private readonly ScopedSnapshot[] _snapshots = [.. snapshots];

    /// <summary>Returns the flag of a key; null where no manifest had it when the application was built.</summary>
    /// <param name="key">The key.</param>
    public FeatureFlag? Find([TakesFlagKey] string key)
    {
        foreach (var snapshot in _snapshots)
        {
            if (snapshot.Flags.Find(key) is { } flag)
            {
                return flag;
            }
        }

        return null;
    }

    /// <summary>Tells whether a flag is on for the scope's user.</summary>
    /// <param name="flag">The flag.</param>
    /// <exception cref="InvalidOperationException">The flag's manifest is not registered.</exception>
    public bool IsEnabled(BooleanFlag flag) => SnapshotOf(flag).Get(flag);

    /// <summary>Evaluates a boolean flag for the scope's user and returns how the value came about, such as an error.</summary>
    /// <param name="flag">The flag.</param>
    /// <exception cref="InvalidOperationException">The flag's manifest is not registered.</exception>
    public FlagEvaluationDetails<bool> GetDetails(BooleanFlag flag) => SnapshotOf(flag).GetDetails(flag);

    /// <summary>Returns the name of the variant that the scope's user gets; null where an error or an override decides.</summary>
    /// <param name="flag">The flag.</param>
    /// <exception cref="InvalidOperationException">The flag's manifest is not registered.</exception>
    public string? GetVariantName(FeatureFlag flag) => SnapshotOf(flag).GetVariantName(flag);

    private FlagSnapshot SnapshotOf(FeatureFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return _snapshots.FirstOrDefault(snapshot => snapshot.Flags.Contains(flag))?.Snapshot
            ?? throw new InvalidOperationException($"The manifest of the flag '{flag.Key}' is not registered: call AddFlags(Flags.Set) where OpenFeature is added.");
    }
}

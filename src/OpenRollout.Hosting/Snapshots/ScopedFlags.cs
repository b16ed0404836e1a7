using OpenFeature.Model;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>The flags of all registered manifests for the user of a scope, by key. Used by requirements and tag helpers. Thread-safe.</summary>
/// <param name="snapshots">The snapshots of the scope.</param>
internal sealed class ScopedFlags(IEnumerable<ScopedSnapshot> snapshots)
{
    private readonly ScopedSnapshot[] _snapshots = [.. snapshots];

    /// <summary>Returns the flag with a key; null if no registered manifest declared it when the application was built.</summary>
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

    /// <summary>Returns whether a flag is on for the user of the scope.</summary>
    /// <param name="flag">The flag.</param>
    /// <exception cref="InvalidOperationException">The manifest of the flag is not registered.</exception>
    public bool IsEnabled(BooleanFlag flag) => SnapshotOf(flag).Get(flag);

    /// <summary>Evaluates a boolean flag for the user of the scope and returns the value with its reason or error.</summary>
    /// <param name="flag">The flag.</param>
    /// <exception cref="InvalidOperationException">The manifest of the flag is not registered.</exception>
    public FlagEvaluationDetails<bool> GetDetails(BooleanFlag flag) => SnapshotOf(flag).GetDetails(flag);

    /// <summary>Returns the name of the variant for the user of the scope; null if an error or an override determines the value.</summary>
    /// <param name="flag">The flag.</param>
    /// <exception cref="InvalidOperationException">The manifest of the flag is not registered.</exception>
    public string? GetVariantName(FeatureFlag flag) => SnapshotOf(flag).GetVariantName(flag);

    private FlagSnapshot SnapshotOf(FeatureFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return _snapshots.FirstOrDefault(snapshot => snapshot.Flags.Contains(flag))?.Snapshot
            ?? throw new InvalidOperationException($"The manifest of the flag '{flag.Key}' is not registered. Call AddFlags(Flags.Set) in AddOpenFeature.");
    }
}

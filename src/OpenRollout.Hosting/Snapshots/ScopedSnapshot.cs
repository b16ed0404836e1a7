using OpenFeature.Model;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>The snapshot of a scope for one manifest, without its generated types.</summary>
internal abstract class ScopedSnapshot
{
    /// <summary>Gets the flags of the manifest.</summary>
    public abstract FlagSet Flags { get; }

    /// <summary>Gets the events that guardrails of the manifest count.</summary>
    public abstract ServedEvents Events { get; }

    /// <summary>Gets the snapshot, which is taken on the first call.</summary>
    public abstract FlagSnapshot Snapshot { get; }

    /// <summary>Gets the OpenFeature context of the user; null if only OpenFeature's own contexts apply.</summary>
    public abstract EvaluationContext? User { get; }
}

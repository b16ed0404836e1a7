using OpenFeature.Model;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>The snapshot of a scope, whatever the manifest: for code that knows flags by their keys.</summary>
internal abstract class ScopedSnapshot
{
    /// <summary>The flags that it is of.</summary>
    public abstract FlagSet Flags { get; }

    /// <summary>The snapshot; taken when it is first asked for.</summary>
    public abstract FlagSnapshot Snapshot { get; }

    /// <summary>The user that it is for, as OpenFeature's context; null where only the ambient contexts say.</summary>
    public abstract EvaluationContext? User { get; }
}

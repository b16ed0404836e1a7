using System.ComponentModel;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>The flags of one manifest, with the types that are generated for it.</summary>
/// <typeparam name="TSnapshot">The snapshot: a structure with a property for each flag.</typeparam>
/// <typeparam name="TInterface">The interface of the snapshot.</typeparam>
/// <typeparam name="TContext">The typed context.</typeparam>
public sealed class FlagSet<TSnapshot, TInterface, TContext> : FlagSet
    where TSnapshot : struct, TInterface
    where TInterface : class
    where TContext : struct, IFlagContext<TContext>
{
    private readonly Func<FlagSnapshot, TSnapshot> _wrap;

    /// <summary>Initializes a new flag set. Called by generated code.</summary>
    /// <param name="binding">The binding of the static accessors.</param>
    /// <param name="wrap">Creates the typed snapshot.</param>
    /// <param name="list">Returns all flags. Called when they are first needed, from any thread.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public FlagSet(FlagBinding binding, Func<FlagSnapshot, TSnapshot> wrap, Func<FeatureFlag[]> list)
        : base(binding, list)
    {
        ArgumentNullException.ThrowIfNull(wrap);
        _wrap = wrap;
    }

    /// <summary>Takes a snapshot.</summary>
    /// <param name="binding">What to evaluate through; see <see cref="FlagSet.BindingTo"/>.</param>
    /// <param name="context">The user.</param>
    public TSnapshot Take(FlagBinding binding, in TContext context) => _wrap(FlagSnapshot.Take(binding, in context));

    /// <summary>Takes a snapshot.</summary>
    /// <param name="binding">What to evaluate through; see <see cref="FlagSet.BindingTo"/>.</param>
    /// <param name="context">The user; null evaluates with the ambient contexts alone.</param>
    public TSnapshot Take(FlagBinding binding, EvaluationContext? context = null) => _wrap(FlagSnapshot.Take(binding, context));

    /// <summary>Gives a snapshot its type.</summary>
    /// <param name="snapshot">The snapshot.</param>
    internal TSnapshot Wrap(FlagSnapshot snapshot) => _wrap(snapshot);
}

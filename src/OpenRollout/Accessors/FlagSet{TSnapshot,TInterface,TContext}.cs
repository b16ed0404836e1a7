using System.ComponentModel;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>A set that contains all flags of one manifest, and creates snapshots of the type that is generated for it.</summary>
/// <typeparam name="TSnapshot">The snapshot type: a structure with a property for each flag.</typeparam>
/// <typeparam name="TInterface">The interface of the snapshot type.</typeparam>
/// <typeparam name="TContext">The generated context type.</typeparam>
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

    /// <summary>Takes a snapshot for a typed context.</summary>
    /// <param name="binding">The binding to evaluate through: <see cref="FlagSet.Binding"/> or one that <see cref="FlagSet.BindingTo"/> has created.</param>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    public TSnapshot Take(FlagBinding binding, in TContext context) => _wrap(FlagSnapshot.Take(binding, in context));

    /// <summary>Takes a snapshot for an untyped context.</summary>
    /// <param name="binding">The binding to evaluate through: <see cref="FlagSet.Binding"/> or one that <see cref="FlagSet.BindingTo"/> has created.</param>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    public TSnapshot Take(FlagBinding binding, EvaluationContext? context = null) => _wrap(FlagSnapshot.Take(binding, context));

    /// <summary>Wraps a snapshot in the generated type.</summary>
    /// <param name="snapshot">The snapshot.</param>
    internal TSnapshot Wrap(FlagSnapshot snapshot) => _wrap(snapshot);
}

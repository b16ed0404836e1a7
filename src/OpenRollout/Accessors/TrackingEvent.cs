using System.ComponentModel;
using OpenFeature.Model;
using OpenRollout.Accessors;
using OpenRollout.Accessors.Bindings;
using OpenRollout.Providers;

namespace OpenRollout;

/// <summary>
/// An event that guardrails count, such as a failed checkout. Generated code creates one for each event of the manifest's
/// <c>guardrails</c>. Tracking it passes it to the provider for the same user that accessors evaluate flags for, as OpenFeature's client
/// does, and never throws. If the client would only call an <see cref="OpenRolloutProvider"/> and only guardrails use the
/// event, it is counted without the client, which allocates nothing. Thread-safe.
/// </summary>
public sealed class TrackingEvent
{
    /// <summary>The number of the state that was used last, in the upper half, and the event's index in it, in the lower half.</summary>
    private long _lastIndex;

    /// <summary>Initializes a new event. Called by generated code.</summary>
    /// <param name="binding">The binding to track the event through.</param>
    /// <param name="name">The event's name.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or consists of white space.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TrackingEvent(FlagBinding binding, string name)
    {
        ArgumentNullException.ThrowIfNull(binding);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Binding = binding;
        Name = name;
    }

    /// <summary>Gets the event's name in the manifest, such as <c>checkout.failed</c>.</summary>
    public string Name { get; }

    internal FlagBinding Binding { get; }

    /// <summary>Tracks the event for a user.</summary>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    /// <param name="value">The value of the event, such as an amount or a time in milliseconds; null if it has none.</param>
    public void Track(EvaluationContext? context = null, double? value = null) => Track(Binding.Current, context, value);

    /// <summary>Tracks the event for a user, with details.</summary>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    /// <param name="details">The details. Guardrails use their value only.</param>
    public void Track(EvaluationContext? context, TrackingEventDetails? details) => Track(Binding.Current, context, details);

    /// <inheritdoc cref="Track(EvaluationContext?, double?)"/>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    /// <param name="value">The value of the event, such as an amount or a time in milliseconds; null if it has none.</param>
    public void Track<TContext>(in TContext context, double? value = null)
        where TContext : struct, IFlagContext<TContext>
    {
        var client = Binding.Current;
        if (!DirectTracking.TryTrack(this, client, in context, value))
        {
            ClientTracking.Track(this, client, AttributeContext.From(in context), ClientTracking.ToDetails(value));
        }
    }

    /// <inheritdoc cref="Track(EvaluationContext?, TrackingEventDetails?)"/>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    /// <param name="details">The details. Guardrails use their value only.</param>
    public void Track<TContext>(in TContext context, TrackingEventDetails? details)
        where TContext : struct, IFlagContext<TContext>
    {
        var client = Binding.Current;
        if (!DirectTracking.TryTrack(this, client, in context, details?.Value))
        {
            ClientTracking.Track(this, client, AttributeContext.From(in context), details);
        }
    }

    /// <summary>Returns the event's name.</summary>
    public override string ToString() => Name;

    /// <summary>Tracks the event through a client, or without it if the result is the same.</summary>
    internal void Track(BoundClient client, EvaluationContext? context, double? value)
    {
        if (!DirectTracking.TryTrack(this, client, context, value))
        {
            ClientTracking.Track(this, client, context, ClientTracking.ToDetails(value));
        }
    }

    /// <inheritdoc cref="Track(BoundClient, EvaluationContext?, double?)"/>
    internal void Track(BoundClient client, EvaluationContext? context, TrackingEventDetails? details)
    {
        if (!DirectTracking.TryTrack(this, client, context, details?.Value))
        {
            ClientTracking.Track(this, client, context, details);
        }
    }

    /// <summary>Returns the event's index in a state; -1 if no flag watches it. Looks up the name only if another state was used last.</summary>
    internal int IndexIn(ProviderState state)
    {
        var last = Volatile.Read(ref _lastIndex);
        return (int)(last >> 32) == state.Number ? (int)last : FindIn(state);
    }

    private int FindIn(ProviderState state)
    {
        var index = state.FindEvent(Name);
        Volatile.Write(ref _lastIndex, ((long)state.Number << 32) | (uint)index);
        return index;
    }
}

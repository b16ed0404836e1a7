using System.ComponentModel;
using OpenFeature.Model;
using OpenRollout.Accessors;

namespace OpenRollout;

/// <summary>
/// An event that guardrails count, such as a failed checkout. Generated code creates one for each event of the manifest's
/// <c>guardrails</c>. Tracking it passes it to the provider for the same user that accessors evaluate flags for, as OpenFeature's client
/// does, and never throws. If the client would only call an <see cref="OpenRolloutProvider"/> and nothing but guardrails uses the
/// event, it is counted without the client, which allocates nothing. Thread-safe.
/// </summary>
public sealed class TrackingEvent
{
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
    public void Track(EvaluationContext? context = null, double? value = null)
        => ClientTracking.Track(this, Binding.Current, context, ClientTracking.ToDetails(value));

    /// <summary>Tracks the event for a user, with details.</summary>
    /// <param name="context">The evaluation context of the user; null to use only the ambient contexts (API, client and transaction).</param>
    /// <param name="details">The details. Guardrails use their value only.</param>
    public void Track(EvaluationContext? context, TrackingEventDetails? details)
        => ClientTracking.Track(this, Binding.Current, context, details);

    /// <inheritdoc cref="Track(EvaluationContext?, double?)"/>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    /// <param name="value">The value of the event, such as an amount or a time in milliseconds; null if it has none.</param>
    public void Track<TContext>(in TContext context, double? value = null)
        where TContext : struct, IFlagContext<TContext>
        => Track(AttributeContext.From(in context), value);

    /// <inheritdoc cref="Track(EvaluationContext?, TrackingEventDetails?)"/>
    /// <typeparam name="TContext">The generated context type.</typeparam>
    /// <param name="context">The user. Attributes that are null are taken from the ambient contexts.</param>
    /// <param name="details">The details. Guardrails use their value only.</param>
    public void Track<TContext>(in TContext context, TrackingEventDetails? details)
        where TContext : struct, IFlagContext<TContext>
        => Track(AttributeContext.From(in context), details);

    /// <summary>Returns the event's name.</summary>
    public override string ToString() => Name;
}

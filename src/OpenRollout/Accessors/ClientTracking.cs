using OpenFeature.Model;
using OpenRollout.Accessors.Bindings;

namespace OpenRollout.Accessors;

/// <summary>Tracks events through OpenFeature's client. Never throws.</summary>
internal static class ClientTracking
{
    /// <summary>Tracks an event for the user that flags are evaluated for: with the transaction's context too, which the client itself does not merge into events.</summary>
    /// <param name="trackingEvent">The event.</param>
    /// <param name="client">The client.</param>
    /// <param name="context">The caller's context.</param>
    /// <param name="details">The details of the event.</param>
    public static void Track(TrackingEvent trackingEvent, BoundClient client, EvaluationContext? context, TrackingEventDetails? details)
        => Track(trackingEvent, client, TransactionContextOf(client), context, details);

    /// <summary>Tracks an event in the context of a transaction that may have ended.</summary>
    /// <inheritdoc cref="Track(TrackingEvent, BoundClient, EvaluationContext?, TrackingEventDetails?)"/>
    /// <param name="trackingEvent">The event.</param>
    /// <param name="client">The client.</param>
    /// <param name="transaction">The transaction's context.</param>
    /// <param name="context">The caller's context.</param>
    /// <param name="details">The details of the event.</param>
    public static void Track(
        TrackingEvent trackingEvent, BoundClient client, EvaluationContext? transaction, EvaluationContext? context, TrackingEventDetails? details)
    {
        try
        {
            client.Client.Track(trackingEvent.Name, Merge(transaction, context), details);
        }
#pragma warning disable CA1031 // Tracking never throws.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    /// <summary>Returns the details of an event with a value; null if it has none.</summary>
    public static TrackingEventDetails? ToDetails(double? value)
        => value is null ? null : TrackingEventDetails.Builder().SetValue(value).Build();

    private static EvaluationContext? TransactionContextOf(BoundClient client)
    {
        try
        {
            return client.TransactionContext;
        }
#pragma warning disable CA1031 // A propagator may throw any exception. The client does not call it for events.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static EvaluationContext? Merge(EvaluationContext? transaction, EvaluationContext? own)
        => transaction is null or { Count: 0 } ? own
            : own is null or { Count: 0 } ? transaction
            : EvaluationContext.Builder().Merge(transaction).Merge(own).Build();
}

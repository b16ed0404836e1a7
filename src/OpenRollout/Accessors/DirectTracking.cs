using OpenFeature.Model;
using OpenRollout.Accessors.Bindings;

namespace OpenRollout.Accessors;

/// <summary>Counts events without OpenFeature's client where the result is the same. Allocates nothing and never throws.</summary>
internal static class DirectTracking
{
    /// <summary>Counts an event if a flag watches it. Returns false if the event must be tracked through the client.</summary>
    /// <param name="trackingEvent">The event.</param>
    /// <param name="client">The client.</param>
    /// <param name="context">The caller's context.</param>
    /// <param name="value">The value of the event; null if it has none.</param>
    public static bool TryTrack(TrackingEvent trackingEvent, BoundClient client, EvaluationContext? context, double? value)
    {
        try
        {
            if (client.FindState() is not { PassesEventsOn: false } state)
            {
                return false;
            }

            if (trackingEvent.IndexIn(state) is not (>= 0 and var index))
            {
                return true;
            }

            if (client.TryGetEnvironment(state, out var environment))
            {
                state.Track(index, environment.LayersForOne(context), value);
                return true;
            }
        }
#pragma warning disable CA1031 // A propagator may throw any exception. The client, called next, does not call it for events.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return false;
    }

    /// <inheritdoc cref="TryTrack(TrackingEvent, BoundClient, EvaluationContext?, double?)"/>
    /// <typeparam name="TContext">The type of the context.</typeparam>
    public static bool TryTrack<TContext>(TrackingEvent trackingEvent, BoundClient client, in TContext context, double? value)
        where TContext : struct, IFlagContext<TContext>
    {
        try
        {
            if (client.FindState() is not { PassesEventsOn: false } state)
            {
                return false;
            }

            if (trackingEvent.IndexIn(state) is not (>= 0 and var index))
            {
                return true;
            }

            if (client.TryGetEnvironment(state, out var environment))
            {
                state.Track(index, in context, environment.LayersForOne(), value);
                return true;
            }
        }
#pragma warning disable CA1031 // A propagator may throw any exception. The client, called next, does not call it for events.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        return false;
    }
}

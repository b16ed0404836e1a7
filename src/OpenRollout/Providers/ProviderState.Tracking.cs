using OpenRollout.Contexts;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;

namespace OpenRollout.Providers;

/// <content>Tracked events. No method throws.</content>
internal sealed partial class ProviderState
{
    /// <summary>Gets a value indicating whether the provider passes tracked events on, with their contexts and details. Such events must be tracked through OpenFeature's client.</summary>
    public bool PassesEventsOn { get; }

    /// <summary>Returns the index of an event; -1 if no flag watches it.</summary>
    public int FindEvent(string? eventName) => Events is not { } events || eventName is null ? -1 : events.Find(eventName);

    /// <summary>Passes an event to the monitor, for untyped contexts.</summary>
    /// <param name="index">The index of the event.</param>
    /// <param name="contexts">The contexts of the user.</param>
    /// <param name="value">The value of the event; null if it has none.</param>
    public void Track(int index, in ContextLayers contexts, double? value)
    {
        if (TicksForEvent() is not { } utcTicks)
        {
            return;
        }

        var count = Program.AttributeNames.Length;
        if (count > ContentBuffer.Length)
        {
            Track(index, ThreadBuffers.Current.GetContents(count), in contexts, utcTicks, value);
            return;
        }

        var contents = default(ContentBuffer);
        Track(index, contents, in contexts, utcTicks, value);
    }

    /// <summary>Passes an event to the monitor, for untyped contexts of which some attributes have been read.</summary>
    /// <inheritdoc cref="Track(int, in ContextLayers, double?)"/>
    public void Track(int index, Span<object?> contents, in ContextLayers contexts, long utcTicks, double? value)
        => TrackSafely(index, new ContextView(contents, utcTicks, _source, in contexts), value);

    /// <summary>Passes an event to the monitor, for a typed context. Absent attributes are read from the ambient contexts.</summary>
    /// <inheritdoc cref="Track(int, in ContextLayers, double?)"/>
    public void Track<TContext>(int index, in TContext context, in ContextLayers ambient, double? value)
        where TContext : struct, IFlagContext<TContext>
    {
        if (TicksForEvent() is not { } utcTicks)
        {
            return;
        }

        var map = _attributeOrder.MapTo(TContext.Layout);
        var given = TContext.GetAttributes(in context);
        if (map.IsIdentity)
        {
            Track(index, given, in ambient, utcTicks, value);
            return;
        }

        var attributes = ThreadBuffers.Current.GetAttributes(Program.AttributeNames.Length);
        map.Copy(given, attributes);
        Track(index, attributes, in ambient, utcTicks, value);
    }

    /// <summary>Passes an event to the monitor, for attributes in the program's order. Absent attributes are read from the ambient contexts.</summary>
    /// <inheritdoc cref="Track(int, in ContextLayers, double?)"/>
    public void Track(int index, ReadOnlySpan<AttributeValue> attributes, in ContextLayers ambient, long utcTicks, double? value)
        => TrackSafely(index, new ContextView(attributes, utcTicks, _source, in ambient), value);

    /// <summary>Returns null if the application's clock throws. First, as the clock may evaluate flags itself, and the thread's buffers are for one evaluation at a time.</summary>
    private long? TicksForEvent()
    {
        try
        {
            return TicksForAll();
        }
#pragma warning disable CA1031 // The application's clock may throw any exception, which must not reach the code that tracks.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private void TrackSafely(int index, in ContextView user, double? value)
    {
        try
        {
            Events!.Track(index, in user, value);
        }
#pragma warning disable CA1031 // An event without effect must not become a failure of the request that tracks it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}

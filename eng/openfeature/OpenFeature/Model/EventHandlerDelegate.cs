namespace OpenFeature.Model;

/// <summary>Is told of an event. Handlers run one after the other; what one throws is logged.</summary>
public delegate void EventHandlerDelegate(ProviderEventPayload? eventDetails);

namespace OpenFeature.Model;

/// <summary>Handles an event. Handlers run in sequence; exceptions are logged.</summary>
public delegate void EventHandlerDelegate(ProviderEventPayload? eventDetails);

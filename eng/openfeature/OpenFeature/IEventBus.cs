using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenFeature;

/// <summary>Passes events to handlers.</summary>
public interface IEventBus
{
    /// <summary>Adds a handler, which runs at once if the provider is in that state already.</summary>
    void AddHandler(ProviderEventTypes type, EventHandlerDelegate handler);

    void RemoveHandler(ProviderEventTypes type, EventHandlerDelegate handler);
}

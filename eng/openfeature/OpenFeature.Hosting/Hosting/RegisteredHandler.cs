using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenFeature.Hosting;

/// <summary>A handler that was registered.</summary>
internal sealed record RegisteredHandler(ProviderEventTypes Type, EventHandlerDelegate Handler);

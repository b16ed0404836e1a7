namespace OpenFeature.Hosting;

/// <summary>A hook that was registered, by the key of its service.</summary>
internal sealed record HookName(string Name);

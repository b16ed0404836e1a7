namespace OpenRollout.TestSupport;

/// <summary>An event that a <see cref="RecordingMonitor"/> has recorded.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="User">The targeting key of the user; null if there is none.</param>
/// <param name="Value">The value; null if there is none.</param>
/// <param name="Attributes">All attributes of the manifest for the user.</param>
/// <param name="State">The number of the state.</param>
internal sealed record RecordedEvent(string Name, string? User, double? Value, string Attributes, int State);

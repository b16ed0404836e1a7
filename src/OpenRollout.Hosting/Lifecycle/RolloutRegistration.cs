namespace OpenRollout.Hosting.Lifecycle;

/// <summary>Says that a domain has its provider; null is the default one.</summary>
internal sealed record RolloutRegistration(string? Domain);

namespace OpenRollout.Hosting.Lifecycle;

/// <summary>A marker in the service collection for each provider that was added.</summary>
/// <param name="Domain">The domain of the provider; null for the default provider.</param>
internal sealed record RolloutRegistration(string? Domain);

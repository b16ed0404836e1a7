namespace OpenRollout;

/// <summary>Provides the evidence of guardrails of a provider.</summary>
public static class OpenRolloutProviderExtensions
{
    /// <summary>Returns the evidence of all guardrails of the provider's manifest, in the order of its flags.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns>The evidence; empty if <see cref="OpenRolloutOptions.Monitor"/> is not a <see cref="GuardrailMonitor"/>, no flag is watched or there has been no valid manifest.</returns>
    public static IReadOnlyList<GuardrailStatus> GetGuardrails(this OpenRolloutProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return (provider.Options.Monitor as GuardrailMonitor)?.GetStatus() ?? [];
    }
}

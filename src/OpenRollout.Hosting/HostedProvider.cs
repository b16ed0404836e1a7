namespace OpenRollout.Hosting;

/// <summary>A provider that the container has; <c>IEnumerable&lt;HostedProvider&gt;</c> gives all, for tools that look at them.</summary>
/// <param name="Domain">The domain that it serves; null for the default one.</param>
/// <param name="Provider">The provider.</param>
public sealed record HostedProvider(string? Domain, OpenRolloutProvider Provider);

using Microsoft.Extensions.Options;

namespace OpenRollout.Hosting.Configuration;

/// <summary>What belongs to the default provider, whose options have no name, or to a domain goes by these names.</summary>
internal static class OptionsPath
{
    /// <summary>The section that has the domains': of its own, so that a domain may have the name of an option.</summary>
    public const string Domains = "Domains";

    /// <summary>Where in the configuration the options are.</summary>
    public static string SectionOf(string? name)
        => string.IsNullOrEmpty(name) ? OpenRolloutHostingOptions.Section : $"{OpenRolloutHostingOptions.Section}:{Domains}:{name}";

    /// <summary>The name of the clients.</summary>
    public static string ClientOf(string? name)
        => string.IsNullOrEmpty(name) ? OpenRolloutHostingOptions.Section : $"{OpenRolloutHostingOptions.Section}:{name}";

    public static string NameOf(string? domain) => domain ?? Options.DefaultName;
}

using Microsoft.Extensions.Options;

namespace OpenRollout.Hosting.Configuration;

/// <summary>The names of options, configuration sections and HTTP clients of a domain. The options of the default provider have no name.</summary>
internal static class OptionsPath
{
    /// <summary>The section that contains a section for each domain, so that a domain may have the name of an option.</summary>
    public const string Domains = "Domains";

    /// <summary>Returns the path of the configuration section for options.</summary>
    public static string SectionOf(string? name)
        => string.IsNullOrEmpty(name) ? OpenRolloutHostingOptions.Section : $"{OpenRolloutHostingOptions.Section}:{Domains}:{name}";

    /// <summary>Returns the name of the HTTP client for options.</summary>
    public static string ClientOf(string? name)
        => string.IsNullOrEmpty(name) ? OpenRolloutHostingOptions.Section : $"{OpenRolloutHostingOptions.Section}:{name}";

    public static string NameOf(string? domain) => domain ?? Options.DefaultName;
}

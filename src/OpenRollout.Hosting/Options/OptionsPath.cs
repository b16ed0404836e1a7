using Microsoft.Extensions.Options;

namespace OpenRollout.Hosting;

/// <summary>Where in the configuration options are: those of the default provider, whose options have no name, or of a domain.</summary>
internal static class OptionsPath
{
    public static string Of(string? name)
        => string.IsNullOrEmpty(name) ? OpenRolloutHostingOptions.Section : $"{OpenRolloutHostingOptions.Section}:{name}";

    public static string NameOf(string? domain) => domain ?? Options.DefaultName;
}

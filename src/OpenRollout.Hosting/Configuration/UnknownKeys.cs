using Microsoft.Extensions.Configuration;
using OpenRollout.Manifest.Problems;

namespace OpenRollout.Hosting.Configuration;

/// <summary>Finds configuration keys that are not options and suggests similar ones. Messages contain keys only, as values may be secrets.</summary>
internal static class UnknownKeys
{
    /// <summary>Finds the unknown keys of the default provider and of all domains that have a provider.</summary>
    /// <param name="root">The configuration section <c>OpenRollout</c>.</param>
    /// <param name="domains">The domains that have a provider.</param>
    public static IEnumerable<string> Find(IConfigurationSection root, IReadOnlyList<string> domains)
        => FindIn(root, [.. OptionKeys.Provider, OptionsPath.Domains], domains)
            .Concat(domains.SelectMany(domain => FindIn(root.GetSection(OptionsPath.Domains).GetSection(domain), OptionKeys.Provider, domains)));

    /// <summary>Finds the sections of domains that have no provider.</summary>
    public static IEnumerable<string> FindDomains(IConfigurationSection root, IReadOnlyList<string> domains)
        => root.GetSection(OptionsPath.Domains).GetChildren()
            // A domain may contain colons, which separate the parts of a key.
            .Where(section => !domains.Any(domain => OptionKeys.AreEqual(section.Key, domain.Split(':')[0])))
            .Select(section => $"{section.Path} is ignored, because no provider was added for that domain{NearestName.Suggest(section.Key, domains)}");

    private static IEnumerable<string> FindIn(IConfigurationSection section, IReadOnlyList<string> known, IReadOnlyList<string> domains)
    {
        foreach (var option in section.GetChildren())
        {
            if (!known.Any(name => OptionKeys.AreEqual(name, option.Key)))
            {
                yield return Describe(option, known, domains);
            }
            else if (OptionKeys.Below(option.Key) is { } below)
            {
                foreach (var failure in FindIn(option, below, []))
                {
                    yield return failure;
                }
            }
            else if (!OptionKeys.AreEqual(option.Key, OptionsPath.Domains) && !OptionKeys.HasFreeKeys(option.Key) && option.GetChildren().FirstOrDefault() is { } nested)
            {
                yield return $"unknown option '{nested.Path}': {option.Path} is a single value.";
            }
        }
    }

    private static string Describe(IConfigurationSection option, IReadOnlyList<string> known, IReadOnlyList<string> domains)
        => OptionKeys.IsCodeOnly(option.Key) ? $"{option.Path} cannot be set in the configuration; set it in code."
            : domains.FirstOrDefault(domain => OptionKeys.AreEqual(domain, option.Key)) is { } domain ? $"unknown option '{option.Path}': the options of the domain are in {OptionsPath.SectionOf(domain)}."
            : NearestName.Suggest(option.Key, known) is { Length: > 0 } suggestion ? $"unknown option '{option.Path}'{suggestion}"
            : $"unknown option '{option.Path}'; valid options are {string.Join(", ", known)}.";
}

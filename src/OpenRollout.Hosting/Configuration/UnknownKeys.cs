using Microsoft.Extensions.Configuration;
using OpenRollout.Manifest;

namespace OpenRollout.Hosting.Configuration;

/// <summary>Finds keys of the configuration that are no option, and says what was probably meant. Names keys only: values may be secrets.</summary>
internal static class UnknownKeys
{
    /// <summary>Finds those of the default provider, and of all domains that have one.</summary>
    /// <param name="root">The section <c>OpenRollout</c>.</param>
    /// <param name="domains">The domains that have a provider.</param>
    public static IEnumerable<string> Find(IConfigurationSection root, IReadOnlyList<string> domains)
        => FindIn(root, [.. OptionKeys.Provider, OptionsPath.Domains], domains)
            .Concat(domains.SelectMany(domain => FindIn(root.GetSection(OptionsPath.Domains).GetSection(domain), OptionKeys.Provider, domains)));

    /// <summary>Finds sections of domains that have no provider.</summary>
    public static IEnumerable<string> FindDomains(IConfigurationSection root, IReadOnlyList<string> domains)
        => root.GetSection(OptionsPath.Domains).GetChildren()
            // A domain may have colons in its name, which part keys.
            .Where(section => !domains.Any(domain => OptionKeys.Is(section.Key, domain.Split(':')[0])))
            .Select(section => $"{section.Path} is not used, as no provider of that domain was added{NearestName.Suggest(section.Key, domains)}");

    private static IEnumerable<string> FindIn(IConfigurationSection section, IReadOnlyList<string> known, IReadOnlyList<string> domains)
    {
        foreach (var option in section.GetChildren())
        {
            if (!known.Any(name => OptionKeys.Is(name, option.Key)))
            {
                yield return Describe(option, known, domains);
            }
            else if (OptionKeys.Is(option.Key, nameof(OpenRolloutHostingOptions.Http)))
            {
                foreach (var failure in FindIn(option, OptionKeys.Http, []))
                {
                    yield return failure;
                }
            }
            else if (!OptionKeys.Is(option.Key, OptionsPath.Domains) && !OptionKeys.HasOwnKeys(option.Key) && option.GetChildren().FirstOrDefault() is { } below)
            {
                yield return $"{below.Path} is no option: {option.Path} is a single value.";
            }
        }
    }

    private static string Describe(IConfigurationSection option, IReadOnlyList<string> known, IReadOnlyList<string> domains)
        => OptionKeys.IsInCode(option.Key) ? $"{option.Path} cannot be configured: set it in code."
            : domains.FirstOrDefault(domain => OptionKeys.Is(domain, option.Key)) is { } domain ? $"{option.Path} is no option: the options of the domain are in {OptionsPath.SectionOf(domain)}."
            : NearestName.Suggest(option.Key, known) is { Length: > 0 } suggestion ? $"{option.Path} is no option{suggestion}"
            : $"{option.Path} is no option; there are {string.Join(", ", known)}.";
}
